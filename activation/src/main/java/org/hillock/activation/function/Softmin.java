package org.hillock.activation.function;

import java.util.Arrays;
import java.util.List;
import org.hillock.activation.Card;
import org.hillock.activation.Card.Cost;
import org.hillock.activation.Card.Trait;
import org.hillock.activation.Rowwise;

/// `softmin(x)[i] = exp(m - x[i]) / Σ exp(m - x[j])`, m = min x: softmax of -x.
///
/// A row with NaN or -∞ gives NaN; +∞ gives 0; a row of +∞ only gives NaN.
public record Softmin() implements Rowwise {
  private static final Card CARD =
      new Card(
          new Card.Names("softmin", "Softmin", List.of()),
          new Card.Formula(
              "exp(min x - x_i) / sum_j exp(min x - x_j)",
              "y_i=\\frac{e^{-x_i}}{\\sum_j e^{-x_j}}"),
          new Card.Formula(
              "dy_i/dx_j = y_i (y_i - 1) if i = j, else y_i y_j",
              "\\frac{\\partial y_i}{\\partial x_j}=y_i(y_j-\\delta_{ij})"),
          List.of(),
          new Card.Shape(0, 1, List.of(), List.of(), List.of(Trait.SMOOTH, Trait.OUTPUT)),
          new Card.Advice(
              "turns distances or costs into probabilities: the least gets the most",
              "its outputs compete, as those of softmax",
              "attention over distances; mixtures of experts by cost",
              "hidden layers",
              Cost.EXPONENTIAL_AND_MORE),
          "textbook");

  private static final Exponentials EXPONENTIALS = new Exponentials(-1);

  @Override
  public Card card() {
    return CARD;
  }

  @Override
  public double[] values(double[] x) {
    return new Softmax().values(Arrays.stream(x).map(v -> -v).toArray());
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
