package org.hillock.reproduction;

import static org.hillock.reproduction.Figures.row;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.hillock.activation.Activation;
import org.hillock.activation.function.Relu;
import org.hillock.activation.function.Tanh;
import org.hillock.theory.MeanField;
import org.hillock.work.Crew;

/// With ReLU on the edge of chaos the correlation of two inputs comes to 1 like 1 / depth²; with a
/// smooth function like 1 / depth.
record CriticalRelu() implements Reproduction.Calculation {
  private static final Tanh TANH = new Tanh();
  private static final double BIASES = 0.05;
  private static final int NETWORKS = 3;
  private static final int FAR = 1000;

  @Override
  public Claim claim() {
    return new Claim(
        "edge-of-chaos-relu",
        "On the edge of chaos (He's starting values for ReLU) the correlation c of two inputs comes"
            + " to 1 like 1 - c ~ (9 pi^2 / 2) / depth^2 for ReLU, but only like 1 / depth for smooth"
            + " functions such as tanh: information goes deeper with smooth functions.",
        "Hayou, Doucet and Rousseau, On the impact of the activation function on deep neural"
            + " networks training, 2019, propositions 2 and 3");
  }

  @Override
  public Finding find(Crew crew) {
    double edge = MeanField.edge(TANH, BIASES);
    MeanField tanh = new MeanField(TANH, edge, BIASES);
    double q = tanh.square();
    Activation relu = new Relu();
    List<Callable<List<Double>>> pieces =
        List.of(
            () -> Correlations.measured(relu, 2, 0, 1, 0, NETWORKS),
            () -> Correlations.measured(TANH, edge, BIASES, q, 0, NETWORKS));
    List<List<Double>> measured = crew.all("network", pieces);
    List<Double> smooth = new ArrayList<>();
    List<Double> cornered = new ArrayList<>();
    double c = Correlations.first(edge, BIASES, q, 0);
    double r = 0;
    for (int layer = 0; layer < FAR; layer++) {
      smooth.add(c);
      cornered.add(r);
      c = tanh.next(q, c);
      r = next(r);
    }
    List<List<String>> rows = new ArrayList<>();
    for (int layer : List.of(1, 2, 3, 6, 12, Correlations.DEPTH, 100, 300, FAR)) {
      List<String> cells =
          new ArrayList<>(row(String.valueOf(layer), "%.5f", 1 - cornered.get(layer - 1)));
      cells.add(measuredRest(measured.get(0), layer));
      cells.add(Figures.number("%.5f", 1 - smooth.get(layer - 1)));
      cells.add(measuredRest(measured.get(1), layer));
      rows.add(cells);
    }
    double limit = 9 * Math.PI * Math.PI / 2;
    double cornerShare = (1 - cornered.get(FAR - 1)) * FAR * FAR / limit;
    return new Finding(
        claim(),
        ("Theory by recursion, exact for ReLU and by quadrature for tanh with biases of variance"
                + " 0.05, up to %d layers from orthogonal inputs. Measured as in edge-of-chaos, %d"
                + " networks of %d layers.")
            .formatted(FAR, NETWORKS, Correlations.DEPTH),
        List.of(
            new Figures(
                "1 - c in each layer",
                List.of("layer", "relu: theory", "measured", "tanh: theory", "measured"),
                rows)),
        List.of(
            Check.below(
                "difference from 1 of (1 - c) depth^2 / (9 pi^2 / 2) for relu at layer 1000",
                Math.abs(cornerShare - 1),
                0.05),
            Check.below(
                "difference from 2 of the exponent of relu's decay from layer 500 to 1000",
                Math.abs(exponent(cornered) - 2),
                0.05),
            Check.below(
                "difference from 1 of the exponent of tanh's decay from layer 500 to 1000",
                Math.abs(exponent(smooth) - 1),
                0.05),
            Check.below(
                "largest difference of a measured correlation from theory",
                Math.max(distance(cornered, measured.get(0)), distance(smooth, measured.get(1))),
                0.05)));
  }

  private static String measuredRest(List<Double> measured, int layer) {
    return layer > measured.size() ? "" : Figures.number("%.5f", 1 - measured.get(layer - 1));
  }

  /// Cho and Saul's arc-cosine kernel of degree 1.
  private static double next(double c) {
    return (Math.sqrt(1 - c * c) + (Math.PI - StrictMath.acos(c)) * c) / Math.PI;
  }

  private static double exponent(List<Double> correlations) {
    double near = 1 - correlations.get(FAR / 2 - 1);
    double far = 1 - correlations.get(FAR - 1);
    return StrictMath.log(near / far) / StrictMath.log(2);
  }

  private static double distance(List<Double> theory, List<Double> measured) {
    double largest = 0;
    for (int layer = 0; layer < measured.size(); layer++) {
      largest = Math.max(largest, Math.abs(theory.get(layer) - measured.get(layer)));
    }
    return largest;
  }
}
