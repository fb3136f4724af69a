package org.hillock.onnx.export;

import java.util.HashMap;
import java.util.Map;
import org.hillock.numeric.Draws;
import org.hillock.onnx.OnnxModel;
import org.hillock.onnx.execution.Dims;
import org.hillock.onnx.execution.Execution;
import org.hillock.onnx.execution.Value;

/// How far floats decide what a network gives: how far its outputs move when each number on the way
/// is moved by up to two last bits, as another runtime may round it.
///
/// A network is steady on its rows if that is within the tolerance. So unsteady are normalizations
/// of numbers that should all be the same: their variance is 0, and what the mean was rounded is
/// divided by √ε. Unsteady without measure are numbers so large that a runtime which squares them,
/// as normalizations do, goes beyond what a float can hold.
final class Steadiness {
  private static final int MOVES = 4;
  private static final double LARGEST = 1e17;

  private final Map<String, Dims> dims = new HashMap<>();
  private boolean isLarge;

  private Steadiness() {}

  /// How far the outputs move, as a part of the largest if that is above 1.
  ///
  /// @param inputs of the model
  /// @return not finite if there are numbers on the way that are too large
  static double movement(Twins twins, Map<String, Value> inputs) {
    Steadiness seen = new Steadiness();
    inputs.forEach(seen::look);
    Map<String, Value> outputs =
        Execution.of(twins.model())
            .outputs(
                inputs,
                (node, _, values) -> {
                  for (int i = 0; i < Math.min(values.size(), node.outputs().size()); i++) {
                    seen.look(node.outputs().get(i), values.get(i));
                  }
                });
    double movement = seen.isLarge ? Double.POSITIVE_INFINITY : 0;
    for (int move = 0; move < MOVES && !seen.isLarge; move++) {
      OnnxModel moved = MovedGraph.of(twins.model(), seen.dims, twins.parameters(), Draws.of(move));
      float[] others = floats(Execution.of(moved).outputs(inputs));
      movement = Math.max(movement, Twins.apart(floats(outputs), others));
    }
    return movement;
  }

  private static float[] floats(Map<String, Value> outputs) {
    if (outputs.get("output") instanceof Value.Floats floats) {
      return floats.values();
    }
    throw new AssertionError("the engine gives no floats");
  }

  /// What masks put in the place of numbers that do not count is as large as a float can be.
  private void look(String name, Value value) {
    if (value instanceof Value.Floats(Dims own, float[] numbers)) {
      dims.put(name, own);
      for (float number : numbers) {
        isLarge |= !(Math.abs(number) <= LARGEST || number == -Float.MAX_VALUE);
      }
    }
  }
}
