package org.hillock.diagnosis;

/// What can be wrong with a training.
public enum Condition {
  /// A number became NaN or infinite.
  NON_FINITE("non-finite values"),
  /// Gradients get smaller from layer to layer, until the first layers hardly learn.
  VANISHING("vanishing gradients"),
  /// Gradients or values get larger from layer to layer.
  EXPLODING("exploding gradients"),
  /// Units have slope 0 on all examples, or more and more of them do.
  DYING("dying units"),
  /// Units are where their function is all but flat.
  SATURATING("saturated units"),
  /// Layers give nearly the same for all examples, or several linear layers amount to one.
  COLLAPSING("collapse"),
  /// The units of a layer are copies of each other.
  SYMMETRIC("symmetric initialization"),
  /// Inputs are far from mean 0 and deviation 1.
  UNSCALED("unscaled inputs"),
  /// Labels, loss and output do not belong together.
  MISMATCH("labels, loss and output that do not match"),
  /// The steps are too large.
  RATE_TOO_HIGH("learning rate too high"),
  /// The steps are too small.
  RATE_TOO_LOW("learning rate too low"),
  /// The training loss falls on while the validation loss rises.
  MEMORIZING("memorizing");

  private final String label;

  Condition(String label) {
    this.label = label;
  }

  /// Its name in text.
  public String label() {
    return label;
  }

  /// Whether it stays in the weights, so that what is done later comes too late: what died gets no
  /// gradient that could bring it back.
  boolean stays() {
    return switch (this) {
      case DYING, SATURATING, NON_FINITE -> true;
      case VANISHING,
          EXPLODING,
          COLLAPSING,
          SYMMETRIC,
          UNSCALED,
          MISMATCH,
          RATE_TOO_HIGH,
          RATE_TOO_LOW,
          MEMORIZING ->
          false;
    };
  }
}
