package org.hillock.onnx.execution;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.hillock.numeric.Draws;
import org.hillock.onnx.ElementType;
import org.hillock.onnx.OnnxFile;
import org.hillock.onnx.OnnxModel;
import org.hillock.onnx.export.OnnxRuntime;
import org.junit.jupiter.api.Test;

/// Models that others trained and exported, by other programs.
class RealModelsTest {
  private static final Path MODELS = Path.of("../examples/models");

  /// A recurrent network, in branches by the sampling rate. Its state goes from chunk to chunk.
  @Test
  void voiceActivityAgreesWithOnnxRuntimeOverChunksOfSound() {
    OnnxModel model = OnnxFile.read(MODELS.resolve("silero_vad_v5.onnx"));
    Execution execution = Execution.of(model);
    for (long rate : new long[] {16000, 8000}) {
      Value state = new Value.Floats(Dims.of(2, 1, 128), new float[256]);
      for (int chunk = 0; chunk < 3; chunk++) {
        Value.Floats sound = normal(chunk, 0.1, 1, rate == 16000 ? 512 : 256);
        Map<String, Value> inputs =
            Map.of(
                "input", sound,
                "state", state,
                "sr", new Value.Integers(ElementType.INT64, Dims.of(), new long[] {rate}));
        Map<String, Value> outputs = execution.outputs(inputs);
        agree(OnnxRuntime.outputs(model, inputs), outputs, 1e-5);
        state = Objects.requireNonNull(outputs.get("stateN"));
      }
    }
  }

  /// A convolutional network of depthwise convolutions and hard swish.
  @Test
  void textDirectionAgreesWithOnnxRuntime() {
    OnnxModel model = OnnxFile.read(MODELS.resolve("ppocr_v2_cls.onnx"));
    Map<String, Value> inputs = Map.of("x", normal(1, 0.5, 2, 3, 48, 192));
    agree(OnnxRuntime.outputs(model, inputs), Execution.of(model).outputs(inputs), 1e-5);
  }

  /// A transformer whose products are of integers of 8 bits. A number that lies between two of them
  /// goes to one here and to the other there if the last bit of a float differs, so it agrees less.
  @Test
  void embeddingsOfSentencesPointTheSameWayAsInOnnxRuntime() throws IOException {
    OnnxModel model = OnnxFile.read("all-minilm-l6-v2-q.onnx", resource("all-minilm-l6-v2-q.onnx"));
    Map<String, Value> inputs = new HashMap<>();
    inputs.put("input_ids", rows(101, 2023, 2003, 1037, 3231, 102, 101, 7592, 2088, 102, 0, 0));
    inputs.put("attention_mask", rows(1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 0, 0));
    inputs.put("token_type_ids", rows(new long[12]));
    Map<String, Value> theirs = OnnxRuntime.outputs(model, inputs);
    Map<String, Value> ours = Execution.of(model).outputs(inputs);
    float[] expected = floats(theirs, "last_hidden_state").values();
    float[] found = floats(ours, "last_hidden_state").values();
    assertEquals(expected.length, found.length);
    for (int token = 0; token < 12; token++) {
      double cosine = cosine(expected, found, token * 384, 384);
      assertTrue(cosine > 0.999, "token " + token + ": " + cosine);
    }
  }

  private static Value.Floats normal(int seed, double deviation, int... dims) {
    float[] values = new float[Dims.of(dims).count()];
    Draws draws = Draws.of(seed);
    for (int i = 0; i < values.length; i++) {
      values[i] = (float) (deviation * draws.normal(i));
    }
    return new Value.Floats(Dims.of(dims), values);
  }

  private static Value rows(long... values) {
    return new Value.Integers(ElementType.INT64, Dims.of(2, 6), values);
  }

  private static void agree(
      Map<String, Value> expected, Map<String, Value> found, double tolerance) {
    expected.forEach((name, _) -> {
      Value.Floats theirs = floats(expected, name);
      Value.Floats ours = floats(found, name);
      assertEquals(theirs.dims(), ours.dims());
      for (int i = 0; i < theirs.values().length; i++) {
        assertEquals(theirs.values()[i], ours.values()[i], tolerance, name + " " + i);
      }
    });
  }

  private static Value.Floats floats(Map<String, Value> values, String name) {
    return (Value.Floats) Objects.requireNonNull(values.get(name));
  }

  private static double cosine(float[] a, float[] b, int from, int n) {
    double product = 0;
    double first = 0;
    double second = 0;
    for (int i = from; i < from + n; i++) {
      product += (double) a[i] * b[i];
      first += (double) a[i] * a[i];
      second += (double) b[i] * b[i];
    }
    return product / Math.sqrt(first * second);
  }

  private static byte[] resource(String name) throws IOException {
    try (InputStream stream = ClassLoader.getSystemResourceAsStream(name)) {
      return Objects.requireNonNull(stream).readAllBytes();
    }
  }
}
