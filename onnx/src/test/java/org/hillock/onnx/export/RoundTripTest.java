package org.hillock.onnx.export;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
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

/// Random networks go out as ONNX and come back the same.
class RoundTripTest {
  /// Others may round by more than two last bits.
  private static final double MARGIN = 4;

  private static final Path DOCUMENT = Path.of("../docs/onnx-round-trips.md");

  @Test
  void threeHundredNetworksComeBackTheSame() {
    assertFew(unsteady(300), 300);
  }

  @Test
  @Tag("exhaustive")
  void tenThousandNetworksComeBackTheSame() throws IOException {
    Map<Integer, Double> unsteady = unsteady(10_000);
    assertFew(unsteady, 10_000);
    long large = unsteady.values().stream().filter(movement -> !Double.isFinite(movement)).count();
    String sentence =
        "%d of 10,000 are not steady, %d of them with numbers above 1e17"
            .formatted(unsteady.size(), large);
    assertTrue(Files.readString(DOCUMENT).contains(sentence), sentence);
  }

  private static void assertFew(Map<Integer, Double> unsteady, int count) {
    assertTrue(unsteady.size() <= count / 20, () -> "too many are not steady: " + unsteady);
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

  /// Asserts that all are written and read back to the last bit, that all steady ones give the same
  /// up to rounding, and that others are no farther apart than rounding can move them.
  ///
  /// @return how far the outputs move of those that are not steady, by their numbers
  private static Map<Integer, Double> unsteady(int count) {
    Map<Integer, Double> unsteady = new LinkedHashMap<>();
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
      Optional<int[]> lengths = rows.lengths(isRagged);
      double movement =
          Steadiness.movement(twins, twins.values(rows.inputs(), lengths, RandomRows.COUNT));
      boolean isSteady = movement <= Twins.TOLERANCE;
      double tolerance = isSteady ? Twins.TOLERANCE : MARGIN * movement;
      if (!isSteady) {
        unsteady.put(i, movement);
      }
      if (Double.isFinite(movement)) {
        int number = i;
        assertDoesNotThrow(
            () -> twins.assertAlike(rows.inputs(), lengths, RandomRows.COUNT, tolerance),
            () -> "network " + number);
      }
    }
    return unsteady;
  }
}
