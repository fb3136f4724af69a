package org.hillock.report;

import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;
import org.hillock.page.Block;
import org.hillock.page.Figure;
import org.hillock.page.LineChart;
import org.hillock.page.Notice;
import org.hillock.page.Numeral;
import org.hillock.page.Section;
import org.hillock.page.Sparkline;
import org.hillock.page.Table;
import org.hillock.page.Tone;
import org.hillock.probe.Autopsy;

/// Where a number came from that was not finite.
final class AutopsySection {
  private AutopsySection() {}

  static Section of(Autopsy autopsy) {
    List<Block> blocks = new ArrayList<>();
    List<Notice.Evidence> evidence =
        facts(autopsy).stream().map(fact -> new Notice.Evidence(fact, Sparkline.EMPTY)).toList();
    blocks.add(
        new Notice(
            "autopsy-finding",
            Tone.BAD,
            where(autopsy),
            Sentences.capital(autopsy.cause()),
            evidence,
            autopsy.remedies(),
            List.of()));
    if (!autopsy.trend().isEmpty()) {
      blocks.add(trend(autopsy));
    }
    if (!autopsy.magnitudes().isEmpty()) {
      blocks.add(magnitudes(autopsy));
    }
    return new Section(
        "autopsy",
        "Where the numbers broke",
        "The first number that was not finite, and what led there.",
        blocks);
  }

  /// In one line: `NaN in the loss, step 12, epoch 1`.
  private static String where(Autopsy autopsy) {
    return "%s in %s, step %s, epoch %d"
        .formatted(
            Numeral.NUMBER.text(autopsy.value()),
            autopsy.place(),
            Numeral.count(autopsy.step()),
            autopsy.epoch());
  }

  /// What is known besides.
  private static List<String> facts(Autopsy autopsy) {
    List<String> facts = new ArrayList<>();
    facts.add("Operation: " + autopsy.operation());
    autopsy.unit().ifPresent(unit -> facts.add("Unit " + (unit + 1)));
    if (!autopsy.examples().isEmpty()) {
      List<String> rows = autopsy.examples().stream().map(row -> String.valueOf(row + 1)).toList();
      facts.add("Training rows: " + String.join(", ", rows));
    }
    return facts;
  }

  private static Table magnitudes(Autopsy autopsy) {
    return new Table(
        "What went into the operation",
        List.of("", "largest magnitude"),
        autopsy.magnitudes().stream()
            .map(m -> List.of(m.what(), Numeral.NUMBER.text(m.largest())))
            .toList());
  }

  private static Figure trend(Autopsy autopsy) {
    double[] steps = autopsy.trend().stream().mapToDouble(m -> (double) m.step()).toArray();
    return new Figure(
        "autopsy-trend",
        new LineChart(
            "The steps before",
            "Loss, largest output of the layer and largest gradient in the steps that led there.",
            "step",
            "largest magnitude",
            Numeral.NUMBER,
            true,
            List.of(
                series(autopsy, "loss", steps, Autopsy.Moment::loss),
                series(autopsy, "outputs", steps, Autopsy.Moment::value),
                series(autopsy, "gradients", steps, Autopsy.Moment::gradient))),
        "Lines that climb say that the training had been running away before it broke.");
  }

  private static LineChart.Series series(
      Autopsy autopsy, String label, double[] steps, ToDoubleFunction<Autopsy.Moment> part) {
    return new LineChart.Series(label, steps, autopsy.trend().stream().mapToDouble(part).toArray());
  }
}
