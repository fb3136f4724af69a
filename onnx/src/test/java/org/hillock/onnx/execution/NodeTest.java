package org.hillock.onnx.execution;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.hillock.onnx.Declaration;
import org.hillock.onnx.ElementType;
import org.hillock.onnx.Graph;
import org.hillock.onnx.Node;
import org.hillock.onnx.OnnxFile;
import org.hillock.onnx.OnnxModel;
import org.hillock.onnx.ValueType;

/// A test of the ONNX project: a model, and what it gives for some inputs.
///
/// @param files by name: `model.onnx`, `input_0.pb`, ..., `output_0.pb`, ...
record NodeTest(String name, Map<String, byte[]> files) {
  /// Those of the standard's own runner.
  private static final double RELATIVE = 1e-3;

  private static final double ABSOLUTE = 1e-7;

  static List<NodeTest> all() {
    Map<String, Map<String, byte[]>> tests = new TreeMap<>();
    try (InputStream file = NodeTest.class.getResourceAsStream("node-tests.zip")) {
      assertNotNull(file);
      ZipInputStream zip = new ZipInputStream(file);
      for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
        String[] path = entry.getName().split("/", -1);
        tests.computeIfAbsent(path[0], _ -> new HashMap<>()).put(path[1], zip.readAllBytes());
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    List<NodeTest> all = new ArrayList<>();
    tests.forEach((name, files) -> all.add(new NodeTest(name, files)));
    return all;
  }

  @Override
  public String toString() {
    return name;
  }

  OnnxModel model() {
    return OnnxFile.read(name, bytes("model.onnx"));
  }

  private byte[] bytes(String file) {
    byte[] bytes = files.get(file);
    assertNotNull(bytes, name + " has no " + file);
    return bytes;
  }

  /// Why it is not computed; empty if it is.
  String reason() {
    Graph graph = model().graph();
    List<ValueType> types = new ArrayList<>();
    graph.inputs().forEach(input -> types.add(input.type()));
    graph.outputs().forEach(output -> types.add(output.type()));
    if (graph.nodes().stream().map(Node::domain).anyMatch(domain -> domain.contains("training"))) {
      return "they train";
    }
    if (graph.nodes().stream().map(Node::operator).anyMatch(name -> name.contains("Sequence"))) {
      return "they are about sequences of tensors";
    }
    if (types.stream().anyMatch(ValueType.OfOptional.class::isInstance)) {
      return "they are about values that may not be there";
    }
    return types.stream().anyMatch(NodeTest::isHalf)
        ? "their numbers are of type float16 or bfloat16"
        : "";
  }

  private static boolean isHalf(ValueType type) {
    return type instanceof ValueType.OfTensor tensor
        && (tensor.elements() == ElementType.FLOAT16 || tensor.elements() == ElementType.BFLOAT16);
  }

  /// Computes the model, and compares what it gives.
  void run() {
    OnnxModel model = model();
    Map<String, Value> inputs = new HashMap<>();
    List<Declaration> declared = model.graph().inputs();
    for (int i = 0; i < declared.size(); i++) {
      if (files.containsKey("input_%d.pb".formatted(i))) {
        inputs.put(declared.get(i).name(), value("input_%d.pb".formatted(i)));
      }
    }
    Map<String, Value> outputs = Execution.of(model).outputs(inputs);
    List<Declaration> wanted = model.graph().outputs();
    for (int i = 0; i < wanted.size(); i++) {
      Value found = outputs.get(wanted.get(i).name());
      assertNotNull(found);
      check(value("output_%d.pb".formatted(i)), found);
    }
  }

  private Value value(String file) {
    return Value.of(OnnxFile.tensor(name + "/" + file, bytes(file)));
  }

  private static void check(Value wanted, Value found) {
    assertEquals(wanted.type(), found.type());
    assertEquals(wanted.dims(), found.dims());
    switch (wanted) {
      case Value.Floats(Dims _, float[] x) -> {
        float[] y = ((Value.Floats) found).values();
        for (int i = 0; i < x.length; i++) {
          near(x[i], y[i], i);
        }
      }
      case Value.Doubles(Dims _, double[] x) -> {
        double[] y = ((Value.Doubles) found).values();
        for (int i = 0; i < x.length; i++) {
          near(x[i], y[i], i);
        }
      }
      case Value.Integers x -> assertArrayEquals(x.values(), ((Value.Integers) found).values());
      case Value.Texts x -> assertEquals(x, found);
    }
  }

  private static void near(double wanted, double found, int at) {
    if (Double.isFinite(wanted)) {
      assertEquals(wanted, found, ABSOLUTE + RELATIVE * Math.abs(wanted), "at " + at);
    } else {
      assertEquals(wanted, found, "at " + at);
    }
  }
}
