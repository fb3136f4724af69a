package org.hillock.onnx.export;

import java.util.HashMap;
import java.util.Map;
import org.hillock.numeric.Draws;
import org.hillock.onnx.OnnxModel;
import org.hillock.onnx.execution.Dims;
import org.hillock.onnx.execution.Execution;
import org.hillock.onnx.execution.Value;

/// Whether floats decide what a network gives, or how a runtime rounds does.
///
/// A network is steady on its rows if no number on the way is so large that a runtime which squares
/// it, as normalizations do, goes beyond what a float can hold; and if its outputs stay within the
/// tolerance when each number on the way is moved by its last bit. So unsteady are normalizations
/// of numbers that should all be the same: their variance is 0, and what the mean was rounded is
/// divided by √ε.
final class Steadiness {
  private static final int MOVES = 4;
  private static final double LARGEST = 1e17;

  private final Map<String, Dims> dims = new HashMap<>();
  private boolean isLarge;

  private Steadiness() {}

  /// Whether a network is steady.
  ///
  /// @param inputs of the model
  static boolean holds(Twins twins, Map<String, Value> inputs) {
    Steadiness seen = new Steadiness();
    float[] outputs =
        floats(
            Execution.of(twins.model())
                .outputs(
                    inputs,
                    (node, _, values) -> {
                      for (int i = 0; i < Math.min(values.size(), node.outputs().size()); i++) {
                        seen.look(node.outputs().get(i), values.get(i));
                      }
                    }));
    for (int move = 0; move < MOVES && !seen.isLarge; move++) {
      OnnxModel moved = MovedGraph.of(twins.model(), seen.dims, twins.parameters(), Draws.of(move));
      if (Twins.apart(outputs, floats(Execution.of(moved).outputs(inputs))).isPresent()) {
        return false;
      }
    }
    return !seen.isLarge;
  }

  private static float[] floats(Map<String, Value> outputs) {
    if (outputs.get("output") instanceof Value.Floats floats) {
      return floats.values();
    }
    throw new AssertionError("the engine gives no floats");
  }

  /// What masks put in the place of numbers that do not count is as large as a float can be.
  private void look(String name, Value value) {
    if (value instanceof Value.Floats(Dims own, float[] values)) {
      dims.put(name, own);
      for (float number : values) {
        isLarge |= !(Math.abs(number) <= LARGEST || number == -Float.MAX_VALUE);
      }
    }
  }
}
