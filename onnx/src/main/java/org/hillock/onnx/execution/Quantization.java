package org.hillock.onnx.execution;

import static java.util.Map.entry;

import java.util.List;
import java.util.Map;
import org.hillock.onnx.ElementType;

/// Integers that stand for floats: x = (q - zero) scale. Scale and zero are those of the whole, of
/// each place along an axis, or of blocks along it.
final class Quantization {
  private Quantization() {}

  static Map<String, Operator> all() {
    return Map.ofEntries(
        entry("QuantizeLinear", Operator.of(Quantization::quantized)),
        entry("DequantizeLinear", Operator.of(Quantization::real)),
        entry("DynamicQuantizeLinear", Quantization::quantizedByRange));
  }

  /// Which scale is that of an element.
  private record Blocks(int inner, int size, int block, int scales) {
    static Blocks of(Call call, Dims dims) {
      Dims scale = call.input(1).dims();
      if (scale.count() == 1) {
        return new Blocks(1, 1, 0, 0);
      }
      int axis = dims.axis(call.integer("axis", 1));
      int block = Math.toIntExact(call.integer("block_size", 0));
      int size = dims.size(axis);
      Dims wanted = block > 0 ? dims.with(axis, Math.ceilDiv(size, block)) : Dims.of(size);
      if (!scale.equals(wanted)) {
        throw call.wrong("scales of %s are given, and %s are needed".formatted(scale, wanted));
      }
      int inner = dims.product(axis + 1, dims.rank());
      return new Blocks(inner, size, block, block > 0 ? Math.ceilDiv(size, block) : 0);
    }

    int at(int i) {
      int place = i / inner % size;
      return block == 0 ? place : (i / inner / size * scales + place / block) * inner + i % inner;
    }
  }

  private static Value quantized(Call call) {
    Value x = call.input(0);
    float[] values = ((Value.Floats) Casts.to(ElementType.FLOAT, numbers(call), call)).values();
    float[] scales = call.floats(1).values();
    Blocks blocks = Blocks.of(call, x.dims());
    ElementType type = call.has(2) ? call.integers(2).type() : wanted(call);
    long[] zeros = zeros(call, scales.length);
    long[] y = new long[values.length];
    for (int i = 0; i < y.length; i++) {
      int at = blocks.at(i);
      y[i] = nearest(type, values[i] / scales[at], zeros[at]);
    }
    return new Value.Integers(type, x.dims(), y);
  }

  private static Value numbers(Call call) {
    if (call.input(0) instanceof Value.Texts) {
      throw call.wrongType(0, "numbers");
    }
    return call.input(0);
  }

  private static ElementType wanted(Call call) {
    long number = call.integer("output_dtype", 0);
    ElementType type = number == 0 ? ElementType.UINT8 : Casts.type(number, call);
    if (!Casts.isInteger(type)) {
      throw call.wrong(
          "it makes elements of type %s, with which nothing is computed here".formatted(type));
    }
    return type;
  }

  private static long[] zeros(Call call, int scales) {
    long[] zeros = call.has(2) ? call.integers(2).values() : new long[scales];
    if (zeros.length != scales) {
      throw call.wrong("there are %d scales and %d zeros".formatted(scales, zeros.length));
    }
    return zeros;
  }

  /// Half-way cases go to the even integer; what is beyond the type becomes its end.
  static long nearest(ElementType type, double x, long zero) {
    double y = Math.rint(x) + zero;
    double low = Integral.smallest(type);
    double high = Integral.largest(type);
    return (long) Math.clamp(Double.isNaN(y) ? zero : y, low, high);
  }

  private static Value real(Call call) {
    Value.Integers x = call.integers(0);
    float[] scales = call.floats(1).values();
    Blocks blocks = Blocks.of(call, x.dims());
    long[] zeros = zeros(call, scales.length);
    float[] y = new float[x.values().length];
    for (int i = 0; i < y.length; i++) {
      int at = blocks.at(i);
      y[i] = (x.values()[i] - zeros[at]) * scales[at];
    }
    return new Value.Floats(x.dims(), y);
  }

  /// To 0 ... 255 over the range of the values, in which 0 always is.
  private static List<Value> quantizedByRange(Call call) {
    Value.Floats x = call.floats(0);
    float low = 0;
    float high = 0;
    for (float value : x.values()) {
      low = Math.min(low, value);
      high = Math.max(high, value);
    }
    float scale = high == low ? 1 : (high - low) / 255;
    long zero = nearest(ElementType.UINT8, -low / scale, 0);
    long[] y = new long[x.values().length];
    for (int i = 0; i < y.length; i++) {
      y[i] = nearest(ElementType.UINT8, x.values()[i] / scale, zero);
    }
    return List.of(
        new Value.Integers(ElementType.UINT8, x.dims(), y),
        new Value.Floats(Dims.of(), new float[] {scale}),
        new Value.Integers(ElementType.UINT8, Dims.of(), new long[] {zero}));
  }
}
