package org.hillock.loss;

import java.util.function.DoubleBinaryOperator;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;

/// Losses as the textbook writes them, in double and without a thought for cancellation: what the
/// tests measure by.
public final class LossDefinition {
  private LossDefinition() {}

  /// Σ w ℓ / Σ w over the examples.
  public static double mean(Loss loss, double[] y, float[] t, int rows) {
    int columns = y.length / rows;
    double sum = 0;
    double weights = 0;
    for (int row = 0; row < rows; row++) {
      double weight = weight(loss, t, row * columns, columns);
      if (weight > 0) {
        sum += weight * value(loss, y, t, row * columns, columns);
        weights += weight;
      }
    }
    return sum / weights;
  }

  private static double weight(Loss loss, float[] t, int at, int columns) {
    return switch (loss) {
      case ClassWeighted(Loss inner, var w) when columns == 1 ->
          (t[at] == 1 ? w.get(1) : w.get(0)) * weight(inner, t, at, columns);
      case ClassWeighted(Loss inner, var w) ->
          sum(columns, k -> w.get(k) * t[at + k]) * weight(inner, t, at, columns);
      case SoftmaxCrossEntropy _ -> sum(columns, k -> t[at + k]) > 0 ? 1 : 0;
      default -> 1;
    };
  }

  private static double value(Loss loss, double[] y, float[] t, int at, int columns) {
    return switch (loss) {
      case ClassWeighted weighted -> value(weighted.loss(), y, t, at, columns);
      case OutputWeighted(Outputwise inner, var w) ->
          sum(columns, k -> w.get(k) * one(inner).applyAsDouble(y[at + k], t[at + k]))
              / sum(columns, w::get);
      case SoftmaxCrossEntropy(double smoothing) -> {
        double all = sum(columns, k -> Math.exp(y[at + k]));
        yield sum(
            columns,
            k ->
                -((1 - smoothing) * t[at + k] + smoothing / columns)
                    * Math.log(Math.exp(y[at + k]) / all));
      }
      case Outputwise outputwise ->
          sum(columns, k -> one(outputwise).applyAsDouble(y[at + k], t[at + k])) / columns;
      default -> throw new IllegalArgumentException("no definition of " + loss);
    };
  }

  private static DoubleBinaryOperator one(Outputwise loss) {
    return switch (loss) {
      case SquaredError _ -> (y, t) -> Math.pow(y - t, 2);
      case AbsoluteError _ -> (y, t) -> y > t ? y - t : t - y;
      case Huber(double delta) ->
          (y, t) ->
              y - t > delta
                  ? delta * (y - t) - delta * delta / 2
                  : t - y > delta ? delta * (t - y) - delta * delta / 2 : Math.pow(y - t, 2) / 2;
      case BinaryCrossEntropy(double smoothing) ->
          (y, t) -> {
            double p = 1 / (1 + Math.exp(-y));
            double soft = (1 - smoothing) * t + smoothing / 2;
            return -soft * Math.log(p) - (1 - soft) * Math.log(1 - p);
          };
      default -> throw new IllegalArgumentException("no definition of " + loss);
    };
  }

  private static double sum(int n, IntToDoubleFunction term) {
    return IntStream.range(0, n).mapToDouble(term).sum();
  }
}
