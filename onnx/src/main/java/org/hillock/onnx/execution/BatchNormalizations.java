package org.hillock.onnx.execution;

import java.util.List;

/// Normalization of each channel by what the channel was in training.
final class BatchNormalizations {
  private BatchNormalizations() {}

  /// In training by what it is in this batch, which changes the mean and variance that are kept.
  static List<Value> of(Call call) {
    Value.Floats x = call.floats(0);
    // A matrix has channels without sizes; a list of numbers is one channel.
    int channels = x.dims().rank() > 1 ? x.dims().size(1) : 1;
    int size = x.dims().product(Math.min(2, x.dims().rank()), x.dims().rank());
    for (int input = 1; input <= 4; input++) {
      if (call.floats(input).values().length != channels) {
        throw call.wrong(
            "input %d has %d numbers for %d channels; scales by place are not known here"
                .formatted(input + 1, call.floats(input).values().length, channels));
      }
    }
    double epsilon = call.number("epsilon", 1e-5f);
    if (!call.flag("training_mode", false)) {
      return List.of(
          normalized(call, x, size, call.floats(3).values(), call.floats(4).values(), epsilon));
    }
    float[] means = new float[channels];
    float[] variances = new float[channels];
    for (int channel = 0; channel < channels; channel++) {
      Moments moments = moments(x, channels, channel, size);
      means[channel] = (float) moments.mean();
      variances[channel] = (float) (1 / (moments.inverse() * moments.inverse()));
    }
    return List.of(
        normalized(call, x, size, means, variances, epsilon),
        kept(call, call.floats(3), means),
        kept(call, call.floats(4), variances));
  }

  private static Value.Floats normalized(
      Call call, Value.Floats x, int size, float[] means, float[] variances, double epsilon) {
    int channels = means.length;
    float[] scale = call.floats(1).values();
    float[] bias = call.floats(2).values();
    float[] y = new float[x.values().length];
    for (int from = 0; from < y.length; from += size) {
      int channel = from / size % channels;
      double factor = scale[channel] / Math.sqrt(variances[channel] + epsilon);
      double mean = means[channel];
      double shift = bias[channel];
      for (int i = from; i < from + size; i++) {
        y[i] = (float) ((x.values()[i] - mean) * factor + shift);
      }
    }
    return new Value.Floats(x.dims(), y);
  }

  private static Moments moments(Value.Floats x, int channels, int channel, int size) {
    int examples = x.dims().size(0);
    float[] own = new float[examples * size];
    for (int example = 0; example < examples; example++) {
      System.arraycopy(
          x.values(), (example * channels + channel) * size, own, example * size, size);
    }
    return Moments.of(own, 0, own.length, 0);
  }

  private static Value.Floats kept(Call call, Value.Floats before, float[] now) {
    float momentum = call.number("momentum", 0.9f);
    float[] kept = new float[now.length];
    for (int i = 0; i < kept.length; i++) {
      kept[i] = momentum * before.values()[i] + (1 - momentum) * now[i];
    }
    return new Value.Floats(before.dims(), kept);
  }
}
