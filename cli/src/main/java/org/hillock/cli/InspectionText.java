package org.hillock.cli;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.hillock.onnx.Declaration;
import org.hillock.onnx.OnnxModel;
import org.hillock.onnx.census.Finding;
import org.hillock.onnx.census.Inspection;
import org.hillock.onnx.census.Occurrence;

/// An inspection for the terminal.
final class InspectionText {
  private static final int INDENT = 2;

  private InspectionText() {}

  /// @param all whether each activation has a line of its own
  static String of(String name, Inspection inspection, boolean all) {
    StringBuilder text = new StringBuilder();
    OnnxModel model = inspection.model();
    String producer =
        Shown.plain((model.producer().name() + " " + model.producer().version()).strip());
    text.append(
        "%s: ONNX, opset %d%s, %d nodes\n"
            .formatted(
                Shown.plain(name),
                model.opset(),
                producer.isEmpty() ? "" : ", by " + producer,
                inspection.operators().values().stream().mapToInt(count -> count).sum()));
    text.append("  in   ").append(values(model.graph().inputs())).append('\n');
    text.append("  out  ").append(values(model.graph().outputs())).append('\n');
    text.append("  %s\n".formatted(parameters(inspection)));
    text.append("\nActivations\n");
    if (inspection.census().occurrences().isEmpty()) {
      text.append("  none was found\n");
    }
    inspection
        .census()
        .counts()
        .forEach((function, count) ->
            text.append("  %4d  %s\n".formatted(count, Shown.plain(function))));
    List<List<String>> rows = rows(inspection, all);
    if (rows.size() > 1) {
      text.append("\nWhere\n").append(table(rows));
    }
    text.append('\n').append(findings(inspection.findings()));
    return text.toString();
  }

  private static String values(List<Declaration> values) {
    return values.stream().map(Shown::value).collect(Collectors.joining("; "));
  }

  private static String parameters(Inspection inspection) {
    String types =
        inspection.parameters().entrySet().stream()
            .sorted(Map.Entry.comparingByKey())
            .map(entry ->
                String.format(
                    Locale.ROOT,
                    "%,d %s",
                    entry.getValue(),
                    entry.getKey().name().toLowerCase(Locale.ROOT)))
            .collect(Collectors.joining(", "));
    return String.format(
        Locale.ROOT,
        "%,d parameters in %d layers, %,d bytes%s",
        inspection.count(),
        inspection.layers().size(),
        inspection.bytes(),
        types.isEmpty() ? "" : ": " + types);
  }

  private static List<List<String>> rows(Inspection inspection, boolean all) {
    Map<List<String>, List<Occurrence>> alike = new LinkedHashMap<>();
    for (Occurrence one : inspection.census().occurrences()) {
      List<String> key =
          List.of(
              one.function().label(),
              one.role().label(),
              one.isInside()
                  ? one.node().operator()
                  : one.layer().map(layer -> layer.operator()).orElse(""),
              all ? String.valueOf(alike.size()) : "");
      alike.computeIfAbsent(key, _ -> new ArrayList<>()).add(one);
    }
    List<List<String>> rows = new ArrayList<>();
    rows.add(List.of("function", "as", "count", "nodes", "after", "gives", "first at"));
    alike.forEach((key, found) -> {
      Occurrence first = found.getFirst();
      rows.add(
          List.of(
              Shown.plain(key.get(0)),
              key.get(1),
              String.valueOf(found.size()),
              String.valueOf(first.nodes()),
              first.isInside() ? "inside" : Shown.plain(key.get(2)),
              Shown.sizes(first.shape()),
              Shown.plain(first.node().label())));
    });
    return rows;
  }

  /// Columns side by side; the first row is the head.
  static String table(List<List<String>> rows) {
    int columns = rows.getFirst().size();
    int[] widths = new int[columns];
    for (List<String> row : rows) {
      for (int j = 0; j < columns; j++) {
        widths[j] = Math.max(widths[j], row.get(j).length());
      }
    }
    StringBuilder table = new StringBuilder();
    for (List<String> row : rows) {
      StringBuilder line = new StringBuilder();
      for (int j = 0; j < columns; j++) {
        line.append(" ".repeat(INDENT)).append(row.get(j));
        line.append(" ".repeat(widths[j] - row.get(j).length()));
      }
      table.append(line.toString().stripTrailing()).append('\n');
    }
    return table.toString();
  }

  private static String findings(List<Finding> findings) {
    if (findings.isEmpty()) {
      return "No rule for choosing activations is broken.\n";
    }
    StringBuilder text = new StringBuilder("Rules\n");
    for (Finding one : findings) {
      text.append("  %s: %s\n".formatted(one.id(), Shown.plain(one.fact())));
      text.append("    Why: %s.\n".formatted(one.reason()));
      text.append("    Do: %s.\n".formatted(one.advice()));
    }
    return text.toString();
  }
}
