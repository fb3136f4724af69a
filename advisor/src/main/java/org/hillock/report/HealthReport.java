package org.hillock.report;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.hillock.diagnosis.Diagnosis;
import org.hillock.diagnosis.Evidence;
import org.hillock.diagnosis.Picture;
import org.hillock.diagnosis.Remedy;
import org.hillock.diagnosis.Treatment;
import org.hillock.page.Banner;
import org.hillock.page.Block;
import org.hillock.page.Figure;
import org.hillock.page.IntervalPlot;
import org.hillock.page.Link;
import org.hillock.page.Listing;
import org.hillock.page.Notice;
import org.hillock.page.Numeral;
import org.hillock.page.Page;
import org.hillock.page.Paragraph;
import org.hillock.page.Section;
import org.hillock.page.Table;
import org.hillock.page.Tone;

/// The health of a training as one file of HTML: the verdicts on top in plain words, each with
/// links to the pictures that show it.
public final class HealthReport {
  private HealthReport() {}

  /// The file's text.
  public static String of(Health health) {
    HealthFigures figures = HealthFigures.of(health.history());
    List<Section> sections = new ArrayList<>();
    sections.add(findings(health));
    health.history().autopsy().map(AutopsySection::of).ifPresent(sections::add);
    sections.add(
        new Section(
            "flow",
            "Gradients",
            "How much of the gradient reaches each layer, and what it changes there.",
            List.of(figures.gradientFlow(), figures.updates())));
    sections.add(
        new Section(
            "layers",
            "Activations and units",
            "What the layers make of the data, and which of their units do not take part.",
            layers(health, figures)));
    sections.add(new Section("training", "Losses", "", List.of(figures.losses())));
    if (!health.treatments().isEmpty()) {
      sections.add(treatments(health.treatments()));
    }
    sections.add(repeat(health));
    return new Page(
            "Training health",
            // A browser breaks lines within ->.
            health.source().replace("->", "→"),
            health.facts(),
            banner(health),
            sections,
            "Made by Hillock. Everything is in this file, which loads nothing; charts have their numbers below them.")
        .html();
  }

  private static List<Block> layers(Health health, HealthFigures figures) {
    List<Block> blocks = new ArrayList<>(List.of(figures.activations(), figures.units()));
    if (!health.history().units().isEmpty()) {
      blocks.add(UnitLines.table(health.history().units()));
    }
    return blocks;
  }

  private static Banner banner(Health health) {
    if (health.healthy()) {
      return new Banner(Tone.GOOD, "This network is healthy.", Sentences.healthy(health.history()));
    }
    boolean serious =
        health.history().autopsy().isPresent()
            || health.diagnoses().stream().anyMatch(d -> tone(d) == Tone.BAD);
    return new Banner(
        serious ? Tone.BAD : Tone.WARN, Sentences.headline(health), Sentences.gained(health));
  }

  /// What follows from something else needs no cure of its own.
  private static Tone tone(Diagnosis diagnosis) {
    if (diagnosis.followsFrom().isPresent()) {
      return Tone.INFO;
    }
    return switch (diagnosis.condition()) {
      case NON_FINITE, VANISHING, EXPLODING, DYING, COLLAPSING, SYMMETRIC, MISMATCH -> Tone.BAD;
      case SATURATING, UNSCALED, RATE_TOO_HIGH, RATE_TOO_LOW, MEMORIZING -> Tone.WARN;
    };
  }

  private static Section findings(Health health) {
    List<Block> blocks = new ArrayList<>();
    for (Diagnosis diagnosis : health.diagnoses()) {
      blocks.add(finding(health, diagnosis));
    }
    if (health.healthy()) {
      blocks.add(
          new Paragraph(
              "Nothing is wrong with anything that was measured. The pictures below show it."));
    }
    String lead =
        health.diagnoses().isEmpty()
            ? ""
            : "What is wrong, how one can know, and what to do. What explains the others comes first.";
    return new Section("findings", "Findings", lead, blocks);
  }

  private static Notice finding(Health health, Diagnosis diagnosis) {
    Set<Picture> pictures = EnumSet.noneOf(Picture.class);
    List<Notice.Evidence> evidence = new ArrayList<>();
    for (Evidence item : diagnosis.evidence()) {
      pictures.add(item.picture());
      evidence.add(new Notice.Evidence(Sentences.dated(item), Trend.of(health.history(), item)));
    }
    return new Notice(
        "finding-" + (health.diagnoses().indexOf(diagnosis) + 1),
        tone(diagnosis),
        Sentences.capital(diagnosis.condition().label()),
        Sentences.cause(diagnosis),
        evidence,
        diagnosis.remedies().stream().map(Remedy::text).toList(),
        pictures.stream()
            .map(picture -> new Link(HealthFigures.id(picture), HealthFigures.name(picture)))
            .toList());
  }

  private static Section treatments(List<Treatment> treatments) {
    String metric = treatments.getFirst().metric().label();
    List<Treatment> sorted =
        treatments.stream()
            .sorted(Comparator.comparingDouble((Treatment t) -> rank(t.gain())).reversed())
            .toList();
    Figure figure =
        new Figure(
            "gains",
            new IntervalPlot(
                "What each remedy gained",
                "Mean gain in %s of each remedy over the same training without it."
                    .formatted(metric),
                "gain in %s".formatted(metric),
                Numeral.NUMBER,
                0,
                sorted.stream().map(HealthReport::gain).toList()),
            "More is better, whatever the metric. Lines are 95 % intervals; a hollow mark means that the interval holds 0, so that no difference was seen.");
    List<Block> blocks = new ArrayList<>(List.of(figure, table(sorted, metric)));
    Stream.concat(
            Sentences.notes(sorted).map(Paragraph::new),
            best(sorted).stream().flatMap(HealthReport::recipe))
        .forEach(blocks::add);
    return new Section(
        "remedies",
        "Remedies tried",
        "Each was given the same budget as the training without it, with the same seeds.",
        blocks);
  }

  /// What could not be tried comes last.
  private static double rank(double gain) {
    return Double.isNaN(gain) ? Double.NEGATIVE_INFINITY : gain;
  }

  private static IntervalPlot.Row gain(Treatment t) {
    return new IntervalPlot.Row(
        t.remedy().text(), t.gain(), t.interval().low(), t.interval().high());
  }

  private static Table table(List<Treatment> treatments, String metric) {
    return new Table(
        Sentences.capital(metric) + " on the validation rows, mean over the seeds",
        List.of("remedy", "without", "with", "gain", "95 % interval"),
        treatments.stream()
            .map(t ->
                List.of(
                    t.remedy().text(),
                    Sentences.mean(t.without()),
                    Sentences.mean(t.with()),
                    Sentences.gain(t),
                    Sentences.interval(t)))
            .toList());
  }

  /// The one that gained most, if the gain is beyond doubt.
  private static Optional<Treatment> best(List<Treatment> sorted) {
    return sorted.stream().limit(1).filter(t -> t.interval().low() > 0).findFirst();
  }

  private static Stream<Block> recipe(Treatment best) {
    return Stream.of(
            new Listing("Command with the best remedy: " + best.remedy().text(), best.command()),
            new Listing("The same in Java", best.java()))
        .filter(listing -> !listing.text().isBlank())
        .map(listing -> listing);
  }

  private static Section repeat(Health health) {
    return new Section(
        "repeat",
        "How to repeat",
        "The same command on the same data gives the same numbers to the last bit.",
        List.of(new Listing("Command", health.command())));
  }
}
