package org.hillock.onnx.swap;

import static org.hillock.network.Layers.convolution;
import static org.hillock.network.Layers.dense;
import static org.hillock.network.Layers.gelu;
import static org.hillock.network.Layers.inputs;
import static org.hillock.network.Layers.maxPool;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.LongSupplier;
import java.util.stream.IntStream;
import org.hillock.activation.Functions;
import org.hillock.activation.InvalidInputException;
import org.hillock.data.Dataset;
import org.hillock.data.Problem;
import org.hillock.data.Split;
import org.hillock.data.Table;
import org.hillock.network.Architecture;
import org.hillock.network.Network;
import org.hillock.numeric.Draws;
import org.hillock.onnx.Node;
import org.hillock.onnx.OnnxModel;
import org.hillock.onnx.execution.Dims;
import org.hillock.onnx.execution.Execution;
import org.hillock.onnx.execution.Value;
import org.hillock.onnx.export.NetworkForm;
import org.hillock.onnx.export.OnnxRuntime;
import org.hillock.onnx.tuning.FineTuning;
import org.hillock.onnx.tuning.Sample;
import org.hillock.onnx.tuning.Scores;
import org.hillock.training.Settings;
import org.hillock.training.Trainer;
import org.junit.jupiter.api.Test;

class ComparisonTest {
  @Test
  void fineTuningRecoversWhatASwapInIrisLost() {
    Table table = Table.read(Path.of("../examples/iris.csv"));
    Split split = Split.of(Problem.of(table, "species"), 1);
    Network start = Network.of(Architecture.of(inputs(4), dense(16), gelu(), dense(3)).layers(), 1);
    Network network = Trainer.fit(start, split, Settings.defaults(), 1).network();
    Dataset all = split.encoder().encode(table);
    Sample sample = sample(all.inputs(), Dims.of(table.rows(), 4));
    List<String> cells = table.column("species").orElseThrow().cells();
    OnnxModel model = NetworkForm.model(network, OptionalLong.empty());

    Comparison comparison =
        Comparison.of(
            model,
            replacement("gelu=sine"),
            sample,
            Optional.of(cells),
            Optional.of(FineTuning.Settings.usual(1)),
            clock());
    assertEquals(30, comparison.rows());
    Scores before = comparison.before().orElseThrow();
    Scores after = comparison.after().orElseThrow();
    Scores tuned = comparison.tuned().orElseThrow().scores();
    assertTrue(before.accuracy().orElseThrow() > 0.9, before.toString());
    assertTrue(after.loss() > before.loss() + 0.2, after.toString());
    assertTrue(tuned.loss() < after.loss() / 2, tuned.toString());
    assertTrue(tuned.accuracy().orElseThrow() > 0.9, tuned.toString());
    assertEquals(4, comparison.tuned().orElseThrow().weights());
  }

  @Test
  void theNewModelIsWhatTheNetworkWithTheOtherFunctionWouldBe() {
    Network gelu = Architecture.of(inputs(3), dense(8), gelu(), dense(2)).network(1);
    OnnxModel model = NetworkForm.model(gelu, OptionalLong.empty());
    Swap swap = Swap.of(model, replacement("gelu=relu"));
    assertEquals(1, swap.replaced().size());
    assertEquals(
        List.of("Gemm", "Relu", "Gemm"),
        swap.model().graph().nodes().stream()
            .map(Node::operator)
            .filter(name -> !name.equals("Identity"))
            .toList());
    assertEquals(4, swap.model().graph().initializers().size(), "the constants of gelu are gone");
    Sample sample = normal(5, 3);
    Value.Floats ours =
        (Value.Floats)
            Objects.requireNonNull(
                Execution.of(swap.model()).outputs(sample.inputs()).get("output"));
    Value.Floats theirs = OnnxRuntime.floats(swap.model(), sample.inputs(), "output");
    for (int i = 0; i < 10; i++) {
      assertEquals(theirs.values()[i], ours.values()[i], 1e-5f);
    }
  }

  @Test
  void aConvolutionalNetworkIsSwappedAndTuned() {
    Network network =
        Architecture.of(
                inputs(6, 6, 1), convolution(4, 3), gelu(), maxPool(2), dense(8), gelu(), dense(1))
            .network(1);
    Sample sample = normal(40, 6, 6, 1);
    OnnxModel model = NetworkForm.model(network, OptionalLong.empty());
    Value.Floats right =
        (Value.Floats)
            Objects.requireNonNull(Execution.of(model).outputs(sample.inputs()).get("output"));
    List<String> cells =
        IntStream.range(0, 40).mapToObj(i -> String.valueOf(right.values()[i])).toList();

    Comparison comparison =
        Comparison.of(
            model,
            replacement("gelu=tanh"),
            sample,
            Optional.of(cells),
            Optional.of(FineTuning.Settings.usual(1)),
            clock());
    assertEquals(2, comparison.swap().replaced().size());
    assertEquals(0, comparison.before().orElseThrow().loss(), 1e-9);
    double after = comparison.after().orElseThrow().loss();
    Comparison.Tuned tuned = comparison.tuned().orElseThrow();
    assertTrue(tuned.scores().loss() < after, after + " " + tuned.scores());
    assertEquals(6, tuned.weights());
    assertNotEquals(0, tuned.epoch());
  }

  @Test
  void whatCannotBeIsRefusedWithWhatIsThere() {
    Network network = Architecture.of(inputs(3), dense(8), gelu(), dense(2)).network(1);
    OnnxModel model = NetworkForm.model(network, OptionalLong.empty());
    assertRefused(
        "the model has no swish; it has gelu (1).",
        () -> Swap.of(model, replacement("swish=relu")));
    assertRefused(
        "the model has no gelu at node nowhere; it has gelu (1).",
        () -> Swap.of(model, replacement("gelu@nowhere=relu")));
    assertRefused("\"gelu\" does not say what replaces what", () -> replacement("gelu"));
    assertRefused("softmax cannot replace another", () -> replacement("gelu=softmax"));
    assertRefused("geluu", () -> replacement("gelu=geluu"));
    assertRefused(
        "fine-tuning needs to know what is right",
        () ->
            Comparison.of(
                model,
                replacement("gelu=relu"),
                normal(20, 3),
                Optional.empty(),
                Optional.of(FineTuning.Settings.usual(1)),
                clock()));
  }

  private static void assertRefused(String part, Runnable what) {
    InvalidInputException e = assertThrows(InvalidInputException.class, what::run);
    assertTrue(String.valueOf(e.getMessage()).contains(part), e.getMessage());
  }

  static Replacement replacement(String text) {
    return Replacement.parse(text, Functions.builtIn());
  }

  private static Sample normal(int... sizes) {
    Dims dims = Dims.of(sizes);
    float[] rows = new float[dims.count()];
    Draws draws = Draws.of(2);
    for (int i = 0; i < rows.length; i++) {
      rows[i] = (float) draws.normal(i);
    }
    return sample(rows, dims);
  }

  private static Sample sample(float[] values, Dims dims) {
    return new Sample(Map.of("input", new Value.Floats(dims, values)), dims.size(0));
  }

  /// One that goes on by a hundredth of a second whenever it is looked at.
  private static LongSupplier clock() {
    long[] now = {0};
    return () -> now[0] += 10_000_000;
  }
}
