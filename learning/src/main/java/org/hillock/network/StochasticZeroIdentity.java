package org.hillock.network;

import java.util.List;
import org.hillock.activation.Activation;
import org.hillock.activation.Loop;
import org.hillock.activation.function.Gelu;
import org.hillock.numeric.Draws;

/// The stochastic 0-I map: y = x with probability Φ(x), else 0, while it learns. The mean of y is x
/// Φ(x), so in prediction it is GELU. Noise that depends on the input, as here, makes a network
/// nonlinear without any other activation.
///
/// As with dropout, ∂y/∂x is 1 where x stays and 0 where it does not.
///
/// Source: Hendrycks and Gimpel, "Gaussian error linear units (GELUs)", 2016.
///
/// @param shape what comes in and goes out
public record StochasticZeroIdentity(Shape shape) implements Noise {
  private static final Gelu GELU = new Gelu();

  @Override
  public String label() {
    return "stochastic 0-I map";
  }

  @Override
  public List<Activation> activations() {
    return List.of(GELU);
  }

  /// √2, as of relu: E x² Φ(x) is 1/2 for a standard normal x, since Φ - 1/2 is odd.
  @Override
  public double gain(double incoming) {
    return Math.sqrt(2);
  }

  @Override
  public void forward(Pass pass, int first, int rows) {
    float[] x = pass.x();
    float[] y = pass.y();
    float[] kept = pass.kept();
    int from = first * inputs();
    int to = from + rows * inputs();
    Loop.of(GELU).forward(x, from, y, from, to - from);
    if (!pass.batch().isLearning()) {
      return;
    }
    long key = pass.key();
    for (int i = from; i < to; i++) {
      // Φ(x); a normal number, that x would have to exceed, takes a cosine, which makes garbage.
      double probability = x[i] == 0 ? 0.5 : y[i] / x[i];
      boolean lost = Draws.uniform(key, i) >= probability;
      y[i] = lost ? 0 : x[i];
      if (kept.length > 0) {
        kept[i] = lost ? 0 : 1;
      }
    }
  }
}
