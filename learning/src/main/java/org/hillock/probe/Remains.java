package org.hillock.probe;

import java.util.List;
import org.hillock.network.Layer;
import org.hillock.network.Network;
import org.hillock.network.Shape;
import org.hillock.network.Trace;

/// What a step has left behind in which a number was not finite: all that an [Inquest] looks at.
/// The arrays are not copied.
///
/// @param network with the parameters from before the step
/// @param trace of the forward pass
/// @param gradients `gradients[l + 1]` is ∂loss by what layer l gave; an array of length 0 was not
///   asked for
/// @param parameterGradients empty if the step did not come that far
/// @param after the parameters after the step, or as far as it came
/// @param memory of the optimizer after the step; empty if it did not come that far
/// @param rows that went through
/// @param targets of these rows
/// @param losses of these rows
@SuppressWarnings("ArrayRecordComponent")
public record Remains(
    Network network,
    Trace trace,
    float[][] gradients,
    float[] parameterGradients,
    float[] after,
    List<float[]> memory,
    int rows,
    float[] targets,
    double[] losses) {
  /// How many numbers of a row are its own, of those between two layers.
  ///
  /// @param between 0 for the inputs, l + 1 for what layer l gave
  int own(int between, int row) {
    List<Layer> layers = network.layers();
    if (between == 0) {
      return own(layers.getFirst().inputShape(), trace.lengths()[0][row]);
    }
    Layer layer = layers.get(between - 1);
    return own(layer.outputShape(), layer.length(trace.lengths()[between - 1][row]));
  }

  /// A single size is features, which are never cut off.
  private static int own(Shape shape, int length) {
    int numbers = shape.numbers();
    List<Integer> sizes = shape.sizes();
    return sizes.size() == 1
        ? numbers
        : Math.clamp((long) length * (numbers / sizes.getFirst()), 0, numbers);
  }

  /// Numbers of a row between two layers.
  int width(int between) {
    return between == 0 ? network.inputs() : network.layers().get(between - 1).outputs();
  }

  /// Where a layer's parameters begin.
  int from(int layer) {
    int from = 0;
    for (int l = 0; l < layer; l++) {
      from += network.layers().get(l).parameters();
    }
    return from;
  }
}
