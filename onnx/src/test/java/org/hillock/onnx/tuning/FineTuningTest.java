package org.hillock.onnx.tuning;

import static org.hillock.network.Layers.activate;
import static org.hillock.network.Layers.dense;
import static org.hillock.network.Layers.inputs;
import static org.hillock.network.Layers.lstm;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.IntStream;
import org.hillock.activation.InvalidInputException;
import org.hillock.network.Architecture;
import org.hillock.numeric.Draws;
import org.hillock.onnx.OnnxModel;
import org.hillock.onnx.execution.Dims;
import org.hillock.onnx.execution.Value;
import org.hillock.onnx.export.NetworkForm;
import org.hillock.onnx.tuning.FineTuning.Rows;
import org.hillock.onnx.tuning.FineTuning.Settings;
import org.hillock.onnx.tuning.FineTuning.Tuned;
import org.junit.jupiter.api.Test;

class FineTuningTest {
  @Test
  void theLossIsTakenBeforeTheLastSoftmaxAndTheSameSeedGivesTheSameBits() {
    OnnxModel model =
        NetworkForm.model(
            Architecture.of(inputs(4), dense(8), activate("tanh"), dense(2), activate("softmax"))
                .network(1),
            OptionalLong.empty());
    Ending ending = Ending.of(model);
    assertEquals(Ending.Kind.SOFTMAX, ending.kind());
    Rows rows = rows(60, 4);
    Tuned tuned = FineTuning.of(model, ending, rows, rows, Settings.usual(1));
    assertEquals(
        tuned.model(), FineTuning.of(model, ending, rows, rows, Settings.usual(1)).model());
    double before =
        rows.goal().loss(Forward.of(model, ending.raw()).outputs(rows.sample()).values());
    double after =
        rows.goal().loss(Forward.of(tuned.model(), ending.raw()).outputs(rows.sample()).values());
    assertTrue(after < 0.7 * before, before + " " + after);
  }

  @Test
  void anOperatorWithoutAGradientIsNamed() {
    OnnxModel model =
        NetworkForm.model(
            Architecture.of(inputs(3, 2), lstm(4), dense(2)).network(1), OptionalLong.empty());
    Rows rows = rows(20, 3, 2);
    InvalidInputException e =
        assertThrows(
            InvalidInputException.class,
            () -> FineTuning.of(model, Ending.of(model), rows, rows, Settings.usual(1)));
    assertTrue(
        String.valueOf(e.getMessage()).matches("LSTM .* has no gradient: .*"), e.getMessage());
  }

  @Test
  void targetsThatDoNotFitAreRefused() {
    assertThrows(
        InvalidInputException.class,
        () -> Goal.of(Ending.Kind.SOFTMAX, 3, List.of("a", "b"), Optional.empty()));
    assertThrows(
        InvalidInputException.class,
        () -> Goal.of(Ending.Kind.SIGMOID, 3, List.of("0", "1"), Optional.empty()));
  }

  /// Rows whose class is whether the first number is above 0.
  private static Rows rows(int... sizes) {
    Dims dims = Dims.of(sizes);
    float[] values = new float[dims.count()];
    Draws draws = Draws.of(2);
    for (int i = 0; i < values.length; i++) {
      values[i] = (float) draws.normal(i);
    }
    int size = values.length / sizes[0];
    List<String> cells =
        IntStream.range(0, sizes[0]).mapToObj(row -> values[row * size] > 0 ? "1" : "0").toList();
    return new Rows(
        new Sample(Map.of("input", new Value.Floats(dims, values)), sizes[0]),
        Goal.of(Ending.Kind.SOFTMAX, 2, cells, Optional.empty()));
  }
}
