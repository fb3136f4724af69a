package org.hillock.conformance;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.hillock.conformance.OnnxCase.Tensor;
import org.hillock.loss.ClassWeighted;
import org.hillock.loss.Loss;
import org.hillock.loss.SoftmaxCrossEntropy;
import org.hillock.numeric.Matrix;
import org.hillock.numeric.MatrixMultiply;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Matrix products and losses as ONNX's node tests expect them.
class OnnxConformanceTest {
  static Stream<OnnxCase> products() {
    return OnnxCase.of("Gemm").stream();
  }

  static Stream<OnnxCase> losses() {
    return OnnxCase.of("SoftmaxCrossEntropyLoss").stream();
  }

  /// α A B + β C, where A and B may be transposed and C is repeated along its dimensions of 1.
  @ParameterizedTest
  @MethodSource("products")
  void aProductIsThatOfOnnx(OnnxCase test) {
    Matrix a = matrix(test, 0, "transA");
    Matrix b = matrix(test, 1, "transB");
    float alpha = (float) test.number("alpha", 1);
    for (int i = 0; i < a.data().length; i++) {
      a.data()[i] *= alpha;
    }
    float[] c = new float[a.rows() * b.columns()];
    if (test.hasInput(2)) {
      Tensor bias = test.input(2);
      float beta = (float) test.number("beta", 1);
      for (int i = 0; i < c.length; i++) {
        c[i] = beta * bias.values()[place(bias.shape(), i, b.columns())];
      }
    }
    multiply(a, b, c);
    test.assertOutput(0, Case.wide(c));
  }

  private static void multiply(Matrix a, Matrix b, float[] c) {
    new MatrixMultiply().add(a, b, Matrix.of(c, 0, a.rows(), b.columns()));
  }

  private static Matrix matrix(OnnxCase test, int input, String transposed) {
    List<Integer> shape = test.input(input).shape();
    Matrix plain = Matrix.of(test.input(input).values(), 0, shape.getFirst(), shape.getLast());
    return test.number(transposed, 0) == 1 ? plain.transposed() : plain;
  }

  private static int place(List<Integer> shape, int i, int columns) {
    int column = shape.getLast() == 1 ? 0 : i % columns;
    return shape.size() == 1 || shape.getFirst() == 1 ? column : i / columns * columns + column;
  }

  /// Scores are examples × classes × further dimensions, of which each place is an example too.
  @ParameterizedTest
  @MethodSource("losses")
  void aLossIsThatOfOnnx(OnnxCase test) {
    Tensor scores = test.input(0);
    int classes = scores.shape().get(1);
    int places = scores.shape().stream().skip(2).reduce(1, Math::multiplyExact);
    int rows = scores.values().length / classes;
    float[] outputs = new float[rows * classes];
    float[] targets = new float[rows * classes];
    for (int row = 0; row < rows; row++) {
      for (int k = 0; k < classes; k++) {
        outputs[row * classes + k] = scores.values()[place(row, k, classes, places)];
      }
      int label = (int) test.input(1).values()[row];
      if (label != (int) test.number("ignore_index", Integer.MIN_VALUE)) {
        targets[row * classes + label] = 1;
      }
    }
    Loss loss = new SoftmaxCrossEntropy();
    if (test.hasInput(2)) {
      loss = new ClassWeighted(loss, DoubleStream.of(test.input(2).wide()).boxed().toList());
    }
    test.assertOutput(0, reduced(test, loss, outputs, targets, classes));
    if (test.tensors().containsKey("output_1")) {
      float[] p = loss.predictions(outputs, rows, classes);
      double[] logs = new double[p.length];
      for (int i = 0; i < p.length; i++) {
        logs[place(i / classes, i % classes, classes, places)] = Math.log(p[i]);
      }
      test.assertOutput(1, logs);
    }
  }

  private static int place(int row, int k, int classes, int places) {
    return (row / places * classes + k) * places + row % places;
  }

  private static double[] reduced(
      OnnxCase test, Loss loss, float[] outputs, float[] targets, int classes) {
    int rows = outputs.length / classes;
    double mean = loss.mean(outputs, targets, rows, classes);
    return switch (test.attributes().getOrDefault("reduction", "mean")) {
      case "mean" -> new double[] {mean};
      case "sum" -> new double[] {mean * loss.weights(targets, rows, classes)};
      default ->
          IntStream.range(0, rows)
              .mapToDouble(row -> {
                double weight = loss.weight(targets, row * classes, classes);
                return weight == 0
                    ? 0
                    : weight * loss.value(outputs, targets, row * classes, classes);
              })
              .toArray();
    };
  }

  @Test
  void everyOtherCaseIsLeftOutForAReason() {
    List<Case> all = Case.of("onnx.csv");
    assertEquals(
        Map.of(
            "takes log-probabilities, and those of the test do not come from a softmax",
            10L,
            "starts with a memory that no gradients lead to",
            1L,
            "as d1d2d3, with two dimensions more and 32400 numbers",
            2L,
            "a chain of two products, of which one is not shown",
            1L),
        Case.leftOut(all));
    assertEquals(
        List.of(7, 17, 1, 1),
        Stream.of("Gemm", "SoftmaxCrossEntropyLoss", "Momentum", "Adagrad")
            .map(operator -> OnnxCase.of(operator).size())
            .toList());
  }

  @Test
  void aTensorHasAsManyNumbersAsItsShapeSays() {
    for (OnnxCase test : OnnxCase.of("SoftmaxCrossEntropyLoss")) {
      for (Tensor tensor : test.tensors().values()) {
        assertEquals(
            tensor.shape().stream().reduce(1, Math::multiplyExact),
            tensor.values().length,
            () -> test + " " + Arrays.toString(tensor.values()));
      }
    }
  }
}
