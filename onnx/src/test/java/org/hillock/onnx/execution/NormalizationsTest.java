package org.hillock.onnx.execution;

import java.util.Arrays;
import org.hillock.numeric.Draws;
import org.hillock.onnx.Attribute;
import org.junit.jupiter.api.Test;

class NormalizationsTest {
  @Test
  void channelsAreNormalizedAsInOnnxRuntime() {
    OneNode.of("BatchNormalization", 15)
        .floats(Draws.of(1), 2, 3, 4, 5)
        .floats(Draws.of(2), 3)
        .floats(Draws.of(3), 3)
        .floats(Draws.of(4), 3)
        .positives(Draws.of(5), 3)
        .agrees(1e-5f);
    OneNode.of("InstanceNormalization", 13)
        .floats(Draws.of(1), 2, 3, 4, 5)
        .floats(Draws.of(2), 3)
        .floats(Draws.of(3), 3)
        .agrees(1e-5f);
    OneNode.of("LRN", 13)
        .floats(Draws.of(1), 2, 6, 3, 3)
        .with("size", Attribute.of(3))
        .with("alpha", Attribute.of(0.1f))
        .agrees(1e-5f);
  }

  @Test
  void groupsOfChannelsHaveAScaleEachBefore21AndEachChannelOneFromThenOn() {
    OneNode.of("GroupNormalization", 18)
        .floats(Draws.of(1), 2, 6, 4)
        .floats(Draws.of(2), 3)
        .floats(Draws.of(3), 3)
        .with("num_groups", Attribute.of(3))
        .agrees(1e-5f);
    OneNode.of("GroupNormalization", 21)
        .floats(Draws.of(1), 2, 6, 4)
        .floats(Draws.of(2), 6)
        .floats(Draws.of(3), 6)
        .with("num_groups", Attribute.of(3))
        .agrees(1e-5f);
  }

  @Test
  void lastSizesAreNormalizedAsInOnnxRuntime() {
    for (int axis = -3; axis < 3; axis++) {
      long[] sizes = {2, 3, 4};
      int first = axis < 0 ? axis + 3 : axis;
      long[] last = Arrays.copyOfRange(sizes, first, 3);
      OneNode.of("LayerNormalization", 17)
          .floats(Draws.of(1), sizes)
          .floats(Draws.of(2), last)
          .floats(Draws.of(3), last)
          .with("axis", Attribute.of(axis))
          .outputs(3)
          .agrees(1e-5f);
    }
  }
}
