package org.hillock.onnx.model;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import org.hillock.activation.Functions;
import org.hillock.activation.InvalidInputException;
import org.hillock.data.Encoder;
import org.hillock.data.Feature;
import org.hillock.data.TargetCoding;
import org.hillock.data.Task;
import org.hillock.network.Network;
import org.hillock.network.Shape;
import org.hillock.notation.Blueprint;
import org.hillock.notation.Demand;
import org.hillock.notation.NamedActivation;
import org.hillock.onnx.Graph;
import org.hillock.onnx.OnnxFile;
import org.hillock.onnx.OnnxModel;
import org.hillock.onnx.Tensor;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ModelTest {
  private static final Functions FUNCTIONS = Functions.builtIn();
  private static final Encoder ENCODER =
      new Encoder(
          List.of(
              new Feature.Numeric("mass", 4201.75, 801.2, true),
              new Feature.Categorical("island", List.of("", "Biscoe", "Dream"))),
          new TargetCoding.Classes(
              "species", Task.MULTICLASS, List.of("Adelie", "Chinstrap", "Gentoo")));

  @Test
  void aModelReadsBackBitEqual() {
    Model model = model("prelu", "dense 4\nactivation\ndense 3\nactivation tanh\ndense\n");
    byte[] bytes = model.bytes(OptionalLong.empty());

    Model read = Model.of("m.onnx", OnnxFile.read("m.onnx", bytes), FUNCTIONS);
    assertArrayEquals(model.network().parameters(), read.network().parameters());
    assertEquals(model.network().layers(), read.network().layers());
    assertEquals(model.encoder(), read.encoder());
    assertEquals(model.activation(), read.activation());
    assertEquals(model.provenance(), read.provenance());
    assertArrayEquals(bytes, read.bytes(OptionalLong.empty()));
  }

  @ParameterizedTest
  @ValueSource(longs = {13, 18, 20, 24})
  void aModelOfEachOpsetReadsBack(long opset) {
    Model model = model("relu", "dense 4\nactivation\ndense\n");
    OnnxModel file = model.onnx(OptionalLong.of(opset));
    assertEquals(opset, file.opset());
    assertArrayEquals(
        model.network().parameters(), Model.of("m", file, FUNCTIONS).network().parameters());
  }

  @Test
  void parametersOfAFunctionAreInTheFile() {
    Model model = model("leaky_relu(alpha=0.25)", "dense 4\nactivation\ndense\n");
    assertEquals(
        model.network().layers(), read(model.onnx(OptionalLong.empty())).network().layers());
  }

  @Test
  void anotherProgramMayAddTextsOfItsOwn() {
    OnnxModel file = file();
    Map<String, String> texts = new LinkedHashMap<>(file.metadata());
    texts.put("author", "me");
    OnnxModel with = with(file, texts);
    assertTrue(Model.isIn(with));
    assertEquals(ENCODER, read(with).encoder());
  }

  @Test
  void aFileThatWasChangedIsNoLongerTakenForItsTexts() {
    OnnxModel file = file();
    Graph graph = file.graph();
    List<Tensor> others = new ArrayList<>(graph.initializers());
    others.replaceAll(tensor ->
        tensor.name().equals("layer1.bias")
            ? Tensor.of(tensor.name(), new float[] {1, 2, 3, 4}, 4)
            : tensor);
    Graph other =
        new Graph(
            graph.name(), graph.nodes(), graph.inputs(), graph.outputs(), others, graph.values());
    OnnxModel changed =
        new OnnxModel(
            file.irVersion(),
            file.opsets(),
            file.producer(),
            other,
            file.functions(),
            file.metadata());
    assertFalse(Model.isIn(changed));
    assertRefused(changed, "m.onnx was changed after Hillock wrote it");

    Map<String, String> texts = new HashMap<>(file.metadata());
    texts.put("hillock.network", "dense 5\nactivation\ndense\n");
    assertFalse(Model.isIn(with(file, texts)));
    assertRefused(with(file, texts), "m.onnx was changed after Hillock wrote it");
  }

  @Test
  void whatIsNoModelOfOursIsNamed() {
    OnnxModel file = file();
    assertRefused(with(file, Map.of()), "m.onnx is an ONNX model that another program wrote");
    assertFalse(Model.isIn(with(file, Map.of())));
    assertRefused(
        with(file, Map.of("hillock.format", "hillock-model/9")),
        "m.onnx has format \"hillock-model/9\", expected \"hillock-model/3\"");
  }

  @Test
  void textsThatDoNotFitTheGraphAreRefused() {
    assertRefused(
        forged("hillock.network", "dense 5\nactivation\ndense\n"),
        "m.onnx has a network of 48 parameters, but only");
    assertRefused(
        forged("hillock.network", "dense 3\nactivation\ndense\n"),
        "is missing or of another shape");
    assertRefused(forged("hillock.network", "dense 4\nactivatoin\ndense\n"), "line 2");
    assertRefused(forged("hillock.network", "dense 40000\ndense 40000\ndense\n"), "numbers");
    assertRefused(forged("hillock.activation", "mine"), "--plugin JAR");
    assertRefused(forged("hillock.opset", "x"), "the opset \"x\"");
    assertRefused(forged("hillock.opset", "99"), "opset");
    assertRefused(forged("hillock.features", "[]"), "an encoder that cannot be read");
    assertRefused(forged("hillock.features", "[{}]"), "an encoder that cannot be read");
    assertRefused(forged("hillock.features", "[null]"), "an encoder that cannot be read");
    assertRefused(forged("hillock.features", "null"), "an encoder that cannot be read");
    assertRefused(forged("hillock.target", "{"), "an encoder that cannot be read");
    assertRefused(forged("hillock.target", "null"), "an encoder that cannot be read");
    assertRefused(
        forged(
            "hillock.target",
            texts().getOrDefault("hillock.target", "").replace("\"species\"", "")),
        "an encoder that cannot be read");
    assertRefused(
        forged(
            "hillock.features",
            texts().getOrDefault("hillock.features", "").replace("NUMBER", "STEPS")),
        "an encoder that cannot be read");
    assertRefused(
        forged(
            "hillock.features",
            texts().getOrDefault("hillock.features", "").replace("CATEGORY", "IMAGE")),
        "an encoder that cannot be read");
    Map<String, String> lacking = new LinkedHashMap<>(texts());
    lacking.remove("hillock.network");
    assertRefused(Checksum.added(with(file(), lacking)), "lacks the text hillock.network");
  }

  private static void assertRefused(OnnxModel file, String reason) {
    InvalidInputException e = assertThrows(InvalidInputException.class, () -> read(file));
    assertTrue(String.valueOf(e.getMessage()).contains(reason), e.getMessage());
  }

  private static Model read(OnnxModel file) {
    return Model.of("m.onnx", file, FUNCTIONS);
  }

  /// A file with another text, by one who knows the checksum.
  private static OnnxModel forged(String key, String text) {
    Map<String, String> texts = new LinkedHashMap<>(texts());
    texts.put(key, text);
    return Checksum.added(with(file(), texts));
  }

  private static Map<String, String> texts() {
    return file().metadata();
  }

  private static OnnxModel file() {
    return model("relu", "dense 4\nactivation\ndense\n").onnx(OptionalLong.empty());
  }

  private static OnnxModel with(OnnxModel file, Map<String, String> texts) {
    return new OnnxModel(
        file.irVersion(), file.opsets(), file.producer(), file.graph(), file.functions(), texts);
  }

  private static Model model(String activation, String lines) {
    NamedActivation function = NamedActivation.parse(activation, FUNCTIONS);
    Blueprint blueprint = Blueprint.parse("lines", lines);
    Demand demand = new Demand(new Shape(ENCODER.shape()), 3, function.activation());
    Network network = blueprint.architecture(demand).network(1);
    return new Model(
        network, blueprint, function, ENCODER, Map.of("command", "hillock train → \"x\"\n"));
  }
}
