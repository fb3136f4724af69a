package org.hillock.onnx.export;

import static org.hillock.network.Layers.dense;
import static org.hillock.network.Layers.inputs;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalLong;
import org.hillock.activation.InvalidInputException;
import org.hillock.data.Column;
import org.hillock.data.Encoder;
import org.hillock.data.Examples;
import org.hillock.data.Feature;
import org.hillock.data.Problem;
import org.hillock.data.Scaling;
import org.hillock.data.Split;
import org.hillock.data.Table;
import org.hillock.data.TargetCoding;
import org.hillock.data.Task;
import org.hillock.network.Architecture;
import org.hillock.onnx.Declaration;
import org.hillock.onnx.ElementType;
import org.hillock.onnx.OnnxModel;
import org.hillock.onnx.execution.Dims;
import org.hillock.onnx.execution.Execution;
import org.hillock.onnx.execution.Listener;
import org.hillock.onnx.execution.Value;
import org.junit.jupiter.api.Test;

class EncoderFormTest {
  private static final TargetCoding ANY =
      new TargetCoding.Classes("class", Task.BINARY, List.of("a", "b"));

  @Test
  void whatTheNetworkReadsHasTheSameBits() {
    Table penguins = Trained.table("penguins");
    for (Scaling scaling : Scaling.values()) {
      Problem problem = Problem.of(penguins, "species").with(scaling);
      checkBits(Split.of(problem, 1).encoder(), penguins);
    }
    Table concrete = Trained.table("concrete");
    checkBits(Split.of(Problem.of(concrete, "compressive_strength"), 1).encoder(), concrete);
  }

  @Test
  void everySpellingOfAMissingCellIsMissingAndUnknownCategoriesAreNone() {
    Table table =
        Table.of(
            "cells",
            List.of(
                new Column("x", List.of("", "NA", "1e30", "-3", "1e-40", "nan")),
                new Column("plain", List.of("1", "2", "?", "3.5", "4", "-0")),
                new Column("kind", List.of("NA", "a", "z", "?", "\u00e9", "b")),
                new Column("sure", List.of("NA", "a", "z", "?", "b", ""))));
    Encoder encoder =
        new Encoder(
            List.of(
                new Feature.Numeric("x", 2, 1e-9, true),
                new Feature.Categorical("kind", List.of("", "a", "b", "\u00e9")),
                new Feature.Categorical("sure", List.of("a", "b")),
                new Feature.Numeric("x", -7.5, 3, true, Scaling.NONE),
                new Feature.Numeric("plain", 0.1, 0.3, false)),
            ANY);
    checkBits(encoder, table);
  }

  @Test
  void numbersBeyondTheFloatsBecomeTheLargest() {
    Encoder encoder = new Encoder(List.of(new Feature.Numeric("x", 1, 2, false)), ANY);
    double[] values = {
      Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY, 1e300, -1e300, Double.MAX_VALUE
    };
    float[] found =
        encoded(encoder, Map.of("x", new Value.Doubles(Dims.of(values.length, 1), values)));
    float most = Float.MAX_VALUE;
    assertArrayEquals(new float[] {most, -most, most, -most, most}, found);
  }

  @Test
  void namesOfColumnsStayWhateverTheyAre() {
    List<String> names =
        List.of(
            "concat", "layer1.weight", "a b", "\u00fc\u4e2d\u00e9", "probabilities", "where_2", "");
    List<Feature> features =
        names.stream().map(name -> (Feature) new Feature.Numeric(name, 0, 1, true)).toList();
    Encoder encoder =
        new Encoder(
            features, new TargetCoding.Numbers(List.of("layer2.bias"), List.of(1.0), List.of(2.0)));
    Trained network = new Trained(Architecture.of(inputs(14), dense(1)).network(1), encoder);
    List<Column> columns =
        names.stream().map(name -> new Column(name, List.of("1", "2.5", ""))).toList();
    Table table = Table.of("names", columns);
    network.checkAnswers(table);
    assertEquals(
        List.of(
            "concat",
            "layer1.weight",
            "a b",
            "\u00fc\u4e2d\u00e9",
            "probabilities",
            "where_2",
            "column"),
        network.model().graph().inputs().stream().map(Declaration::name).toList());
  }

  /// ONNX Runtime's binding to Java would not find them.
  @Test
  void emojiAreNamesAndCategoriesInHillocksEngine() {
    Encoder encoder =
        new Encoder(
            List.of(new Feature.Categorical("\ud83d\ude00", List.of("a", "\ud83d\ude80"))), ANY);
    Table table = Table.of("one", List.of(new Column("\ud83d\ude00", List.of("\ud83d\ude80"))));
    Map<String, Value> inputs = EncoderForm.inputs(encoder, table);
    Value found =
        Objects.requireNonNull(
            Execution.of(model(encoder)).outputs(inputs, Listener.none()).get("encoded"));
    assertArrayEquals(new float[] {0, 1}, ((Value.Floats) found).values());
  }

  @Test
  void whatTheEncoderRefusesIsRefused() {
    Encoder encoder = new Encoder(List.of(new Feature.Numeric("x", 1, 2, false)), ANY);
    Table table = Table.of("cells", List.of(new Column("x", List.of("1", "many"))));
    InvalidInputException e =
        assertThrows(InvalidInputException.class, () -> EncoderForm.inputs(encoder, table));
    assertTrue(String.valueOf(e.getMessage()).contains("\"many\" is not a finite number"));
  }

  private static void checkBits(Encoder encoder, Examples rows) {
    assertArrayEquals(
        encoder.inputs(rows).values(), encoded(encoder, EncoderForm.inputs(encoder, rows)), 0);
  }

  private static float[] encoded(Encoder encoder, Map<String, Value> inputs) {
    OnnxModel model = model(encoder);
    float[] found = OnnxRuntime.floats(model, inputs, "encoded").values();
    Value own =
        Objects.requireNonNull(Execution.of(model).outputs(inputs, Listener.none()).get("encoded"));
    assertArrayEquals(found, ((Value.Floats) own).values(), 0);
    return found;
  }

  /// The encoder alone.
  private static OnnxModel model(Encoder encoder) {
    Draft draft = Draft.of(OptionalLong.empty());
    List<Declaration> declarations = EncoderForm.declarations(encoder, draft);
    Flow flow = EncoderForm.write(encoder, declarations, draft);
    draft.called(flow.value(), "encoded");
    Declaration output = NetworkForm.info("encoded", ElementType.FLOAT, flow.shape());
    return draft.model(
        draft.graph("encoder", declarations, List.of(output)),
        new OnnxModel.Producer("hillock", ""),
        Map.of());
  }
}
