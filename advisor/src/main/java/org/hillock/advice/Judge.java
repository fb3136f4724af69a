package org.hillock.advice;

import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;
import org.hillock.advice.Verdict.Kind;
import org.hillock.protocol.Confirmation;
import org.hillock.protocol.Design;
import org.hillock.protocol.Sensitivity;
import org.hillock.protocol.Stage;
import org.hillock.statistics.SignFlip;
import org.hillock.study.Study;
import org.hillock.study.Trial;

/// From the protocol's answer to a verdict in words; docs/verdict.md has the definitions.
final class Judge {
  private final Study study;
  private final String baseline;
  private final String challenger;
  private final Confirmation found;
  private final Design design;
  private final List<Contrast> contrasts;
  private final Amounts amounts;

  private Judge(Study study) {
    this.study = study;
    baseline = study.plan().baseline();
    challenger = study.challenger();
    found = study.protocol().confirmation();
    design = study.protocol().design();
    contrasts = Contrast.of(study);
    amounts = new Amounts(study);
  }

  static Verdict of(Study study) {
    return new Judge(study).verdict();
  }

  private Verdict verdict() {
    if (diverged(baseline) && diverged(challenger)) {
      return nothingToChooseBy(
          "There is nothing to choose by: numbers overflowed in all trainings of %s and %s. `hillock diagnose` with the same data and network says why."
              .formatted(baseline, challenger));
    }
    if (!learns(baseline) && !learns(challenger)) {
      return nothingToChooseBy(
          "There is nothing to choose by: no network does reliably better than always giving the same answer. The columns may say little about %s, or %d rows are too few."
              .formatted(String.join(", ", study.problem().targets()), study.problem().rows()));
    }
    return switch (study.protocol().answer()) {
      case BETTER -> better();
      case WORSE -> worse();
      case TIE -> tie();
      case TOO_LITTLE_DATA -> tooLittle();
    };
  }

  private Verdict better() {
    String sentence =
        diverged(baseline)
            ? "Use %s: %s cannot be trained here, its numbers overflow each time."
                .formatted(placed(challenger), baseline)
            : "Use %s: %s.%s"
                .formatted(
                    placed(challenger),
                    amounts.beside(challenger, baseline),
                    found.rulesOutSizeable(design) ? " That is a small gain." : "");
    return verdict(Kind.CLEAR, challenger, List.of(), sentence);
  }

  private Verdict worse() {
    String sentence =
        diverged(challenger)
            ? "Use %s: %s, chosen as the best of the others, cannot be trained here, its numbers overflow each time."
                .formatted(placed(baseline), challenger)
            : "Use %s: %s, chosen as the best of the others, does worse; %s."
                .formatted(placed(baseline), challenger, amounts.beside(challenger, baseline));
    return verdict(Kind.CLEAR, baseline, List.of(), sentence);
  }

  private Verdict tie() {
    Tied tied = Tied.of(study, contrasts);
    String use = tied.cheapest();
    boolean alone = tied.beside(use).isEmpty();
    StringBuilder sentence = new StringBuilder();
    if (alone) {
      sentence.append(
          "Use %s: none of the others is better by an amount worth having.".formatted(placed(use)));
    } else if (found.differences().stream().allMatch(d -> d == 0)) {
      sentence.append(
          "Use %s: it makes no difference, %s and %s get the same scores."
              .formatted(placed(use), baseline, challenger));
    } else {
      sentence.append(
          "Use %s: the choice makes little difference. It does about as well as %s, and costs no more."
              .formatted(placed(use), Tied.listed(tied.beside(use))));
    }
    double seen = found.smallestGain(design);
    if (seen > 0) {
      boolean sharp = seen <= design.sizeable();
      sentence.append(
          " A gain of %s %s."
              .formatted(
                  Amounts.gain(study.plan().metric(), sharp ? seen : design.sizeable()),
                  sharp ? "would have shown" : "can be ruled out"));
    }
    if (tied.names().contains(Tied.LINEAR) && !use.equals(Tied.LINEAR)) {
      sentence.append(
          " linear, a network without an activation, does about as well: a linear model may be enough.");
    }
    return verdict(Kind.TIE, use, tied.without(use), sentence.toString());
  }

  private Verdict tooLittle() {
    List<String> open =
        Stream.concat(
                Stream.of(challenger),
                contrasts.stream().filter(c -> !c.worse()).map(Contrast::candidate))
            .toList();
    return verdict(
        Kind.TOO_LITTLE_DATA,
        baseline,
        open,
        "Too little data to choose: %s may be better than %s, or not. Use %s for now. %s"
            .formatted(challenger, baseline, placed(baseline), more(found.sensitivity(design))));
  }

  /// The name with the places where it is to be used, if they are not the hidden layers.
  private String placed(String candidate) {
    return candidate + study.where();
  }

  /// What would decide.
  private String more(Sensitivity effort) {
    OptionalInt blocks = effort.blocks();
    OptionalDouble ratio = effort.rows();
    int rows = study.problem().rows();
    String ofRows =
        String.format(
            Locale.ROOT, "some %,.0f rows instead of %,d", rounded(ratio.orElse(1) * rows), rows);
    String ofBlocks =
        String.format(
            Locale.ROOT,
            "some %,d repetitions instead of %d",
            blocks.orElse(0),
            found.differences().size());
    if (blocks.isPresent()) {
      return ratio.orElse(1) > 1
          ? "To decide it would probably take %s, or %s.".formatted(ofRows, ofBlocks)
          : "To decide it would probably take %s.".formatted(ofBlocks);
    }
    return ratio.isPresent()
        ? "To decide it would probably take %s; more repetitions on these rows cannot."
            .formatted(ofRows)
        : "To decide it would take both more rows and more repetitions.";
  }

  /// Up, to two digits.
  private static double rounded(double rows) {
    double unit = 1;
    while (rows / unit >= 100) {
      unit *= 10;
    }
    return Math.ceil(rows / unit) * unit;
  }

  private Verdict nothingToChooseBy(String sentence) {
    return verdict(Kind.TOO_LITTLE_DATA, baseline, List.of(), sentence);
  }

  private Verdict verdict(Kind kind, String use, List<String> tied, String sentence) {
    return new Verdict(kind, use, tied, sentence, new Grounds(study, contrasts).sentences());
  }

  private boolean diverged(String candidate) {
    return study.trials(candidate, Stage.CONFIRMATION).stream().noneMatch(Trial::finite);
  }

  /// Whether it is better than a constant answer in more blocks than a coin would give, by the sign
  /// test.
  private boolean learns(String candidate) {
    double[] signs =
        study.trials(candidate, Stage.CONFIRMATION).stream()
            .mapToDouble(trial -> trial.learned(study.plan().metric()) ? 1 : -1)
            .toArray();
    // One side of a two-sided test.
    return DoubleStream.of(signs).sum() > 0 && SignFlip.pValue(signs) < 2 * design.level();
  }
}
