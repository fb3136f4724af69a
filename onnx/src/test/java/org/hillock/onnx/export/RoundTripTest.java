package org.hillock.onnx.export;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashSet;
import java.util.OptionalLong;
import java.util.Set;
import org.hillock.activation.Activations;
import org.hillock.network.Layer;
import org.hillock.network.Network;
import org.hillock.numeric.Draws;
import org.hillock.onnx.OnnxFile;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// Random networks go out as ONNX and come back the same.
class RoundTripTest {
  @Test
  void threeHundredNetworksComeBackTheSame() {
    check(0, 300);
  }

  @Test
  @Tag("exhaustive")
  void tenThousandNetworksComeBackTheSame() {
    check(0, 10_000);
  }

  /// What is drawn has all layers and functions in it, but for those that need more luck.
  @Test
  void theNetworksAreOfAllKinds() {
    Set<String> layers = new HashSet<>();
    Set<String> functions = new HashSet<>();
    for (int i = 0; i < 1000; i++) {
      for (Layer layer : RandomNetworks.network(i).layers()) {
        layers.add(layer.getClass().getSimpleName());
        layer.activations().forEach(f -> functions.add(f.name()));
      }
    }
    assertEquals(Activations.all().size(), functions.size());
    assertTrue(layers.size() >= 20, () -> "only " + layers);
  }

  private static void check(int from, int to) {
    for (int i = from; i < to; i++) {
      try {
        check(i);
      } catch (AssertionError | RuntimeException e) {
        throw new AssertionError("network " + i, e);
      }
    }
  }

  private static void check(long number) {
    Network network = RandomNetworks.network(number);
    Draws draws = Draws.of(number).at("version");
    OptionalLong opset =
        draws.below(0, 2) == 0
            ? OptionalLong.empty()
            : OptionalLong.of(
                Draft.LOWEST + draws.below(1, (int) (Draft.HIGHEST - Draft.LOWEST + 1)));
    boolean isRagged = draws.below(2, 2) == 0;
    Twins twins = Twins.of(network, opset, isRagged);
    byte[] bytes = OnnxFile.bytes(twins.model());
    assertEquals(twins.model(), OnnxFile.read("model.onnx", bytes));
    assertArrayEquals(bytes, OnnxFile.bytes(OnnxFile.read("model.onnx", bytes)));
    twins.assertReadsBack(opset);
    RandomRows rows = RandomRows.of(network, number);
    twins.assertAlike(rows.inputs(), rows.lengths(isRagged), RandomRows.COUNT);
  }
}
