package org.hillock.conformance;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;

/// One of ONNX's node tests: an operator, its attributes, inputs and the outputs that it has to
/// give.
///
/// @param attributes as text, by name
/// @param tensors by the name of their file
record OnnxCase(
    String name, String operator, Map<String, String> attributes, Map<String, Tensor> tensors) {
  /// Of numpy.testing.assert_allclose, by which ONNX judges.
  private static final double RELATIVE = 1e-3;

  private static final double ABSOLUTE = 1e-7;

  /// Row-major numbers.
  @SuppressWarnings("ArrayRecordComponent")
  record Tensor(List<Integer> shape, float[] values) {
    double[] wide() {
      return Case.wide(values);
    }
  }

  /// Those of an operator that apply.
  static List<OnnxCase> of(String operator) {
    return of("onnx.csv", operator);
  }

  /// Those of an operator in another file.
  static List<OnnxCase> of(String resource, String operator) {
    Map<String, List<Case>> byName =
        Case.of(resource).stream()
            .filter(line -> line.applies() && line.text("operator").equals(operator))
            .collect(
                Collectors.groupingBy(
                    line -> line.text("test"), LinkedHashMap::new, Collectors.toList()));
    return byName.values().stream().map(OnnxCase::of).toList();
  }

  /// The only one of an operator.
  static OnnxCase only(String operator) {
    List<OnnxCase> all = of(operator);
    if (all.size() != 1) {
      throw new IllegalStateException(operator + " has " + all.size());
    }
    return all.getFirst();
  }

  private static OnnxCase of(List<Case> lines) {
    Map<String, String> attributes = new LinkedHashMap<>();
    for (String word : lines.getFirst().text("attributes").split(" ", -1)) {
      String[] parts = word.split("=", -1);
      attributes.put(parts[0], parts[parts.length - 1]);
    }
    Map<String, Tensor> tensors = new LinkedHashMap<>();
    for (Case line : lines) {
      List<Integer> shape =
          Arrays.stream(line.text("shape").split(" ", -1))
              .filter(word -> !word.isEmpty())
              .map(Integer::valueOf)
              .toList();
      tensors.put(line.text("tensor"), new Tensor(shape, line.floats("values")));
    }
    Case first = lines.getFirst();
    return new OnnxCase(first.text("test"), first.text("operator"), attributes, tensors);
  }

  boolean hasInput(int i) {
    return tensors.containsKey("input_" + i);
  }

  Tensor input(int i) {
    return Objects.requireNonNull(tensors.get("input_" + i), name);
  }

  Tensor output(int i) {
    return Objects.requireNonNull(tensors.get("output_" + i), name);
  }

  boolean has(String tensor) {
    return tensors.containsKey(tensor);
  }

  Tensor named(String tensor) {
    return Objects.requireNonNull(tensors.get(tensor), name);
  }

  double number(String attribute, double usual) {
    return Double.parseDouble(attributes.getOrDefault(attribute, Double.toString(usual)));
  }

  void assertOutput(int i, double[] given) {
    Case.assertClose(name, output(i).values(), given, RELATIVE, ABSOLUTE);
  }

  @Override
  public String toString() {
    return name;
  }
}
