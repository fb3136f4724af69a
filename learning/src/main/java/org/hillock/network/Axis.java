package org.hillock.network;

import org.hillock.network.Padding.Fixed;
import org.hillock.network.Padding.Same;

/// How a window moves along one size: output o reads the inputs o stride + k dilation - before, for
/// 0 ≤ k < kernel.
///
/// @param kernel inputs that it reads at once, at least 1
/// @param stride from one output to the next, at least 1
/// @param dilation from one of its inputs to the next, at least 1
/// @param padding what lies before and after
public record Axis(int kernel, int stride, int dilation, Padding padding) {
  /// A window of one, everywhere.
  static final Axis STILL = new Axis(1, 1, 1, new Fixed(0, 0));

  /// Checks the sizes.
  public Axis {
    if (kernel < 1 || stride < 1 || dilation < 1) {
      throw new IllegalArgumentException(
          "a window with kernel %d, stride %d and dilation %d cannot be; make each at least 1."
              .formatted(kernel, stride, dilation));
    }
  }

  /// How many inputs lie between the first and the last that it reads at once, both counted.
  public int span() {
    return (kernel - 1) * dilation + 1;
  }

  /// How many outputs so many inputs give.
  public int outputs(int inputs) {
    return switch (padding) {
      case Same _ -> (inputs + stride - 1) / stride;
      case Fixed(int before, int after) ->
          inputs == 0 ? 0 : Math.max(0, inputs + before + after - span() + stride) / stride;
    };
  }

  /// How many places lie before so many inputs.
  public int before(int inputs) {
    return switch (padding) {
      case Same _ -> Math.max(0, (outputs(inputs) - 1) * stride + span() - inputs) / 2;
      case Fixed(int before, int _) -> before;
    };
  }

  /// How long so many inputs are with the places on both sides that the window reads.
  int padded(int inputs) {
    return Math.max((outputs(inputs) - 1) * stride + span(), before(inputs) + inputs);
  }

  /// Whether inputs of so many are all that the window reads.
  boolean isInside(int inputs) {
    return before(inputs) == 0 && padded(inputs) == inputs;
  }

  /// Whether ∂loss by the inputs is a convolution itself: that of ∂loss by the outputs with the
  /// kernel turned round.
  boolean turns(int inputs) {
    int before = before(inputs);
    int after = outputs(inputs) - 1 + kernel - before - inputs;
    return stride == 1 && dilation == 1 && before < kernel && after < kernel;
  }
}
