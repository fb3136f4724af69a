package org.hillock.report;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;
import org.hillock.diagnosis.Condition;
import org.hillock.diagnosis.Diagnosis;
import org.hillock.diagnosis.Evidence;
import org.hillock.diagnosis.Treatment;
import org.hillock.page.Numeral;
import org.hillock.probe.History;
import org.hillock.statistics.Sample;

/// What reports of health say in words, on a page and in a terminal.
final class Sentences {
  private Sentences() {}

  static String healthy(History history) {
    return "Nothing was found in %d looks at %d layers, from before the first step to after step %s."
        .formatted(
            history.course().size() + 2,
            history.birth().layers().size(),
            Numeral.count(history.end().step()));
  }

  /// What is wrong, in one sentence.
  static String headline(Health health) {
    Stream<Condition> diagnosed =
        health.diagnoses().stream()
            .filter(diagnosis -> diagnosis.followsFrom().isEmpty())
            .map(Diagnosis::condition);
    Stream<Condition> broken = health.history().autopsy().stream().map(_ -> Condition.NON_FINITE);
    List<String> names = Stream.concat(broken, diagnosed).distinct().map(Condition::label).toList();
    String rest = names.stream().skip(1).collect(Collectors.joining(", "));
    return capital(names.getFirst()) + (rest.isEmpty() ? "." : "; also " + rest + ".");
  }

  /// The cause, and what else it follows from.
  static String cause(Diagnosis diagnosis) {
    String follows =
        diagnosis.followsFrom().map(from -> " It follows from: " + from.label() + ".").orElse("");
    return diagnosis.cause() + follows;
  }

  /// What the best remedy gained, if any were tried.
  static String gained(Health health) {
    Optional<Treatment> best =
        health.treatments().stream()
            .filter(t -> !Double.isNaN(t.gain()))
            .max(Comparator.comparingDouble(Treatment::gain));
    if (best.isEmpty()) {
      return health.diagnoses().isEmpty() ? "" : health.diagnoses().getFirst().cause();
    }
    Treatment t = best.get();
    if (!t.helps() && t.betterOnEach()) {
      return "The best remedy tried, %s, is better on each of %d seeds, by %s in %s in the mean (%s)."
          .formatted(t.remedy().text(), t.with().size(), gain(t), t.metric().label(), interval(t));
    }
    return t.helps()
        ? "The best remedy tried, %s, gains %s in %s (%s)."
            .formatted(t.remedy().text(), gain(t), t.metric().label(), interval(t))
        : "None of the %d remedies tried made a difference beyond doubt."
            .formatted(health.treatments().size());
  }

  /// A statement, and since when it holds.
  static String dated(Evidence evidence) {
    return evidence.sinceStep() == 0
        ? evidence.statement()
        : "%s Since step %s, epoch %d."
            .formatted(
                evidence.statement(), Numeral.count(evidence.sinceStep()), evidence.sinceEpoch());
  }

  static String capital(String text) {
    return text.isEmpty()
        ? text
        : text.substring(0, 1).toUpperCase(Locale.ROOT) + text.substring(1);
  }

  /// Of the seeds, or `-` if there are none or one has no score.
  static String mean(List<Double> values) {
    double[] scores = values.stream().mapToDouble(Double::doubleValue).toArray();
    return scores.length > 0 && DoubleStream.of(scores).allMatch(Double::isFinite)
        ? Numeral.NUMBER.text(Sample.mean(scores))
        : "-";
  }

  static String gain(Treatment t) {
    return Double.isNaN(t.gain())
        ? "unknown"
        : (t.gain() > 0 ? "+" : "") + Numeral.NUMBER.text(t.gain());
  }

  /// What a user should know of remedies, such as why one could not be tried.
  static Stream<String> notes(List<Treatment> treatments) {
    return treatments.stream()
        .filter(t -> !t.note().isEmpty())
        .map(t -> capital(t.remedy().text()) + ": " + t.note());
  }

  static String interval(Treatment t) {
    return Double.isInfinite(t.interval().width())
        ? "unknown"
        : Numeral.NUMBER.text(t.interval().low())
            + " to "
            + Numeral.NUMBER.text(t.interval().high());
  }
}
