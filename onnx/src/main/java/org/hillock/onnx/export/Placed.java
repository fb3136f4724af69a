package org.hillock.onnx.export;

import java.util.Arrays;
import java.util.List;
import org.hillock.network.Layer;

/// A layer at its place in a network.
///
/// @param index in the network, from 0
/// @param flows what comes into each layer up to this one; the last is its own
/// @param parameters of the whole network
/// @param from where the layer's own begin
@SuppressWarnings("ArrayRecordComponent")
record Placed(Layer layer, int index, List<Flow> flows, float[] parameters, int from) {
  /// What comes in.
  Flow flow() {
    return flows.getLast();
  }

  /// A layer that is a part of this one, or this one on other numbers, with the same parameters.
  ///
  /// @param flow what comes in
  Placed of(Layer part, Flow flow) {
    return new Placed(part, index, List.of(flow), parameters, from);
  }

  /// Some of the layer's parameters.
  ///
  /// @param begin the first, counted from 0
  float[] parameters(int begin, int count) {
    return Arrays.copyOfRange(parameters, from + begin, from + begin + count);
  }

  /// A name for a value of this layer.
  String name(String what) {
    return name() + "." + what;
  }

  /// What the layer is called in a model.
  String name() {
    return "layer" + (index + 1);
  }
}
