package org.hillock.onnx.execution;

import org.hillock.numeric.Draws;
import org.hillock.onnx.Attribute;
import org.junit.jupiter.api.Test;

class MicrosoftOperatorsTest {
  private static final long ROWS = 2;
  private static final long STEPS = 4;
  private static final long WIDTH = 8;

  @Test
  void functionsWithABiasAgreeWithOnnxRuntime() {
    OneNode.ofMicrosoft("Gelu").floats(Draws.of(1), 3, 5).agrees(1e-6f);
    OneNode.ofMicrosoft("BiasGelu").floats(Draws.of(1), 3, 5).floats(Draws.of(2), 5).agrees(1e-6f);
    OneNode.ofMicrosoft("FastGelu").floats(Draws.of(1), 3, 5).floats(Draws.of(2), 5).agrees(1e-6f);
  }

  @Test
  void productsOfTurnedMatricesAgreeWithOnnxRuntime() {
    OneNode.ofMicrosoft("FusedMatMul")
        .floats(Draws.of(1), 2, 3, 4)
        .floats(Draws.of(2), 2, 5, 3)
        .with("transA", Attribute.of(1))
        .with("transB", Attribute.of(1))
        .with("alpha", Attribute.of(0.25f))
        .agrees(1e-5f);
  }

  @Test
  void normalizedSumsAgreeWithOnnxRuntime() {
    OneNode.ofMicrosoft("SkipLayerNormalization")
        .floats(Draws.of(1), ROWS, STEPS, WIDTH)
        .floats(Draws.of(2), ROWS, STEPS, WIDTH)
        .floats(Draws.of(3), WIDTH)
        .floats(Draws.of(4), WIDTH)
        .floats(Draws.of(5), WIDTH)
        .with("epsilon", Attribute.of(1e-5f))
        .agrees(1e-5f);
  }

  @Test
  void normalizedEmbeddingsAgreeWithOnnxRuntime() {
    OneNode.ofMicrosoft("EmbedLayerNormalization")
        .integers(new long[] {1, 5, 0, 2, 3, 3, 4, 1}, ROWS, STEPS)
        .integers(new long[] {0, 0, 1, 1, 0, 1, 1, 1}, ROWS, STEPS)
        .floats(Draws.of(1), 6, WIDTH)
        .floats(Draws.of(2), 5, WIDTH)
        .floats(Draws.of(3), 2, WIDTH)
        .floats(Draws.of(4), WIDTH)
        .floats(Draws.of(5), WIDTH)
        .outputs(2)
        .agrees(1e-5f);
  }

  @Test
  void attentionWithAndWithoutMasksAgreesWithOnnxRuntime() {
    attention().agrees(1e-5f);
    attention().integers(new long[] {1, 1, 1, 0, 1, 1, 0, 0}, ROWS, STEPS).agrees(1e-5f);
    attention().integers(new long[] {3, 4}, ROWS).agrees(1e-5f);
  }

  private static OneNode attention() {
    return OneNode.ofMicrosoft("Attention")
        .floats(Draws.of(1), ROWS, STEPS, WIDTH)
        .floats(Draws.of(2), WIDTH, 3 * WIDTH)
        .floats(Draws.of(3), 3 * WIDTH)
        .with("num_heads", Attribute.of(2));
  }
}
