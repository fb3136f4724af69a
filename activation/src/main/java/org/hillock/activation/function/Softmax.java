package org.hillock.activation.function;

import java.util.Arrays;
import java.util.List;
import org.hillock.activation.Card;
import org.hillock.activation.Card.Cost;
import org.hillock.activation.Card.Trait;
import org.hillock.activation.Rowwise;

/// `softmax(x)[i] = exp(x[i] - m) / Σ exp(x[j] - m)`, m = max x. The sum is kept in double, so each
/// output is rounded once, and adding a constant to the row changes nothing that the floats still
/// tell apart.
///
/// A row with NaN or +∞ gives NaN; -∞ gives 0; a row of -∞ only gives NaN.
public record Softmax() implements Rowwise {
  private static final Card CARD =
      new Card(
          new Card.Names("softmax", "Softmax", List.of("normalized_exponential")),
          new Card.Formula(
              "exp(x_i - max x) / sum_j exp(x_j - max x)",
              "y_i=\\frac{e^{x_i-\\max x}}{\\sum_j e^{x_j-\\max x}}"),
          new Card.Formula(
              "dy_i/dx_j = y_i (1 - y_i) if i = j, else -y_i y_j",
              "\\frac{\\partial y_i}{\\partial x_j}=y_i(\\delta_{ij}-y_j)"),
          List.of(),
          new Card.Shape(0, 1, List.of(), List.of(), List.of(Trait.SMOOTH, Trait.OUTPUT)),
          new Card.Advice(
              "turns a row of scores into probabilities that sum to 1",
              "its outputs compete: a large one pushes all others, and their gradients, towards 0",
              "output of a classifier with more than two classes; attention weights",
              "hidden layers; several labels that can hold at once (use sigmoid)",
              Cost.EXPONENTIAL_AND_MORE),
          "Bridle, Probabilistic interpretation of feedforward classification network outputs, 1990");

  private static final Exponentials EXPONENTIALS = new Exponentials(1);

  @Override
  public Card card() {
    return CARD;
  }

  @Override
  public double[] values(double[] x) {
    double max = Arrays.stream(x).max().orElse(0);
    double[] e = Arrays.stream(x).map(v -> StrictMath.exp(v - max)).toArray();
    double sum = Arrays.stream(e).sum();
    return Arrays.stream(e).map(v -> v / sum).toArray();
  }

  @Override
  public void forward(float[] x, int xFrom, float[] y, int yFrom, int n) {
    forward(x, xFrom, y, yFrom, n, new double[scratch(n)]);
  }

  @Override
  public int scratch(int n) {
    return Exponentials.block(n);
  }

  @Override
  public void forward(float[] x, int xFrom, float[] y, int yFrom, int n, double[] scratch) {
    EXPONENTIALS.normalize(x, xFrom, y, yFrom, n, scratch);
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
    EXPONENTIALS.backward(y, yFrom, dy, dyFrom, dx, dxFrom, n);
  }
}
