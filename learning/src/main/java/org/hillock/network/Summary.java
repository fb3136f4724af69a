package org.hillock.network;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// An architecture as a table of text, and the memory that it takes.
final class Summary {
  private Summary() {}

  /// The table.
  ///
  /// @param rows of a training batch
  static String of(Architecture architecture, int rows) {
    List<Layer> layers = architecture.layers();
    long operations = layers.stream().mapToLong(Layer::operations).sum();
    List<List<String>> table = new ArrayList<>();
    table.add(List.of("", "layer", "output", "parameters", "operations"));
    table.add(List.of("", "input", layers.getFirst().inputShape().toString(), "", ""));
    for (int l = 0; l < layers.size(); l++) {
      Layer layer = layers.get(l);
      table.add(
          List.of(
              String.valueOf(l + 1),
              layer.label(),
              layer.outputShape().toString(),
              number(layer.parameters()),
              number(layer.operations())));
    }
    table.add(List.of("", "total", "", number(architecture.parameters()), number(operations)));
    return text(table) + memory(architecture, rows);
  }

  private static String number(long n) {
    return String.format(Locale.ROOT, "%,d", n);
  }

  /// Number and name to the left, all else to the right.
  private static String text(List<List<String>> table) {
    List<Integer> widths =
        IntStream.range(0, table.getFirst().size())
            .mapToObj(c -> table.stream().mapToInt(row -> row.get(c).length()).max().orElse(0))
            .toList();
    return table.stream()
        .map(row ->
            IntStream.range(0, row.size())
                .mapToObj(c ->
                    String.format(
                        c == 1 ? "%-" + widths.get(c) + "s" : "%" + widths.get(c) + "s",
                        row.get(c)))
                .collect(Collectors.joining("  "))
                .stripTrailing())
        .map(line -> line + "\n")
        .collect(Collectors.joining());
  }

  private static String memory(Architecture architecture, int rows) {
    long between = architecture.layers().getFirst().inputs();
    long backward = 0;
    for (Layer layer : architecture.layers()) {
      between += layer.outputs();
      backward += layer.outputs() + layer.kept();
    }
    return "memory: parameters %s, their gradients as much; a batch of %d rows in training %s, one row to predict %s\n"
        .formatted(
            bytes(architecture.parameters()),
            rows,
            bytes(rows * (between + backward)),
            bytes(between));
  }

  private static String bytes(long floats) {
    double size = (double) floats * Float.BYTES;
    List<String> units = List.of("B", "KiB", "MiB", "GiB", "TiB");
    int unit = 0;
    while (size >= 1024 && unit < units.size() - 1) {
      size /= 1024;
      unit++;
    }
    return String.format(Locale.ROOT, unit == 0 ? "%.0f %s" : "%.1f %s", size, units.get(unit));
  }
}
