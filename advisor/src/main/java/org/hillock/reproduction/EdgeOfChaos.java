package org.hillock.reproduction;

import static org.hillock.reproduction.Figures.row;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.hillock.activation.function.Tanh;
import org.hillock.theory.MeanField;
import org.hillock.work.Crew;

/// How many layers the correlation of two inputs lives in a random network of tanh: order, chaos,
/// and the edge between them.
record EdgeOfChaos() implements Reproduction.Calculation {
  private static final Tanh TANH = new Tanh();
  private static final double BIASES = 0.05;
  private static final double PUBLISHED_EDGE = 1.76;
  private static final int NETWORKS = 3;

  /// Weights of this variance forget differences, start at correlation 0.
  private static final Setting ORDER = new Setting(1, 0, 4, 16);

  /// Of this variance they forget likeness. A start near 1 would show how slowly c leaves 1.
  private static final Setting CHAOS = new Setting(4, 0.4, 1, 8);

  /// @param weights variance of the weights times their number of inputs
  /// @param start correlation of the inputs
  /// @param from the first layer of the fit
  /// @param to the last
  private record Setting(double weights, double start, int from, int to) {}

  @Override
  public Claim claim() {
    return new Claim(
        "edge-of-chaos",
        "In random networks the correlation of two inputs comes to its fixed point exponentially,"
            + " with a depth scale that mean-field theory gives; at the edge of chaos, for tanh with"
            + " biases of variance 0.05 at weights of variance 1.76 / inputs, the scale is infinite"
            + " and the approach slower than any exponential.",
        "Poole et al., Exponential expressivity in deep neural networks through transient chaos,"
            + " 2016; Schoenholz, Gilmer, Ganguli and Sohl-Dickstein, Deep information propagation,"
            + " 2017");
  }

  @Override
  public Finding find(Crew crew) {
    double edge = MeanField.edge(TANH, BIASES);
    Setting critical = new Setting(edge, 0, 4, 16);
    List<Setting> settings = List.of(ORDER, critical, CHAOS);
    List<Callable<Decay>> pieces = new ArrayList<>();
    for (Setting setting : settings) {
      pieces.add(() -> decay(setting));
    }
    List<Decay> decays = crew.all("network", pieces);
    return new Finding(
        claim(),
        ("Theory by quadrature. Measured: %d random networks of %d layers of %d units, normal"
                + " weights and biases, %d pairs of inputs of the size that q settles at. The"
                + " measured depth scale is that of a line fitted to ln |c - c*|, layers 4 to 16"
                + " in order (from c = 0) and 1 to 8 in chaos (from c = 0.4; from 0.95, over layers 2"
                + " to 12, it would be 18.5, in theory as measured, for c leaves 1 slowly, and the"
                + " scale is that of the end of the way).")
            .formatted(NETWORKS, Correlations.DEPTH, Correlations.WIDTH, Correlations.PAIRS),
        List.of(
            new Figures(
                "tanh, biases of variance 0.05; weights of variance v / inputs",
                List.of("v", "q*", "c*", "slope at c*", "depth scale: theory", "measured"),
                List.of(
                    decays.get(0).row(true), decays.get(1).row(false), decays.get(2).row(true))),
            trajectories(decays)),
        List.of(
            Check.below(
                "difference of the edge from the published 1.76",
                Math.abs(edge - PUBLISHED_EDGE),
                0.005),
            Check.below(
                "in order, relative difference of the measured depth scale from theory",
                decays.get(0).error(),
                0.1),
            Check.below(
                "in chaos, relative difference of the measured depth scale from theory",
                decays.get(2).error(),
                0.2),
            Check.below(
                "largest difference of a measured correlation from theory, all layers and settings",
                decays.stream().mapToDouble(Decay::distance).max().orElseThrow(),
                0.05),
            Check.above(
                "at the edge, what is left of 1 - c after 24 layers, over what is left in order",
                (1 - decays.get(1).measured().getLast()) / (1 - decays.get(0).measured().getLast()),
                10)));
  }

  private static Decay decay(Setting setting) {
    MeanField field = new MeanField(TANH, setting.weights, BIASES);
    double q = field.square();
    double settled = field.slope(q, 1) > 1 + 1e-6 ? field.correlation(q) : 1;
    List<Double> measured =
        Correlations.measured(TANH, setting.weights, BIASES, q, setting.start, NETWORKS);
    List<Double> theory = new ArrayList<>();
    double c = Correlations.first(setting.weights, BIASES, q, setting.start);
    for (int layer = 0; layer < Correlations.DEPTH; layer++) {
      theory.add(c);
      c = field.next(q, c);
    }
    return new Decay(setting, q, settled, field.slope(q, settled), theory, measured);
  }

  private static Figures trajectories(List<Decay> decays) {
    List<List<String>> rows = new ArrayList<>();
    for (int layer : List.of(1, 2, 4, 8, 12, 16, 20, Correlations.DEPTH)) {
      double[] cells = new double[2 * decays.size()];
      for (int d = 0; d < decays.size(); d++) {
        cells[2 * d] = decays.get(d).theory.get(layer - 1);
        cells[2 * d + 1] = decays.get(d).measured.get(layer - 1);
      }
      rows.add(row(String.valueOf(layer), "%.4f", cells));
    }
    return new Figures(
        "correlation c in each layer",
        List.of(
            "layer",
            "order: theory",
            "measured",
            "edge: theory",
            "measured",
            "chaos: theory",
            "measured"),
        rows);
  }

  /// @param theory c of each layer
  /// @param measured the same, mean over networks and pairs
  private record Decay(
      Setting setting,
      double q,
      double settled,
      double slope,
      List<Double> theory,
      List<Double> measured) {
    List<String> row(boolean exponential) {
      return List.of(
          Figures.number("%.4f", setting.weights),
          Figures.number("%.4f", q),
          Figures.number("%.4f", settled),
          Figures.number("%.4f", slope),
          exponential ? Figures.number("%.2f", scale()) : "infinite",
          exponential ? Figures.number("%.2f", fitted()) : "");
    }

    /// -1 / ln χ.
    double scale() {
      return -1 / StrictMath.log(slope);
    }

    /// -1 / the slope of the line through ln |c - c*| by least squares.
    double fitted() {
      int n = setting.to - setting.from + 1;
      double middle = (setting.from + setting.to) / 2.0;
      double product = 0;
      double squares = 0;
      for (int layer = setting.from; layer <= setting.to; layer++) {
        double log = StrictMath.log(Math.abs(measured.get(layer - 1) - settled));
        product += (layer - middle) * log;
        squares += (layer - middle) * (layer - middle);
      }
      return n < 2 ? Double.NaN : -squares / product;
    }

    double error() {
      return Math.abs(fitted() / scale() - 1);
    }

    double distance() {
      double largest = 0;
      for (int layer = 0; layer < theory.size(); layer++) {
        largest = Math.max(largest, Math.abs(theory.get(layer) - measured.get(layer)));
      }
      return largest;
    }
  }
}
