package org.hillock.notation;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Optional;
import org.hillock.activation.Activation;
import org.hillock.activation.Card;
import org.hillock.activation.Card.Trait;
import org.hillock.activation.Elementwise;
import org.hillock.activation.function.Relu;
import org.hillock.activation.function.Sigmoid;
import org.hillock.activation.function.Tanh;

/// What an activation does in a network; those that ask more of it come later.
public enum Role {
  /// It is what a hidden layer gives.
  HIDDEN("hidden layers"),
  /// It makes the candidate of an lstm or gru, and what an lstm gives of its state.
  CELLS("cells"),
  /// It says which share an lstm or gru remembers, takes in, or gives.
  GATES("gates");

  private final String label;

  Role(String label) {
    this.label = label;
  }

  /// What reports call such places.
  public String label() {
    return label;
  }

  /// Behind the name of a function that is used there: ` at the gates`; nothing for hidden layers.
  public String phrase() {
    return switch (this) {
      case HIDDEN -> "";
      case CELLS -> " in the " + label;
      case GATES -> " at the " + label;
    };
  }

  /// What is there if nothing is said.
  public Activation usual() {
    return switch (this) {
      case HIDDEN -> new Relu();
      case CELLS -> new Tanh();
      case GATES -> new Sigmoid();
    };
  }

  /// Whether a comparison tries a function there unless told otherwise: in hidden layers those that
  /// are common, in cells those of bounded range around 0, at gates those with values from 0 to 1.
  public boolean tries(Activation function) {
    Card.Shape shape = function.card().shape();
    return function.trainable()
        && objection(function).isEmpty()
        && switch (this) {
          case HIDDEN -> shape.traits().contains(Trait.COMMON);
          case CELLS ->
              shape.traits().contains(Trait.ZERO_CENTERED)
                  && Double.isFinite(shape.low())
                  && Double.isFinite(shape.high());
          case GATES -> true;
        };
  }

  /// Why a function makes no sense there, if it does not.
  public Optional<String> objection(Activation function) {
    return switch (this) {
      case HIDDEN -> Optional.empty();
      case CELLS -> notElementwise(function);
      case GATES -> notElementwise(function).or(() -> notShare(function));
    };
  }

  private Optional<String> notElementwise(Activation function) {
    return function instanceof Elementwise
        ? Optional.empty()
        : Optional.of(
            "%s is no function of each number by itself, which the %s of lstm and gru need; take one such as %s."
                .formatted(function.name(), label, usual().name()));
  }

  private static Optional<String> notShare(Activation function) {
    Card.Shape shape = function.card().shape();
    return shape.low() >= 0 && shape.high() <= 1
        ? Optional.empty()
        : Optional.of(
            "%s has values from %s to %s, and a gate lets through a share from 0 to 1; take one such as hard_sigmoid."
                .formatted(function.name(), text(shape.low()), text(shape.high())));
  }

  private static String text(double bound) {
    if (Double.isInfinite(bound)) {
      return bound < 0 ? "-infinity" : "infinity";
    }
    return new BigDecimal(bound, new MathContext(3)).stripTrailingZeros().toPlainString();
  }

  /// Why a network has no such places.
  String missing(String network) {
    return "%s has no %s to compare functions at: those are the places of lstm and gru; take --network lstm or gru, or write such a line in a network file."
        .formatted(network, label);
  }
}
