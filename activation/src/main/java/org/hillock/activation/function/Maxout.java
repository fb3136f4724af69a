package org.hillock.activation.function;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.hillock.activation.Activation;
import org.hillock.activation.Card;
import org.hillock.activation.Card.Cost;
import org.hillock.activation.Card.Trait;
import org.hillock.activation.InvalidInputException;
import org.hillock.activation.Rowwise;

/// `maxout(x)[j]` is the largest of `pieces` neighbors, from `x[j pieces]` on. A row of n pieces
/// numbers gives n.
///
/// @param pieces how many neighbors compete; a fraction is cut off
public record Maxout(double pieces) implements Rowwise {
  private static final Card CARD =
      new Card(
          new Card.Names("maxout", "Maxout", List.of()),
          new Card.Formula("max of each group of pieces neighbors", "y_j=\\max_{i<k}x_{jk+i}"),
          new Card.Formula(
              "1 for the first largest of a group, else 0",
              "\\frac{\\partial y_j}{\\partial x_{jk+i}}=\\begin{cases}1&i=\\mathrm{argmax}\\\\0&i\\ne\\mathrm{argmax}\\end{cases}"),
          List.of(
              new Card.Parameter(
                  "pieces", 2, 2, 64, "how many neighbors compete; a fraction is cut off")),
          new Card.Shape(
              Double.NEGATIVE_INFINITY,
              Double.POSITIVE_INFINITY,
              List.of(),
              List.of(),
              List.of(Trait.HIDDEN)),
          new Card.Advice(
              "learns its own convex function; linear pieces, so no gradient vanishes",
              "needs pieces times the weights",
              "with dropout, where parameters are plenty",
              "small data: the weights overfit",
              Cost.COMPARISON),
          "Goodfellow, Warde-Farley, Mirza, Courville and Bengio, Maxout networks, 2013");

  private static final Exponentials ORDER = new Exponentials(1);

  /// With pieces = 2.
  public Maxout() {
    this(2);
  }

  @Override
  public Card card() {
    return CARD;
  }

  @Override
  public Activation rebuilt(Map<String, Double> parameters) {
    return new Maxout(parameters.getOrDefault("pieces", pieces));
  }

  @Override
  public int outputs(int n) {
    if (n % size() != 0) {
      throw new InvalidInputException(
          "maxout takes the largest of %d neighbors, so it takes rows of a multiple of that, not %d."
              .formatted(size(), n));
    }
    return n / size();
  }

  @Override
  public double[] values(double[] x) {
    double[] y = new double[outputs(x.length)];
    for (int j = 0; j < y.length; j++) {
      y[j] = Arrays.stream(x, j * size(), (j + 1) * size()).max().orElseThrow();
    }
    return y;
  }

  @Override
  public void forward(float[] x, int xFrom, float[] y, int yFrom, int n) {
    for (int j = 0; j < n / size(); j++) {
      int at = xFrom + j * size();
      y[yFrom + j] = x[at + ORDER.largest(x, at, size())];
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
    Arrays.fill(dx, dxFrom, dxFrom + n, 0);
    for (int j = 0; j < n / size(); j++) {
      int at = j * size();
      dx[dxFrom + at + ORDER.largest(x, xFrom + at, size())] = dy[dyFrom + j];
    }
  }

  private int size() {
    return (int) pieces;
  }
}
