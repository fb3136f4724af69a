package org.hillock.activation.function;

import java.util.Arrays;
import java.util.List;
import org.hillock.activation.Card;
import org.hillock.activation.Card.Cost;
import org.hillock.activation.Card.Trait;
import org.hillock.activation.Rowwise;

/// sparsemax(x) is the point of the probability simplex that is nearest to x: max(x - τ, 0) with τ
/// such that the sum is 1.
///
/// A row with NaN or +∞ gives NaN; -∞ gives 0; a row of -∞ only gives NaN.
public record Sparsemax() implements Rowwise {
  private static final Card CARD =
      new Card(
          new Card.Names("sparsemax", "Sparsemax", List.of()),
          new Card.Formula(
              "max(x_i - tau, 0), with tau such that the sum is 1",
              "y_i=\\max(x_i-\\tau,0),\\ \\sum_i y_i=1"),
          new Card.Formula(
              "dx = dy - mean of dy, over the elements with y > 0",
              "\\frac{\\partial y_i}{\\partial x_j}=\\delta_{ij}-\\frac{1}{|S|},\\ i,j\\in S"),
          List.of(),
          new Card.Shape(0, 1, List.of(), List.of(), List.of(Trait.OUTPUT)),
          new Card.Advice(
              "probabilities, most of them exactly 0",
              "no gradient for what is 0; needs sorting",
              "attention that should look at few places",
              "the usual classifier: softmax with cross-entropy",
              Cost.EXPONENTIAL_AND_MORE),
          "Martins and Astudillo, From softmax to sparsemax, 2016");

  @Override
  public Card card() {
    return CARD;
  }

  @Override
  public double[] values(double[] x) {
    double[] sorted = x.clone();
    Arrays.sort(sorted);
    // Differences to the largest are exact enough where the row itself is huge.
    double max = sorted[x.length - 1];
    double sum = 0;
    double tau = 0;
    for (int k = 1; k <= x.length; k++) {
      double next = sorted[x.length - k] - max;
      if (k > 1 && 1 + k * next <= sum + next) {
        break;
      }
      sum += next;
      tau = (sum - 1) / k;
    }
    double threshold = tau;
    return Arrays.stream(x).map(v -> Math.max(v - max - threshold, 0)).toArray();
  }

  @Override
  public void forward(float[] x, int xFrom, float[] y, int yFrom, int n) {
    double[] row = new double[n];
    for (int i = 0; i < n; i++) {
      row[i] = x[xFrom + i];
    }
    double[] values = values(row);
    for (int i = 0; i < n; i++) {
      y[yFrom + i] = (float) values[i];
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
    int support = 0;
    for (int i = 0; i < n; i++) {
      if (y[yFrom + i] > 0) {
        sum += dy[dyFrom + i];
        support++;
      }
    }
    for (int i = 0; i < n; i++) {
      boolean inside = y[yFrom + i] > 0;
      dx[dxFrom + i] = inside ? (float) (dy[dyFrom + i] - sum / support) : 0;
    }
  }
}
