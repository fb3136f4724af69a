package org.hillock.onnx.export;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.hillock.network.Dense;
import org.hillock.network.Shape;

/// Dense layers.
final class DenseForms {
  private DenseForms() {}

  /// Of several sizes all together are the inputs, in the order in which they were given.
  static Flow dense(Dense layer, Placed placed, Draft draft) {
    Flow flow = placed.flow();
    Optional<String> front = Channels.known(flow, draft);
    String x = front.orElse(flow.value());
    if (flow.shape().sizes().size() > 1) {
      x = draft.node("Flatten", x);
    }
    float[] weights = placed.parameters(0, layer.weights());
    if (front.isPresent()) {
      weights = channelsInFront(weights, flow.shape(), layer.outputs());
    }
    String w = draft.parameters(placed.name("weight"), weights, layer.inputs(), layer.outputs());
    String b = bias(layer, placed, draft);
    return flow.with(draft.node("Gemm", List.of(x, w, b), Map.of()), layer.outputShape());
  }

  private static String bias(Dense layer, Placed placed, Draft draft) {
    return draft.parameters(
        placed.name("bias"), placed.parameters(layer.weights(), layer.outputs()), layer.outputs());
  }

  /// The rows of the weights as inputs come whose channels are in front.
  private static float[] channelsInFront(float[] weights, Shape shape, int outputs) {
    int channels = shape.last();
    int pixels = shape.numbers() / channels;
    float[] turned = new float[weights.length];
    for (int pixel = 0; pixel < pixels; pixel++) {
      for (int channel = 0; channel < channels; channel++) {
        int from = (pixel * channels + channel) * outputs;
        int to = (channel * pixels + pixel) * outputs;
        System.arraycopy(weights, from, turned, to, outputs);
      }
    }
    return turned;
  }

  /// The same layer at each step, along the last axis.
  static String eachStep(Dense layer, Placed placed, Draft draft) {
    String w =
        draft.parameters(
            placed.name("weight"),
            placed.parameters(0, layer.weights()),
            layer.inputs(),
            layer.outputs());
    return affine(placed.flow().value(), w, bias(layer, placed, draft), draft);
  }

  /// x W + b along the last axis.
  static String affine(String x, String weights, String bias, Draft draft) {
    return draft.node("Add", draft.node("MatMul", x, weights), bias);
  }
}
