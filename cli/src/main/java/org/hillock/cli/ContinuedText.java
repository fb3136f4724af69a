package org.hillock.cli;

import java.util.Locale;
import java.util.OptionalDouble;
import org.hillock.onnx.tuning.Continued;

/// What became of a graph that went on learning, in plain text.
final class ContinuedText {
  private ContinuedText() {}

  /// @param from what the model was called
  /// @param out where it is now
  static String of(Continued tuned, String from, String out) {
    StringBuilder text = new StringBuilder();
    text.append(
        "%s: %d tensors of weights went on learning from %d rows; %s%n"
            .formatted(
                from,
                tuned.weights(),
                tuned.learned(),
                tuned.epoch() == 0
                    ? "no epoch did better on other rows, so they stay as they were"
                    : "epoch " + tuned.epoch() + " did best on other rows"));
    text.append("%nover %d rows, which it did not see%n".formatted(tuned.judged()));
    text.append("                  before       after\n");
    text.append(
        String.format(
            Locale.ROOT,
            "  loss      %12.3g%12.3g%n",
            tuned.before().loss(),
            tuned.after().loss()));
    if (tuned.before().accuracy().isPresent()) {
      text.append(
          "  accuracy  %12s%12s%n"
              .formatted(percent(tuned.before().accuracy()), percent(tuned.after().accuracy())));
    }
    return text.append("%nmodel in %s%n".formatted(out)).toString();
  }

  private static String percent(OptionalDouble share) {
    return String.format(Locale.ROOT, "%.1f %%", 100 * share.orElseThrow());
  }
}
