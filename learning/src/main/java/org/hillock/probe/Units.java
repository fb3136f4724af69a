package org.hillock.probe;

import java.util.List;

/// How often each unit of an activation was at work. A unit is a place along the last size of an
/// example: a neuron of a dense layer, a channel of an image, a feature of a step, a number of the
/// state of a recurrent layer.
///
/// @param seen how many values of each unit were looked at: examples, times pixels or steps
/// @param examples how many examples that were
/// @param active for each unit the share of the values with a slope other than 0
/// @param saturated for each unit the share of them with a slope below 1 % of the largest that the
///   function has
public record Units(long seen, long examples, List<Double> active, List<Double> saturated) {
  /// Copies the lists.
  public Units {
    active = List.copyOf(active);
    saturated = List.copyOf(saturated);
  }

  /// Of one value an example.
  public Units(long seen, List<Double> active, List<Double> saturated) {
    this(seen, seen, active, saturated);
  }

  /// How many units there are.
  public int count() {
    return active.size();
  }

  /// How many had slope 0 on all that was seen.
  public int silent() {
    return (int) active.stream().filter(share -> share == 0).count();
  }

  /// The largest share of examples on which a silent unit could still be active, with a confidence
  /// of 95 %: 1 - 0.05^(1/n) for n that were seen, some 3 / n. Pixels and steps of one example are
  /// alike, so that only examples count.
  public double silentBound() {
    return 1 - StrictMath.pow(0.05, 1.0 / examples);
  }
}
