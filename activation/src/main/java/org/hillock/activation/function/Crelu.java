package org.hillock.activation.function;

import java.util.List;
import org.hillock.activation.Card;
import org.hillock.activation.Card.Cost;
import org.hillock.activation.Card.Trait;
import org.hillock.activation.Loop;
import org.hillock.activation.Rowwise;

/// crelu(x) = relu(x) and relu(-x), one after the other. A row of n numbers gives 2n.
public record Crelu() implements Rowwise {
  private static final Card CARD =
      new Card(
          new Card.Names("crelu", "CReLU", List.of("concatenated_relu")),
          new Card.Formula("max(x, 0), then max(-x, 0)", "y=(\\max(x,0),\\max(-x,0))"),
          new Card.Formula(
              "1 where x > 0 of the first, -1 where x < 0 of the second, else 0",
              "\\frac{\\partial y}{\\partial x}=\\begin{cases}(1,0)&x>0\\\\(0,0)&x=0\\\\(0,-1)&x<0\\end{cases}"),
          List.of(),
          new Card.Shape(0, Double.POSITIVE_INFINITY, List.of(), List.of(), List.of(Trait.HIDDEN)),
          new Card.Advice(
              "keeps both signs: no input is lost and no unit dies",
              "doubles the width, so the next layer has twice the weights",
              "first layers of convolutional networks",
              "where width is dear",
              Cost.COMPARISON),
          "Shang, Sohn, Almeida and Lee, Understanding and improving convolutional neural networks via concatenated rectified linear units, 2016");

  private static final Relu RELU = new Relu();

  @Override
  public Card card() {
    return CARD;
  }

  @Override
  public int outputs(int n) {
    return 2 * n;
  }

  @Override
  public double[] values(double[] x) {
    double[] y = new double[2 * x.length];
    for (int i = 0; i < x.length; i++) {
      y[i] = RELU.value(x[i]);
      y[x.length + i] = RELU.value(-x[i]);
    }
    return y;
  }

  @Override
  public void forward(float[] x, int xFrom, float[] y, int yFrom, int n) {
    for (int i = 0; i < n; i++) {
      y[yFrom + n + i] = Math.max(-x[xFrom + i], 0) + 0f;
    }
    Loop.of(RELU).forward(x, xFrom, y, yFrom, n);
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
    for (int i = 0; i < n; i++) {
      float v = x[xFrom + i];
      dx[dxFrom + i] = v > 0 ? dy[dyFrom + i] : v < 0 ? -dy[dyFrom + n + i] : v;
    }
  }
}
