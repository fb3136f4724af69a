package org.hillock.onnx.tuning;

import java.util.OptionalDouble;

/// How well a model does.
///
/// @param loss mean over rows: cross-entropy in nats, or squared error
/// @param accuracy share of right classes; empty for numbers
public record Scores(double loss, OptionalDouble accuracy) {
  /// Of raw outputs.
  public static Scores of(Goal goal, float[] raw) {
    return new Scores(goal.loss(raw), goal.accuracy(raw));
  }
}
