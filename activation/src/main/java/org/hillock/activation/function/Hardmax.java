package org.hillock.activation.function;

import java.util.Arrays;
import java.util.List;
import org.hillock.activation.Card;
import org.hillock.activation.Card.Cost;
import org.hillock.activation.Card.Trait;
import org.hillock.activation.Rowwise;

/// hardmax(x) is 1 at the first largest element and 0 elsewhere; a row with NaN gives NaN.
public record Hardmax() implements Rowwise {
  private static final Card CARD =
      new Card(
          new Card.Names("hardmax", "Hardmax", List.of("argmax", "one_hot")),
          new Card.Formula(
              "1 if i is the first with x_i = max x, else 0",
              "y_i=\\begin{cases}1&i=\\mathrm{argmax}\\,x\\\\0&i\\ne\\mathrm{argmax}\\,x\\end{cases}"),
          new Card.Formula("0", "\\frac{\\partial y_i}{\\partial x_j}=0"),
          List.of(),
          new Card.Shape(0, 1, List.of(), List.of(), List.of(Trait.FLAT)),
          new Card.Advice(
              "a decision, as a row",
              "no gradient: nothing can be trained through it",
              "turning scores into a choice after training",
              "anything that is trained: use softmax",
              Cost.COMPARISON),
          "ONNX operator Hardmax, version 13");

  private static final Exponentials EXPONENTIALS = new Exponentials(1);

  @Override
  public Card card() {
    return CARD;
  }

  @Override
  public double[] values(double[] x) {
    double max = Arrays.stream(x).max().orElse(0);
    double[] y = new double[x.length];
    if (Double.isNaN(max)) {
      Arrays.fill(y, max);
      return y;
    }
    for (int i = 0; i < x.length; i++) {
      if (x[i] == max) {
        y[i] = 1;
        break;
      }
    }
    return y;
  }

  @Override
  public void forward(float[] x, int xFrom, float[] y, int yFrom, int n) {
    int largest = EXPONENTIALS.largest(x, xFrom, n);
    float max = x[xFrom + largest];
    Arrays.fill(y, yFrom, yFrom + n, Float.isNaN(max) ? max : 0);
    y[yFrom + largest] = Float.isNaN(max) ? max : 1;
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
  }
}
