package org.hillock.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.hillock.data.Encoder;
import org.hillock.data.Examples;
import org.hillock.data.Inputs;
import org.hillock.data.TargetCoding;
import org.hillock.loss.Loss;
import org.hillock.onnx.model.Model;

/// Predictions of a model of ours: the targets and, for classes and labels, the probabilities.
final class Answers {
  private Answers() {}

  static Predictions of(Model model, Path data) {
    Encoder encoder = model.encoder();
    TargetCoding target = encoder.target();
    Inputs inputs = encoder.inputs(Examples.read(data, encoder.imageSize()));
    float[] predictions =
        Loss.of(target.task())
            .predictions(
                model.network().outputs(inputs.values(), inputs.lengths(), inputs.rows()),
                inputs.rows(),
                target.outputs());
    List<String> header = new ArrayList<>(target.columns());
    header.addAll(probabilities(target));
    List<List<String>> rows = new ArrayList<>();
    for (int row = 0; row < inputs.rows(); row++) {
      List<String> cells = new ArrayList<>(target.decode(predictions, row));
      if (!(target instanceof TargetCoding.Numbers)) {
        for (int k = 0; k < target.outputs(); k++) {
          cells.add(Float.toString(predictions[row * target.outputs() + k]));
        }
      }
      rows.add(cells);
    }
    return new Predictions(header, rows, inputs.notes());
  }

  /// One column for each output that is a probability.
  private static List<String> probabilities(TargetCoding target) {
    return switch (target) {
      case TargetCoding.Numbers _ -> List.of();
      case TargetCoding.Labels labels ->
          labels.columns().stream().map(column -> "p(" + column + ")").toList();
      case TargetCoding.Classes classes ->
          classes.outputs() == 1
              ? List.of("p(" + classes.classes().get(1) + ")")
              : classes.classes().stream().map(name -> "p(" + name + ")").toList();
    };
  }
}
