package org.hillock.probe;

import java.util.ArrayList;
import java.util.List;
import org.hillock.activation.Elementwise;
import org.hillock.network.Activate;
import org.hillock.network.BatchNormalization;
import org.hillock.network.Convolution;
import org.hillock.network.Dense;
import org.hillock.network.GroupNormalization;
import org.hillock.network.Junction.Add;
import org.hillock.network.Layer;
import org.hillock.network.LayerNormalization;
import org.hillock.network.Recurrent;
import org.hillock.network.SelfAttention;
import org.hillock.probe.Autopsy.Magnitude;

/// What made a number that is not finite of finite ones, in words, and how large those were.
///
/// @param remains of the step
/// @param finding the number
record Operation(Remains remains, Finding finding) {
  String words() {
    return switch (finding.origin()) {
      case INPUT, TARGET -> "it was given";
      case PARAMETER -> "it was there before the step";
      case VALUE -> forward(layer());
      case LOSS -> "the loss of the outputs of its row";
      case GRADIENT -> backward();
      case PARAMETER_GRADIENT ->
          "a sum over %d rows of products of what came in and the gradient of what went out overflowed"
              .formatted(remains.rows());
      case UPDATE ->
          Float.isFinite(remains.after()[remains.from(finding.layer()) + finding.unit()])
              ? "the optimizer's memory of the gradient, or of its square, overflowed"
              : "the step, learning rate × what the optimizer makes of the gradient, overflowed";
    };
  }

  private Layer layer() {
    return remains.network().layers().get(finding.layer());
  }

  private String forward(Layer layer) {
    return switch (layer) {
      case Dense dense -> sum(dense.inputs());
      case Convolution convolution -> sum(convolution.weights() / convolution.channels());
      case Activate(var function, var shape) when function instanceof Elementwise ->
          "%s of %s, where f(x) = %s"
              .formatted(
                  function.name(),
                  Digits.of(before()[row() * shape.numbers() + finding.unit()]),
                  function.card().value().text());
      case Activate activate -> activate.activation().name() + " of a row";
      case Add _ -> "the sum of two branches overflowed";
      case BatchNormalization _, LayerNormalization _, GroupNormalization _ ->
          "a normalization: squares of numbers above 1.8e19 overflow, and what is left is 0 × ∞ or ∞ / ∞";
      case Recurrent _ -> "a sum of products, or the function after it, in a step of the sequence";
      case SelfAttention _ -> "a product of queries, keys and values, or the softmax of a row";
      default -> "%s made it of finite numbers".formatted(layer.label());
    };
  }

  private String sum(int products) {
    return Double.isNaN(finding.value())
        ? "a sum of %d products overflowed to both sides: ∞ - ∞".formatted(products)
        : "a sum of %d products overflowed".formatted(products);
  }

  private String backward() {
    List<Layer> layers = remains.network().layers();
    int reader = finding.layer() + 1;
    return reader == layers.size()
        ? "the slope of the loss"
        : "the way back through layer %d, %s".formatted(reader + 1, layers.get(reader).label());
  }

  private int row() {
    return finding.rows().getFirst();
  }

  /// What came into the layer.
  private float[] before() {
    return remains.trace().values()[finding.layer()];
  }

  List<Magnitude> magnitudes() {
    int layers = remains.network().layers().size();
    int l = finding.layer();
    List<Magnitude> all = new ArrayList<>();
    switch (finding.origin()) {
      case INPUT -> all.add(values("the other inputs", 0));
      case TARGET -> all.add(targets());
      case PARAMETER -> all.add(parameters("the layer's other parameters", l));
      case VALUE -> {
        all.add(values("inputs of the layer", l));
        addParameters(all, l);
        if (l > 0) {
          all.add(values("inputs of the network", 0));
        }
      }
      case LOSS -> {
        all.add(values("outputs of the network", layers));
        all.add(targets());
      }
      case GRADIENT -> {
        if (l + 1 < layers) {
          all.add(gradients("gradients of what the layer after it gives", l + 2));
          addParameters(all, l + 1);
        } else {
          all.add(values("outputs of the network", layers));
          all.add(targets());
        }
      }
      case PARAMETER_GRADIENT -> {
        all.add(values("inputs of the layer", l));
        all.add(gradients("gradients of what the layer gives", l + 1));
      }
      case UPDATE -> {
        all.add(parameters("the layer's parameters before the step", l));
        int from = remains.from(l);
        float[] g = remains.parameterGradients();
        all.add(new Magnitude("its gradients", largest(g, from, from + layer().parameters())));
      }
    }
    return all;
  }

  private void addParameters(List<Magnitude> all, int l) {
    if (remains.network().layers().get(l).parameters() > 0) {
      all.add(parameters("parameters of the layer", l));
    }
  }

  private Magnitude parameters(String what, int l) {
    int from = remains.from(l);
    int to = from + remains.network().layers().get(l).parameters();
    return new Magnitude(what, largest(remains.network().parameters(), from, to));
  }

  private Magnitude values(String what, int between) {
    return between(what, remains.trace().values()[between], between);
  }

  private Magnitude gradients(String what, int between) {
    return between(what, remains.gradients()[between], between);
  }

  private Magnitude between(String what, float[] numbers, int between) {
    float most = 0;
    for (int row = 0; row < remains.rows() && numbers.length > 0; row++) {
      int from = row * remains.width(between);
      most = Math.max(most, largest(numbers, from, from + remains.own(between, row)));
    }
    return new Magnitude(what, most);
  }

  private Magnitude targets() {
    int count = remains.rows() * remains.network().outputs();
    return new Magnitude("targets", largest(remains.targets(), 0, count));
  }

  /// Of the finite ones.
  private static float largest(float[] x, int from, int to) {
    float most = 0;
    for (int i = from; i < Math.min(to, x.length); i++) {
      most = Float.isFinite(x[i]) ? Math.max(most, Math.abs(x[i])) : most;
    }
    return most;
  }
}
