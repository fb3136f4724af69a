package org.hillock.onnx;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.hillock.onnx.execution.Dims;
import org.hillock.onnx.execution.Execution;
import org.hillock.onnx.execution.Value;

/// The plainest inputs of a model.
final class Zeros {
  private Zeros() {}

  /// Computes a model for zeros in each of its inputs, which are floats; an open size is 1.
  static void put(OnnxModel model) {
    Execution execution = Execution.of(model);
    Map<String, Value> inputs = new HashMap<>();
    for (Declaration input : execution.inputs()) {
      if (input.type() instanceof ValueType.OfTensor tensor) {
        int[] sizes =
            tensor.shape().orElse(List.of()).stream()
                .mapToInt(size -> size instanceof Dimension.Known known ? (int) known.size() : 1)
                .toArray();
        Dims dims = Dims.of(sizes);
        inputs.put(input.name(), new Value.Floats(dims, new float[dims.count()]));
      }
    }
    execution.outputs(inputs);
  }
}
