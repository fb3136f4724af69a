package org.hillock.onnx.export;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import org.hillock.activation.Activations;
import org.hillock.data.Encoder;
import org.hillock.data.Examples;
import org.hillock.data.Inputs;
import org.hillock.data.Problem;
import org.hillock.data.Split;
import org.hillock.data.Table;
import org.hillock.data.TargetCoding;
import org.hillock.data.Task;
import org.hillock.loss.Loss;
import org.hillock.network.Network;
import org.hillock.onnx.OnnxModel;
import org.hillock.onnx.execution.Value;
import org.hillock.training.Settings;
import org.hillock.training.Trainer;

/// A network that was trained for a short while, with its encoder: what its model has to say is
/// what it says itself.
record Trained(Network network, Encoder encoder) {
  /// How far probabilities, and numbers in units of their scale, may be apart.
  private static final double NEAR = 1e-5;

  /// A bundled table.
  static Table table(String name) {
    return Table.read(Path.of("../examples/" + name + ".csv"));
  }

  /// A network with one hidden layer, after two epochs.
  static Trained of(Problem problem) {
    Split split = Split.of(problem, 1);
    Network start =
        Network.multilayer(
            split.train().features(),
            List.of(8),
            Activations.named("tanh"),
            split.encoder().target().outputs(),
            1);
    return of(start, split);
  }

  /// After two epochs.
  static Trained of(Network start, Split split) {
    Network network = Trainer.fit(start, split, Settings.defaults().withEpochs(2), 1).network();
    return new Trained(network, split.encoder());
  }

  OnnxModel model() {
    return ModelForm.model(network, encoder, OptionalLong.empty(), Map.of());
  }

  /// Compares the answers of ONNX Runtime for raw rows with those of the network.
  void checkAnswers(Examples rows) {
    checkAnswers(rows, OnnxRuntime.outputs(model(), EncoderForm.inputs(encoder, rows)));
  }

  /// Compares answers of a model with those of the network.
  void checkAnswers(Examples rows, Map<String, Value> answers) {
    Inputs inputs = encoder.inputs(rows);
    TargetCoding target = encoder.target();
    int width = target.outputs();
    float[] raw = network.outputs(inputs.values(), inputs.lengths(), inputs.rows());
    float[] expected = Loss.of(target.task()).predictions(raw, inputs.rows(), width);
    for (int row = 0; row < inputs.rows(); row++) {
      for (int k = 0; k < target.columns().size(); k++) {
        String answer = target.decode(expected, row).get(k);
        switch (answers.get(target.columns().get(k))) {
          case Value.Texts texts -> assertEquals(answer, texts.values().get(row));
          case Value.Floats numbers -> {
            double scale = ((TargetCoding.Numbers) target).scales().get(k);
            assertEquals(
                Float.parseFloat(answer), numbers.values()[row], NEAR * (scale + Math.abs(scale)));
          }
          case null, default -> throw new AssertionError("no answer " + target.columns().get(k));
        }
      }
    }
    if (target.task() != Task.REGRESSION) {
      checkProbabilities(expected, width, (Value.Floats) answers.get("probabilities"));
    }
  }

  private static void checkProbabilities(float[] expected, int width, Value.Floats found) {
    int columns = found.dims().size(1);
    assertTrue(columns == width || width == 1 && columns == 2);
    for (int i = 0; i < expected.length; i++) {
      int at = columns == width ? i : 2 * i + 1;
      assertEquals(expected[i], found.values()[at], NEAR);
      if (columns != width) {
        assertEquals(1 - expected[i], found.values()[at - 1], NEAR);
      }
    }
  }
}
