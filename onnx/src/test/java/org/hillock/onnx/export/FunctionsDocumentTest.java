package org.hillock.onnx.export;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.hillock.activation.Activation;
import org.hillock.activation.Activations;
import org.hillock.activation.Rowwise;
import org.hillock.network.Activate;
import org.hillock.network.Network;
import org.hillock.onnx.Node;
import org.hillock.onnx.execution.Dims;
import org.hillock.onnx.execution.Value;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// `docs/onnx-functions.md` is true.
class FunctionsDocumentTest {
  private static final Path DOCUMENT = Path.of("../docs/onnx-functions.md");
  private static final float[] FAR = {
    Float.NaN, Float.NEGATIVE_INFINITY, Float.POSITIVE_INFINITY, -0f
  };

  @Test
  void eachFunctionIsWrittenAsTheTableSays() throws IOException {
    String table =
        Activations.all().stream().map(FunctionsDocumentTest::row).collect(Collectors.joining());
    String document = Files.readString(DOCUMENT);
    if (Boolean.getBoolean("hillock.rewrite")) {
      document = document.replaceFirst("(?m)(^\\| `.*\\n)+", table.replace("$", "\\$"));
      Files.writeString(DOCUMENT, document);
    }
    assertEquals(
        table,
        document
            .lines()
            .filter(line -> line.startsWith("| `"))
            .map(line -> line + "\n")
            .collect(Collectors.joining()));
  }

  /// The operators if no version is asked for, and what is written for newer ones.
  private static String row(Activation f) {
    String lowest = operators(f, OptionalLong.empty());
    assertEquals(lowest, operators(f, OptionalLong.of(Draft.LOWEST)));
    String newest = operators(f, OptionalLong.of(Draft.HIGHEST));
    String newer =
        LongStream.rangeClosed(Draft.LOWEST, Draft.HIGHEST)
            .filter(opset -> !lowest.equals(newest))
            .filter(opset -> operators(f, OptionalLong.of(opset)).equals(newest))
            .mapToObj(opset -> newest + " from " + opset + " on")
            .findFirst()
            .orElse("");
    return "| `%s` | %s | %s |%n".formatted(f.name(), lowest, newer);
  }

  private static String operators(Activation f, OptionalLong opset) {
    return NetworkForm.model(network(f), opset).graph().nodes().stream()
        .filter(node -> !node.outputs().contains("output"))
        .map(Node::operator)
        .collect(Collectors.joining(", "));
  }

  @Test
  void theExceptionsAreOfTheList() throws IOException {
    for (String exception : exceptions()) {
      assertTrue(Activations.all().stream().anyMatch(f -> f.name().equals(exception)), exception);
    }
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("ofSingleNumbers")
  void infinitiesAndWhatIsNoNumberGiveTheSameButForTheExceptions(String name) throws IOException {
    Network network = network(Activations.named(name));
    float[] wanted = network.outputs(FAR, 1);
    float[] found =
        OnnxRuntime.floats(
                NetworkForm.model(network, OptionalLong.empty()),
                Map.of("input", new Value.Floats(Dims.of(1, FAR.length), FAR)),
                "output")
            .values();
    for (int i = 0; i < found.length; i++) {
      // So that 0 and -0 are the same.
      found[i] += 0f;
      wanted[i] += 0f;
    }
    boolean same =
        Arrays.equals(wanted, found)
            || (Float.isNaN(wanted[0]) == Float.isNaN(found[0])
                && Arrays.equals(tail(wanted), tail(found)));
    assertEquals(!exceptions().contains(name), same, Arrays.toString(found));
  }

  static List<String> ofSingleNumbers() {
    return Activations.all().stream()
        .filter(f -> !(f instanceof Rowwise))
        .map(Activation::name)
        .toList();
  }

  private static float[] tail(float[] values) {
    return Arrays.copyOfRange(values, 1, values.length);
  }

  /// The functions that the list of exceptions names.
  private static List<String> exceptions() throws IOException {
    String list =
        Files.readString(DOCUMENT)
            .lines()
            .filter(line -> line.startsWith("- ") || line.startsWith("  "))
            .collect(Collectors.joining("\n"));
    return Pattern.compile("`([a-z_]+)`")
        .matcher(list)
        .results()
        .map(MatchResult::group)
        .map(name -> name.replace("`", ""))
        .toList();
  }

  private static Network network(Activation f) {
    return Network.of(List.of(new Activate(f, 4)), 1);
  }
}
