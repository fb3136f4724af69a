package org.hillock.activation;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.hillock.kernel.HardInputs;

/// The inputs at which the kernels of the functions of the list, with their default parameters,
/// need a table: found by trying all 2^32 floats.
final class HardCases {
  /// Lines `function,part,input,output`, the last two as patterns of floats in hexadecimal.
  private static final Map<String, HardInputs> ALL = read("hard_inputs.csv");

  private record Line(String key, int input, float output) {
    static Line of(String text) {
      String[] cells = text.split(",", -1);
      return new Line(
          cells[0] + "," + cells[1],
          Integer.parseUnsignedInt(cells[2], 16),
          Float.intBitsToFloat(Integer.parseUnsignedInt(cells[3], 16)));
    }
  }

  private HardCases() {}

  /// The kernel with its tables; the same kernel if the function is not one of the list or has
  /// other parameters.
  static Kernel decided(Elementwise function, Kernel kernel) {
    if (!Activations.all().contains(function)) {
      return kernel;
    }
    return kernel.decidedBy(
        ALL.getOrDefault(function.name() + ",value", HardInputs.NONE),
        ALL.getOrDefault(function.name() + ",slope", HardInputs.NONE));
  }

  private static Map<String, HardInputs> read(String resource) {
    try (InputStream stream =
            Objects.requireNonNull(HardCases.class.getResourceAsStream(resource), resource);
        BufferedReader reader =
            new BufferedReader(new InputStreamReader(stream, StandardCharsets.UTF_8))) {
      return reader
          .lines()
          .map(Line::of)
          .collect(
              Collectors.groupingBy(
                  Line::key, Collectors.collectingAndThen(Collectors.toList(), HardCases::table)));
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + resource + " of Hillock's own jar", e);
    }
  }

  private static HardInputs table(List<Line> lines) {
    List<Line> sorted = lines.stream().sorted(Comparator.comparingInt(Line::input)).toList();
    float[] outputs = new float[sorted.size()];
    for (int i = 0; i < outputs.length; i++) {
      outputs[i] = sorted.get(i).output;
    }
    return HardInputs.of(sorted.stream().mapToInt(Line::input).toArray(), outputs);
  }
}
