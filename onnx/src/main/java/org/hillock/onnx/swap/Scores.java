package org.hillock.onnx.swap;

import java.util.OptionalDouble;
import org.hillock.onnx.tuning.Goal;

/// How well a model does.
///
/// @param loss mean over rows: cross-entropy in nats, or squared error
/// @param accuracy share of right classes; empty for numbers
public record Scores(double loss, OptionalDouble accuracy) {
  static Scores of(Goal goal, float[] raw) {
    return new Scores(goal.loss(raw), goal.accuracy(raw));
  }
}
