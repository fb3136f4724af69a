package org.hillock.onnx.export;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.hillock.network.Axis;
import org.hillock.network.Convolution;
import org.hillock.onnx.Attribute;

/// Convolutions.
final class ConvolutionForms {
  private ConvolutionForms() {}

  static Flow convolution(Convolution layer, Placed placed, Draft draft) {
    SweepForms.Swept swept = SweepForms.swept(layer.sweep(), placed.flow(), 0, draft);
    List<Axis> axes = SweepForms.axes(layer.sweep());
    List<Long> dims = new ArrayList<>();
    dims.add((long) layer.channels());
    dims.add((long) layer.sweep().channels() / layer.groups());
    axes.forEach(axis -> dims.add((long) axis.kernel()));
    String weights =
        draft.parameters(
            placed.name("weight"),
            weights(layer, placed.parameters(0, layer.weights())),
            dims.stream().mapToLong(size -> size).toArray());
    String bias =
        draft.parameters(
            placed.name("bias"),
            placed.parameters(layer.weights(), layer.channels()),
            layer.channels());
    Map<String, Attribute> settings = SweepForms.settings(layer.sweep(), swept.pads());
    settings.put("group", Attribute.of(layer.groups()));
    String y = draft.node("Conv", List.of(swept.value(), weights, bias), settings);
    return SweepForms.result(layer, placed, y, draft);
  }

  /// Channels out × channels in × kernel, from groups × kernel × channels in × channels out.
  private static float[] weights(Convolution layer, float[] ours) {
    int taps = layer.sweep().vertical().kernel() * layer.sweep().horizontal().kernel();
    int in = layer.sweep().channels() / layer.groups();
    int out = layer.channels() / layer.groups();
    float[] theirs = new float[ours.length];
    int at = 0;
    for (int channel = 0; channel < layer.channels(); channel++) {
      int group = channel / out;
      for (int i = 0; i < in; i++) {
        for (int tap = 0; tap < taps; tap++) {
          theirs[at++] = ours[((group * taps + tap) * in + i) * out + channel % out];
        }
      }
    }
    return theirs;
  }
}
