package org.hillock.cli;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import org.hillock.onnx.Node;
import org.hillock.onnx.swap.Change;
import org.hillock.onnx.swap.Comparison;
import org.hillock.onnx.tuning.Scores;

/// A swap in plain text.
final class SwapText {
  private SwapText() {}

  static String of(Comparison comparison) {
    StringBuilder text = new StringBuilder();
    List<String> places =
        comparison.swap().replaced().stream().map(one -> place(one.node())).toList();
    text.append(
        "%s replaced by %s in %d %s: %s%n"
            .formatted(
                comparison.replacement().from(),
                comparison.replacement().name(),
                places.size(),
                places.size() == 1 ? "place" : "places",
                String.join(", ", places)));
    text.append(
        "%nover %d rows%s%n"
            .formatted(
                comparison.rows(),
                comparison.tuned().isPresent() ? ", which fine-tuning did not see" : ""));
    scores(comparison).forEach(text::append);
    Change change = comparison.change();
    text.append(
        "  raw outputs   changed by %s in the mean, %s at most; the old ones are %s (root mean square)%n"
            .formatted(number(change.mean()), number(change.largest()), number(change.size())));
    change
        .otherClass()
        .ifPresent(share ->
            text.append(
                "  class         another one for %s of the rows%n".formatted(percent(share))));
    text.append(
        "  time          new by old, in this engine  %.2fx%n".formatted(comparison.slower()));
    comparison
        .tuned()
        .ifPresent(tuned ->
            text.append(
                "%n%d tensors of weights went on learning from %d rows; %s%n"
                    .formatted(
                        tuned.weights(),
                        tuned.rows(),
                        tuned.epoch() == 0
                            ? "no epoch did better on other rows, so they stay as they were"
                            : "epoch " + tuned.epoch() + " did best on other rows")));
    return text.toString();
  }

  private static List<String> scores(Comparison comparison) {
    Optional<Scores> tuned = comparison.tuned().map(Comparison.Tuned::scores);
    return comparison
        .before()
        .flatMap(before -> comparison.after().map(after -> List.of(before, after)))
        .map(two -> {
          String head =
              "                     old         new" + (tuned.isPresent() ? "       tuned" : "");
          String loss =
              "  loss      "
                  + number12(two.getFirst().loss())
                  + number12(two.getLast().loss())
                  + tuned.map(one -> number12(one.loss())).orElse("");
          String accuracy =
              "  accuracy  "
                  + accuracy(two.getFirst())
                  + accuracy(two.getLast())
                  + tuned.map(SwapText::accuracy).orElse("");
          return two.getFirst().accuracy().isPresent()
              ? List.of(head + "\n", loss + "\n", accuracy + "\n")
              : List.of(head + "\n", loss + "\n");
        })
        .orElse(List.of());
  }

  private static String place(Node node) {
    return node.name().isEmpty() ? node.outputs().getFirst() : node.name();
  }

  private static String accuracy(Scores scores) {
    OptionalDouble accuracy = scores.accuracy();
    return accuracy.isPresent() ? "%12s".formatted(percent(accuracy.getAsDouble())) : "";
  }

  private static String number12(double value) {
    return "%12s".formatted(number(value));
  }

  private static String number(double value) {
    return String.format(Locale.ROOT, "%.3g", value);
  }

  private static String percent(double share) {
    return String.format(Locale.ROOT, "%.1f %%", 100 * share);
  }
}
