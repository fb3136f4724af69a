package org.hillock.activation.function;

import java.util.Arrays;
import java.util.List;
import org.hillock.activation.Card;
import org.hillock.activation.Card.Cost;
import org.hillock.activation.Card.Trait;
import org.hillock.activation.Rowwise;
import org.hillock.kernel.Exp;

/// `log_softmax(x)[i] = x[i] - m - log Σ exp(x[j] - m)`, m = max x: the logarithm of softmax, also
/// where softmax itself is 0.
///
/// A row with NaN or +∞ gives NaN; -∞ gives -∞; a row of -∞ only gives NaN.
public record LogSoftmax() implements Rowwise {
  private static final Card CARD =
      new Card(
          new Card.Names("log_softmax", "Log-softmax", List.of()),
          new Card.Formula(
              "x_i - max x - log sum_j exp(x_j - max x)", "y_i=x_i-\\log\\sum_j e^{x_j}"),
          new Card.Formula(
              "dy_i/dx_j = 1 - exp(y_i) if i = j, else -exp(y_j)",
              "\\frac{\\partial y_i}{\\partial x_j}=\\delta_{ij}-e^{y_j}"),
          List.of(),
          new Card.Shape(
              Double.NEGATIVE_INFINITY,
              0,
              List.of(),
              List.of(),
              List.of(Trait.SMOOTH, Trait.OUTPUT)),
          new Card.Advice(
              "log-probabilities to full accuracy, however small",
              "values are negative only",
              "the output of a classifier whose loss is the negative log-likelihood",
              "hidden layers",
              Cost.EXPONENTIAL_AND_MORE),
          "textbook; Bridle, Probabilistic interpretation of feedforward classification network outputs, 1990");

  private static final Exponentials EXPONENTIALS = new Exponentials(1);

  @Override
  public Card card() {
    return CARD;
  }

  @Override
  public double[] values(double[] x) {
    double max = Arrays.stream(x).max().orElse(0);
    double log = StrictMath.log(Arrays.stream(x).map(v -> StrictMath.exp(v - max)).sum());
    return Arrays.stream(x).map(v -> v - max - log).toArray();
  }

  @Override
  public void forward(float[] x, int xFrom, float[] y, int yFrom, int n) {
    int largest = EXPONENTIALS.largest(x, xFrom, n);
    double max = x[xFrom + largest];
    double log = EXPONENTIALS.logOfSum(x, xFrom, n, largest);
    for (int i = 0; i < n; i++) {
      y[yFrom + i] = (float) (x[xFrom + i] - max - log);
    }
  }

  @Override
  public void backward(
      float[] x,
      int xFrom,
      float[] y,
      int yFrom,
      float[] dy,
      int dyFrom,
      float[] dx,
      int dxFrom,
      int n) {
    double sum = 0;
    for (int i = 0; i < n; i++) {
      sum += dy[dyFrom + i];
    }
    for (int i = 0; i < n; i++) {
      dx[dxFrom + i] = (float) (dy[dyFrom + i] - Exp.exp(y[yFrom + i]) * sum);
    }
  }
}
