package org.hillock.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.hillock.onnx.OnnxModel;
import org.hillock.onnx.census.Finding;
import org.hillock.onnx.census.Inspection;
import org.hillock.onnx.profile.Profile;
import org.hillock.onnx.profile.ProfileLine;
import org.hillock.onnx.profile.ProfileRules;
import org.hillock.page.Banner;
import org.hillock.page.Block;
import org.hillock.page.Distributions;
import org.hillock.page.Figure;
import org.hillock.page.Notice;
import org.hillock.page.Page;
import org.hillock.page.Paragraph;
import org.hillock.page.Points;
import org.hillock.page.Section;
import org.hillock.page.Sparkline;
import org.hillock.page.Table;
import org.hillock.page.Tone;
import org.hillock.probe.Distribution;

/// An inspection as a page of HTML.
final class InspectionPage {
  /// More rows of a picture than one can look at.
  private static final int MOST_ROWS = 40;

  private InspectionPage() {}

  static String of(String name, Inspection inspection, Optional<RowProfile> rows) {
    OnnxModel model = inspection.model();
    List<String> facts =
        new ArrayList<>(
            List.of(
                "ONNX, opset " + model.opset(),
                String.format(Locale.ROOT, "%,d parameters", inspection.count()),
                "%d activations".formatted(inspection.census().occurrences().size())));
    rows.ifPresent(seen -> facts.add("looked at with %d rows".formatted(seen.profile().rows())));
    List<Finding> health = rows.map(RowProfile::profile).map(ProfileRules::of).orElse(List.of());
    List<Section> sections = new ArrayList<>();
    sections.add(activations(inspection));
    rows.map(seen -> seen(seen, health)).ifPresent(sections::add);
    sections.add(rules(inspection.findings()));
    sections.add(layers(inspection));
    return new Page(
            "Model inspection",
            Shown.plain(name),
            facts,
            banner(inspection.findings(), health, rows.isPresent()),
            sections,
            "Made by Hillock. Everything is in this file, which loads nothing.")
        .html();
  }

  private static Banner banner(List<Finding> rules, List<Finding> health, boolean isLookedAt) {
    int all = rules.size() + health.size();
    String text =
        isLookedAt
            ? ""
            : "The model was read and not executed; --data shows what it does with rows.";
    return all == 0
        ? new Banner(Tone.GOOD, "Nothing is wrong with what was looked at.", text)
        : new Banner(
            health.isEmpty() ? Tone.INFO : Tone.WARN,
            "Rules broken: %d. Findings of rows: %d."
                .formatted(Findings.alike(rules).size(), Findings.alike(health).size()),
            text);
  }

  private static Section activations(Inspection inspection) {
    List<List<String>> counts = new ArrayList<>();
    inspection
        .census()
        .counts()
        .forEach(
            (function, count) -> counts.add(List.of(Shown.plain(function), String.valueOf(count))));
    List<List<String>> places = InspectionText.rows(inspection, false);
    return new Section(
        "activations",
        "Activations",
        "Functions count once, however many nodes they are written in.",
        List.of(
            new Table("How many there are", List.of("function", "count"), counts),
            table("Where they are; those that are alike in one line", places)));
  }

  private static Table table(String caption, List<List<String>> rows) {
    return new Table(caption, rows.getFirst(), rows.subList(1, rows.size()));
  }

  private static Section seen(RowProfile seen, List<Finding> health) {
    Profile profile = seen.profile();
    List<Block> blocks = new ArrayList<>();
    if (!seen.notes().isEmpty()) {
      blocks.add(new Points(seen.notes().stream().map(Shown::plain).toList()));
    }
    if (profile.lines().isEmpty()) {
      blocks.add(new Paragraph("No activation was seen."));
    } else {
      blocks.addAll(notices("health", Tone.WARN, health));
      blocks.add(spread(profile, "inputs", "What comes into the activations"));
      blocks.add(spread(profile, "outputs", "What goes out of them"));
      blocks.add(table("What each activation does", ProfileText.rows(profile)));
      blocks.add(table("In narrower formats", ProfileText.formats(profile)));
    }
    return new Section(
        "rows",
        "With rows",
        "Of %d rows that went through the model.".formatted(profile.rows()),
        blocks);
  }

  private static Figure spread(Profile profile, String id, String title) {
    List<ProfileLine> lines =
        profile.lines().subList(0, Math.min(MOST_ROWS, profile.lines().size()));
    List<Distributions.Row> rows =
        lines.stream()
            .map(line ->
                new Distributions.Row(
                    Shown.plain(
                        line.occurrence().function().name()
                            + " "
                            + line.occurrence().node().name()),
                    List.of(
                        new Distributions.Moment(
                            "rows",
                            quantiles(
                                id.equals("inputs") ? line.health().inputs() : line.outputs())))))
            .toList();
    String some =
        lines.size() < profile.lines().size()
            ? " The first %d of %d are shown.".formatted(lines.size(), profile.lines().size())
            : "";
    return new Figure(
        id,
        new Distributions(
            title,
            "Quantiles by activation, in the order of computation.",
            "value",
            Distribution.LEVELS.stream().mapToDouble(Double::doubleValue).toArray(),
            rows),
        "The mark is the median; the thick bar holds half of the numbers, the thinner one 90 %, the line 98 %."
            + some);
  }

  private static double[] quantiles(Distribution distribution) {
    return distribution.quantiles().stream().mapToDouble(Double::doubleValue).toArray();
  }

  private static Section rules(List<Finding> findings) {
    List<Block> blocks = new ArrayList<>(notices("rule", Tone.INFO, findings));
    if (findings.isEmpty()) {
      blocks.add(new Paragraph("No rule for choosing activations is broken."));
    }
    return new Section("rules", "Rules", "", blocks);
  }

  /// One for each rule, with all its places.
  private static List<Notice> notices(String id, Tone tone, List<Finding> findings) {
    return Findings.alike(findings).stream()
        .map(some ->
            new Notice(
                id + "-" + some.getFirst().id(),
                tone,
                some.getFirst().id(),
                capital(some.getFirst().reason()) + ".",
                some.stream()
                    .map(one -> new Notice.Evidence(Shown.plain(one.fact()), Sparkline.EMPTY))
                    .toList(),
                List.of(capital(some.getFirst().advice()) + "."),
                List.of()))
        .toList();
  }

  private static String capital(String sentence) {
    return sentence.substring(0, 1).toUpperCase(Locale.ROOT) + sentence.substring(1);
  }

  private static Section layers(Inspection inspection) {
    List<List<String>> rows =
        inspection.layers().stream()
            .map(layer ->
                List.of(
                    Shown.plain(layer.node().label()),
                    String.format(Locale.ROOT, "%,d", layer.parameters()),
                    Shown.sizes(layer.shape())))
            .toList();
    return new Section(
        "layers",
        "Layers",
        InspectionText.parameters(inspection),
        rows.isEmpty()
            ? List.of(new Paragraph("No layer has weights."))
            : List.of(
                new Table("Layers with weights", List.of("layer", "parameters", "gives"), rows)));
  }
}
