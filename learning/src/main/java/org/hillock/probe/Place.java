package org.hillock.probe;

import java.util.List;
import org.hillock.network.BatchNormalization;
import org.hillock.network.Convolution;
import org.hillock.network.Dense;
import org.hillock.network.Layer;
import org.hillock.network.Shape;

/// Where a number is, in words that count from 1.
record Place(Remains remains, Finding finding, Circumstances circumstances) {
  String words() {
    int unit = finding.unit();
    return switch (finding.origin()) {
      case INPUT -> named(circumstances.inputNames(), "input");
      case TARGET -> named(circumstances.targetNames(), "target");
      case LOSS -> "the loss";
      case VALUE -> "%s of %s".formatted(at(layer().outputShape(), unit), label());
      case GRADIENT ->
          "the gradient of %s of %s".formatted(at(layer().outputShape(), unit), label());
      case PARAMETER, UPDATE -> "%s of %s".formatted(parameter(layer(), unit), label());
      case PARAMETER_GRADIENT ->
          "the gradient of %s of %s".formatted(parameter(layer(), unit), label());
    };
  }

  private String named(List<String> names, String kind) {
    String number = "%s %d".formatted(kind, finding.unit() + 1);
    return finding.unit() < names.size()
        ? "%s \"%s\"".formatted(number, names.get(finding.unit()))
        : number;
  }

  private Layer layer() {
    return remains.network().layers().get(finding.layer());
  }

  private String label() {
    return "layer %d, %s".formatted(finding.layer() + 1, layer().label());
  }

  /// Of several sizes also the place along each.
  private static String at(Shape shape, int unit) {
    List<Integer> sizes = shape.sizes();
    if (sizes.size() == 1) {
      return "unit " + (unit + 1);
    }
    StringBuilder words = new StringBuilder("unit ").append(unit + 1).append(" (");
    int rest = unit;
    int size = shape.numbers();
    for (int i = 0; i < sizes.size(); i++) {
      size /= sizes.get(i);
      words.append(i == 0 ? "" : ", ").append(rest / size + 1);
      rest %= size;
    }
    return words.append(" of ").append(shape).append(')').toString();
  }

  private static String parameter(Layer layer, int unit) {
    if (unit >= layer.weights()) {
      int bias = unit - layer.weights() + 1;
      return switch (layer) {
        case Dense _, Convolution _ -> "bias " + bias;
        case BatchNormalization normalization -> ofChannel(unit, normalization.shape().last());
        default -> "parameter " + (unit + 1);
      };
    }
    return switch (layer) {
      case Dense dense ->
          "the weight from input %d to output %d"
              .formatted(unit / dense.outputs() + 1, unit % dense.outputs() + 1);
      default -> "weight " + (unit + 1);
    };
  }

  private static String ofChannel(int unit, int channels) {
    List<String> kinds = List.of("γ", "β", "the running mean", "the running variance");
    return "%s of channel %d".formatted(kinds.get(unit / channels), unit % channels + 1);
  }
}
