package org.hillock.onnx.export;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.OptionalLong;
import java.util.Set;
import org.hillock.activation.Activations;
import org.hillock.network.Layer;
import org.hillock.network.Network;
import org.hillock.numeric.Draws;
import org.hillock.onnx.OnnxFile;
import org.hillock.onnx.OnnxModel;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.opentest4j.AssertionFailedError;

/// Random networks go out as ONNX and come back the same.
class RoundTripTest {
  @Test
  void threeHundredNetworksComeBackTheSame() {
    assertEquals(List.of(), apart(300));
  }

  /// One in a thousand may be apart in its numbers: a normalization of values that are all the
  /// same, whose variance is 0, divides by √ε what runtimes round in their mean, and one of values
  /// above 1e19 squares them beyond what a float can hold; Hillock does both in double.
  @Test
  @Tag("exhaustive")
  void tenThousandNetworksComeBackTheSame() {
    List<String> apart = apart(10_000);
    assertTrue(apart.size() <= 10, () -> String.join("\n", apart));
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

  /// All have to be written and read back to the last bit.
  ///
  /// @return those whose outputs are not the same up to rounding
  private static List<String> apart(int count) {
    List<String> apart = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      Network network = RandomNetworks.network(i);
      Draws draws = Draws.of(i).at("version");
      OptionalLong opset =
          draws.below(0, 2) == 0
              ? OptionalLong.empty()
              : OptionalLong.of(
                  Draft.LOWEST + draws.below(1, (int) (Draft.HIGHEST - Draft.LOWEST + 1)));
      boolean isRagged = draws.below(2, 2) == 0;
      Twins twins = Twins.of(network, opset, isRagged);
      byte[] bytes = OnnxFile.bytes(twins.model());
      OnnxModel read = OnnxFile.read("network " + i, bytes);
      assertEquals(twins.model(), read);
      assertArrayEquals(bytes, OnnxFile.bytes(read));
      twins.assertReadsBack(opset);
      RandomRows rows = RandomRows.of(network, i);
      try {
        twins.assertAlike(rows.inputs(), rows.lengths(isRagged), RandomRows.COUNT);
      } catch (AssertionFailedError e) {
        apart.add("network %d: %s".formatted(i, e.getMessage()));
      }
    }
    return apart;
  }
}
