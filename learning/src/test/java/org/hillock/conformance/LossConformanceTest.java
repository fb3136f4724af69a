package org.hillock.conformance;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Map;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.hillock.loss.AbsoluteError;
import org.hillock.loss.BinaryCrossEntropy;
import org.hillock.loss.ClassWeighted;
import org.hillock.loss.Huber;
import org.hillock.loss.Loss;
import org.hillock.loss.SoftmaxCrossEntropy;
import org.hillock.loss.SquaredError;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Losses as the tests of Keras, TensorFlow.js and Burn expect them.
class LossConformanceTest {
  static Stream<Case> those() {
    return Case.of("losses.csv").stream().filter(Case::applies);
  }

  @ParameterizedTest
  @MethodSource("those")
  void theLossIsThatOfTheOtherLibrary(Case one) {
    Loss loss = loss(one.text("loss").split(" ", -1));
    int columns = Integer.parseInt(one.text("columns"));
    float[] outputs = one.floats("outputs");
    float[] targets = one.floats("targets");
    if (one.text("given").equals("probabilities")) {
      logits(loss, outputs);
    }
    int rows = outputs.length / columns;
    float[] samples = one.floats("weights");
    double[] weights = new double[rows];
    double[] losses = new double[rows];
    for (int row = 0; row < rows; row++) {
      weights[row] =
          loss.weight(targets, row * columns, columns) * (samples.length == 0 ? 1 : samples[row]);
      losses[row] =
          weights[row] == 0
              ? 0
              : weights[row] * loss.value(outputs, targets, row * columns, columns);
    }
    one.assertClose(one.floats("expected"), reduced(one.text("reduction"), weights, losses));
    if (samples.length == 0 && one.text("reduction").equals("mean") && !weighted(loss)) {
      double mean = loss.mean(outputs, targets, rows, columns);
      one.assertClose(one.floats("expected"), new double[] {mean});
    }
  }

  @Test
  void everyOtherCaseIsLeftOutForAReason() {
    List<Case> all = Case.of("losses.csv");
    assertEquals(116, all.size());
    assertEquals(
        Map.of(
            "another loss",
            54L,
            "a probability of 0 or 1 is no finite logit; the peer clips it",
            4L),
        Case.leftOut(all));
  }

  private static Loss loss(String... words) {
    return switch (words[0]) {
      case "squared" -> new SquaredError();
      case "absolute" -> new AbsoluteError();
      case "huber" -> new Huber(Double.parseDouble(words[1]));
      case "binary" ->
          words.length == 4
              ? new ClassWeighted(
                  new BinaryCrossEntropy(),
                  List.of(Double.valueOf(words[2]), Double.valueOf(words[3])))
              : new BinaryCrossEntropy(smoothing(words));
      case "softmax" -> new SoftmaxCrossEntropy(smoothing(words));
      default -> throw new IllegalArgumentException(words[0]);
    };
  }

  private static double smoothing(String... words) {
    return words.length > 1 ? Double.parseDouble(words[1]) : 0;
  }

  private static boolean weighted(Loss loss) {
    return loss instanceof ClassWeighted;
  }

  /// Logits of which the probabilities are these; softmax divides them by their sum, as Keras does.
  private static void logits(Loss loss, float... p) {
    for (int i = 0; i < p.length; i++) {
      p[i] =
          (float) (Math.log(p[i]) - (loss instanceof SoftmaxCrossEntropy ? 0 : Math.log1p(-p[i])));
    }
  }

  private static double[] reduced(String reduction, double[] weights, double[] losses) {
    double sum = DoubleStream.of(losses).sum();
    return switch (reduction) {
      case "none" -> losses;
      case "sum" -> new double[] {sum};
      case "mean" -> new double[] {sum / losses.length};
      case "weighted" -> new double[] {sum / DoubleStream.of(weights).sum()};
      case "nonzero" ->
          new double[] {
            sum / IntStream.range(0, weights.length).filter(row -> weights[row] != 0).count()
          };
      default -> throw new IllegalArgumentException(reduction);
    };
  }
}
