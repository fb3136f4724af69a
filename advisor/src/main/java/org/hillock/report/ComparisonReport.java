package org.hillock.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.hillock.advice.Comparison;
import org.hillock.advice.Reason;
import org.hillock.advice.Verdict;
import org.hillock.page.Aside;
import org.hillock.page.Banner;
import org.hillock.page.Block;
import org.hillock.page.Download;
import org.hillock.page.Entries;
import org.hillock.page.Listing;
import org.hillock.page.Numeral;
import org.hillock.page.Page;
import org.hillock.page.Paragraph;
import org.hillock.page.Points;
import org.hillock.page.Section;
import org.hillock.page.Table;
import org.hillock.page.Tone;
import org.hillock.study.Plan;
import org.hillock.study.Study;
import org.hillock.study.Trial;
import org.hillock.training.Metric;

/// A comparison as one file of HTML: the verdict on top in plain words, then the pictures and the
/// numbers that it rests on, and how to repeat it.
public final class ComparisonReport {
  private static final int LARGEST_MODEL = 5_000_000;

  private ComparisonReport() {}

  /// The file's text.
  public static String of(Comparison comparison, Provenance provenance) {
    ComparisonFigures figures = new ComparisonFigures(comparison);
    Study study = comparison.study();
    List<Section> sections = new ArrayList<>();
    sections.add(grounds(comparison));
    sections.add(
        new Section(
            "confirmation",
            "The decisive comparison",
            "The best of the others against %s, on blocks that served for nothing else."
                .formatted(study.plan().baseline()),
            List.of(
                figures.differences(),
                new Aside("In terms of statistics", comparison.verdict().grounds()))));
    sections.add(candidates(comparison, figures));
    if (!comparison.reasons().isEmpty()) {
      sections.add(reasons(comparison.reasons()));
    }
    sections.add(new Section("learning", "Learning curves", "", List.of(figures.curves())));
    sections.add(new Section("cost", "Cost", "", List.of(figures.costs())));
    sections.add(data(study));
    sections.add(repeat(comparison, provenance));
    return new Page(
            "Which activation?",
            ComparisonWords.title(study.problem()),
            facts(study),
            banner(comparison.verdict()),
            sections,
            "Made by Hillock. Everything is in this file, which loads nothing; charts have their numbers below them.")
        .html();
  }

  private static List<String> facts(Study study) {
    Plan plan = study.plan();
    return List.of(
        ComparisonWords.extent(study.problem()),
        study.problem().task().label(),
        plan.candidate(plan.baseline()).design().label(),
        plan.candidates().size() + " candidates",
        Numeral.count(study.trials().size()) + " trainings");
  }

  private static Banner banner(Verdict verdict) {
    Tone tone =
        switch (verdict.kind()) {
          case CLEAR -> Tone.GOOD;
          case TIE -> Tone.INFO;
          case TOO_LITTLE_DATA -> Tone.WARN;
        };
    String sentence = verdict.sentence();
    int end = sentence.indexOf(". ") + 1;
    return end == 0
        ? new Banner(tone, sentence, "")
        : new Banner(tone, sentence.substring(0, end), sentence.substring(end).strip());
  }

  private static Section grounds(Comparison comparison) {
    return new Section(
        "grounds",
        "How one can know",
        "Luck must not decide, so there are three parts, each with blocks of its own.",
        List.of(new Entries(ComparisonWords.protocol(comparison.study()))));
  }

  private static Section candidates(Comparison comparison, ComparisonFigures figures) {
    List<Block> blocks = new ArrayList<>(List.of(figures.finalists()));
    figures.early().ifPresent(blocks::add);
    blocks.add(figures.rounds());
    blocks.add(
        new Table(
            "All candidates: "
                + ComparisonWords.metric(comparison.study().plan())
                + ", mean over the blocks of the last round",
            ComparisonWords.header(comparison.study().plan()),
            comparison.standings().stream()
                .map(standing -> ComparisonWords.cells(comparison, standing))
                .toList()));
    return new Section("candidates", "All candidates", "", blocks);
  }

  private static Section reasons(List<Reason> reasons) {
    return new Section(
        "why",
        "Why",
        "What was measured inside the networks while they learned.",
        List.of(new Points(reasons.stream().map(Reason::sentence).toList())));
  }

  private static Section data(Study study) {
    List<Block> blocks = new ArrayList<>();
    if (!study.problem().notes().isEmpty()) {
      blocks.add(new Points(study.problem().notes()));
    }
    blocks.add(new Entries(ComparisonWords.plan(study)));
    if (!study.plan().concessions().isEmpty()) {
      blocks.add(new Paragraph("Given up to keep within the budget:"));
      blocks.add(new Points(study.plan().concessions()));
    }
    return new Section("plan", "Data and plan", "", blocks);
  }

  private static Section repeat(Comparison comparison, Provenance provenance) {
    List<Block> blocks = new ArrayList<>();
    blocks.add(new Listing("Command", provenance.command()));
    List<List<String>> entries = new ArrayList<>();
    entries.add(List.of("SHA-256 of the data", provenance.sha256()));
    for (Map.Entry<String, String> version : new TreeMap<>(provenance.versions()).entrySet()) {
      entries.add(List.of(version.getKey(), version.getValue()));
    }
    blocks.add(new Entries(entries));
    provenance.model().ifPresent(model -> blocks.addAll(model(comparison, model)));
    return new Section(
        "repeat",
        "How to repeat",
        "The same command on the same data gives the same numbers to the last bit, on any processor and with any number of threads; only times differ.",
        blocks);
  }

  private static List<Block> model(Comparison comparison, Provenance.Model model) {
    String use = comparison.verdict().use();
    Trial best = comparison.best();
    Metric metric = comparison.study().plan().metric();
    String text =
        "Of the %s trainings of the last part, the one with the least validation loss: seed %d, %s %s on its %s rows."
            .formatted(
                use,
                comparison.study().plan().seed() + best.assignment().block(),
                metric.label(),
                Numeral.NUMBER.text(best.test().orElse(best.validation()).scores().of(metric)),
                best.test().isPresent() ? "test" : "validation");
    int size = model.bytes().length;
    return size < LARGEST_MODEL
        ? List.of(
            new Paragraph(
                text + " It is an ONNX file, which hillock predict and other runtimes take."),
            new Download(
                "Save the %s model (%s kB)".formatted(use, Numeral.count(size / 1000 + 1)),
                model.name(),
                model.bytes()))
        : List.of(
            new Paragraph(
                "%s It is in %s, too large for this page.".formatted(text, model.path())));
  }
}
