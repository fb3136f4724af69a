package org.hillock.onnx.export;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.OptionalLong;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.hillock.network.Network;
import org.hillock.onnx.Node;
import org.junit.jupiter.api.Test;

/// `docs/onnx-layers.md` is true.
class LayersDocumentTest {
  private static final Path DOCUMENT = Path.of("../docs/onnx-layers.md");

  @Test
  void eachLayerIsWrittenAsTheTableSays() throws IOException {
    String table = Sample.all().stream().map(LayersDocumentTest::row).collect(Collectors.joining());
    String document = Files.readString(DOCUMENT);
    if (Boolean.getBoolean("hillock.rewrite")) {
      document = document.replaceFirst("(?m)(\\|---\\|.*\\n)(^\\| .*\\n)*", "$1" + table);
      Files.writeString(DOCUMENT, document);
    }
    String found = document.substring(document.indexOf("|---|"));
    assertEquals(
        table,
        found
            .lines()
            .skip(1)
            .takeWhile(line -> line.startsWith("| "))
            .map(line -> line + "\n")
            .collect(Collectors.joining()));
  }

  /// The operators if no version is asked for, what newer ones have, and those for shorter rows.
  private static String row(Sample sample) {
    String lowest = operators(sample, OptionalLong.empty(), false);
    assertEquals(lowest, operators(sample, OptionalLong.of(Draft.LOWEST), false));
    String newest = operators(sample, OptionalLong.of(Draft.HIGHEST), false);
    String newer =
        LongStream.rangeClosed(Draft.LOWEST, Draft.HIGHEST)
            .filter(opset -> !lowest.equals(newest))
            .filter(opset -> operators(sample, OptionalLong.of(opset), false).equals(newest))
            .mapToObj(opset -> newest + " from " + opset + " on")
            .findFirst()
            .orElse("");
    String ragged = operators(sample, OptionalLong.empty(), true);
    return "| %s | %s | %s | %s |%n"
        .formatted(sample.name(), lowest, newer, ragged.equals(lowest) ? "" : ragged);
  }

  private static String operators(Sample sample, OptionalLong opset, boolean isRagged) {
    Network network = sample.architecture().network(1);
    String operators =
        Twins.of(network, opset, isRagged).model().graph().nodes().stream()
            .filter(node -> !node.outputs().contains("output"))
            .map(Node::operator)
            .collect(Collectors.joining(", "));
    return operators.isEmpty() ? "none" : operators;
  }
}
