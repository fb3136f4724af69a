package org.hillock.report;

import java.util.List;
import java.util.Optional;
import org.hillock.diagnosis.Confirmation;
import org.hillock.diagnosis.Remedy;
import org.hillock.diagnosis.Treatment;
import org.hillock.diagnosis.Treatments;
import org.hillock.diagnosis.TrialPlan;
import org.hillock.page.Numeral;

/// What remedies gained, as text for a terminal: a head, a line for each as soon as it is known,
/// and the best at the end.
public final class TextTreatments {
  private static final String INDENT = "  ";

  private TextTreatments() {}

  /// What is going to be done.
  public static String head(TrialPlan plan) {
    String course =
        plan.anew()
            ? "trained for %d epochs from the beginning, with the remedy and without, since what is wrong stays in the weights"
                .formatted(plan.epochs())
            : "trained for %d epochs, then %d more with the remedy and without; one that changes start, layers or the kind of activation begins anew"
                .formatted(plan.epochsBefore(), plan.epochsAfter());
    return TextFinding.wrapped(
        "Remedies, each with the same %s: %s. Gain: in %s on validation rows, with its 95 %% interval."
            .formatted(
                plan.seeds() == 1 ? "seed" : plan.seeds() + " seeds",
                course,
                plan.metric().label()),
        "");
  }

  /// One remedy.
  ///
  /// @param all that are tried, for the width of the column
  public static String line(Treatment treatment, List<Remedy> all) {
    int width = all.stream().mapToInt(remedy -> remedy.text().length()).max().orElse(0);
    String name = treatment.remedy().text();
    String padded = INDENT + name + " ".repeat(Math.max(0, width - name.length())) + INDENT;
    if (!treatment.wasTried()) {
      return TextFinding.wrapped(padded + treatment.note(), INDENT + INDENT);
    }
    return "%s%-8s %-18s %s -> %s  %s\n"
        .formatted(
            padded,
            Sentences.gain(treatment),
            interval(treatment),
            Sentences.mean(treatment.without()),
            Sentences.mean(treatment.with()),
            verdict(treatment));
  }

  private static String interval(Treatment treatment) {
    return "(" + Sentences.interval(treatment) + ")";
  }

  private static String verdict(Treatment treatment) {
    if (treatment.with().size() == 1) {
      return "one seed does not tell chance from help";
    }
    if (treatment.helps()) {
      return "helps";
    }
    if (treatment.betterOnEach()) {
      return "better on each seed";
    }
    return treatment.harms() ? "harms" : "no difference seen";
  }

  /// What follows from all of them.
  public static String foot(Treatments treatments) {
    long tried = treatments.tried().stream().filter(Treatment::wasTried).count();
    Optional<Confirmation> best = treatments.confirmation();
    if (best.isEmpty()) {
      return tried == 0
          ? "No remedy could be tried.\n"
          : "None of the %d remedies gained anything.\n".formatted(tried);
    }
    Confirmation found = best.get();
    String name = found.best().remedy().text();
    String beyondDoubt = "Best: " + name + ".";
    if (!found.best().helps()) {
      beyondDoubt =
          found.best().betterOnEach()
              ? "Best: %s, better on each seed, though by how much is unsure.".formatted(name)
              : "None is seen to help; the largest gain, which may be chance, has " + name + ".";
    }
    return TextFinding.wrapped(
        "%s On the %s test rows, looked at only now: %s %s with it, %s without."
            .formatted(
                beyondDoubt,
                Numeral.count(found.rows()),
                found.metric().label(),
                Numeral.NUMBER.text(found.with()),
                Numeral.NUMBER.text(found.without())),
        INDENT);
  }

  /// How to train with the best remedy.
  public static String recipe(Treatment best) {
    return "As a command:\n\n%s\n\nIn Java:\n\n%s".formatted(best.command(), best.java());
  }
}
