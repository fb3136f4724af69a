package org.hillock.onnx.census;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import org.hillock.onnx.OnnxFile;
import org.hillock.onnx.OnnxModel;
import org.junit.jupiter.api.Test;

/// The activations of models that others trained and exported, by other programs.
class RealModelsCensusTest {
  private static final Path MODELS = Path.of("../examples/models");

  /// The functions of its four LSTM layers, two networks in the branches of an If.
  @Test
  void voiceActivityHasReluLstmAndSigmoidInBothBranches() {
    Census census = Census.of(OnnxFile.read(MODELS.resolve("silero_vad_v5.onnx")));
    assertEquals(
        Map.of("relu", 10, "sigmoid", 2, "sigmoid in LSTM", 4, "tanh in LSTM", 8), census.counts());
    assertEquals(4, count(census, Role.GATE));
    assertEquals(2, count(census, Role.OUTPUT));
    assertTrue(census.occurrences().stream().noneMatch(one -> one.place().isEmpty()));
  }

  /// Hard swish is written out in four nodes each.
  @Test
  void textDirectionHasHardSwishReluAndGates() {
    Census census = Census.of(OnnxFile.read(MODELS.resolve("ppocr_v2_cls.onnx")));
    assertEquals(
        Map.of("hard_swish", 18, "relu", 15, "hard_sigmoid (alpha 0.2, beta 0.5)", 9, "softmax", 1),
        census.counts());
    assertEquals(9, count(census, Role.GATE));
    assertEquals(33, count(census, Role.HIDDEN));
  }

  /// GELU is written out by the error function, between integers of 8 bits.
  @Test
  void sentenceTransformerHasGeluAndSoftmaxOfAttention() throws IOException {
    Census census = Census.of(miniature());
    assertEquals(Map.of("gelu", 6, "softmax", 6), census.counts());
    assertEquals(6, count(census, Role.ATTENTION));
    assertEquals(6, count(census, Role.HIDDEN));
  }

  private static long count(Census census, Role role) {
    return census.occurrences().stream().filter(one -> one.role() == role).count();
  }

  private static OnnxModel miniature() throws IOException {
    String name = "all-minilm-l6-v2-q.onnx";
    try (InputStream stream = ClassLoader.getSystemResourceAsStream(name)) {
      return OnnxFile.read(name, Objects.requireNonNull(stream).readAllBytes());
    }
  }
}
