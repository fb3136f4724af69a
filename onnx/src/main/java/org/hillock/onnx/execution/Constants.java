package org.hillock.onnx.execution;

import static java.util.Map.entry;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.hillock.onnx.Attribute;
import org.hillock.onnx.ElementType;
import org.hillock.onnx.Tensor;

/// Operators that make values of settings and sizes.
final class Constants {
  private Constants() {}

  static Map<String, Operator> all() {
    return Map.ofEntries(
        entry("Constant", Operator.of(Constants::constant)),
        entry("ConstantOfShape", Operator.of(Constants::filled)),
        entry("Range", Operator.of(Constants::range)),
        entry("EyeLike", Operator.of(Constants::identity)),
        entry("OneHot", Operator.of(Constants::oneHot)));
  }

  private static Value constant(Call call) {
    for (Map.Entry<String, Attribute> setting : call.attributes().entrySet()) {
      switch (setting.getValue()) {
        case Attribute.OfTensor(Tensor value) -> {
          return Value.of(value);
        }
        case Attribute.OfFloat(float value) -> {
          return new Value.Floats(Dims.of(), new float[] {value});
        }
        case Attribute.OfInteger(long value) -> {
          return new Value.Integers(ElementType.INT64, Dims.of(), new long[] {value});
        }
        case Attribute.OfText(String value) -> {
          return new Value.Texts(Dims.of(), List.of(value));
        }
        case Attribute.OfFloats _ -> {
          float[] values = call.floats(setting.getKey()).orElseThrow();
          return new Value.Floats(Dims.of(values.length), values);
        }
        case Attribute.OfIntegers _ -> {
          return Value.Integers.of(call.integers(setting.getKey()).orElseThrow());
        }
        case Attribute.OfTexts(List<String> values) -> {
          return new Value.Texts(Dims.of(values.size()), values);
        }
        default -> {}
      }
    }
    throw call.wrong("it has no value, or a sparse one");
  }

  private static Value filled(Call call) {
    Value one =
        call.tensor("value")
            .map(Value::of)
            .orElse(new Value.Floats(Dims.of(), new float[1]))
            .in(Dims.of());
    return Elements.expanded(one, Dims.of(call.integers(0).values()));
  }

  private static Value range(Call call) {
    Value start = call.input(0);
    double from = single(call, 0);
    double to = single(call, 1);
    double step = single(call, 2);
    if (step == 0) {
      throw call.wrong("the step is 0");
    }
    Dims dims = Dims.of(new long[] {(long) Math.max(0, Math.ceil((to - from) / step))});
    double[] y = new double[dims.count()];
    for (int i = 0; i < y.length; i++) {
      y[i] = from + i * step;
    }
    return Casts.to(start.type(), new Value.Doubles(dims, y), call);
  }

  private static double single(Call call, int input) {
    Value value = call.input(input);
    if (value.type() != call.input(0).type() || value instanceof Value.Texts) {
      throw call.wrongType(input, "numbers of one type");
    }
    if (value.dims().count() != 1) {
      throw call.wrong("input %d is not a single number".formatted(input + 1));
    }
    return Casts.doubles(value, call)[0];
  }

  private static Value identity(Call call) {
    Dims dims = call.input(0).dims();
    if (dims.rank() != 2) {
      throw call.wrong("a value of %s is no matrix".formatted(dims));
    }
    int columns = dims.size(1);
    long diagonal = call.integer("k", 0);
    double[] y = new double[dims.count()];
    for (int i = 0; i < y.length; i++) {
      y[i] = i % columns - i / columns == diagonal ? 1 : 0;
    }
    long type = call.integer("dtype", call.input(0).type().number());
    return Casts.to(Casts.type(type, call), new Value.Doubles(dims, y), call);
  }

  /// Indices may be of any type of numbers; one that is not there gives no 1.
  private static Value oneHot(Call call) {
    Value indices = call.input(0);
    double[] places = Casts.doubles(indices, call);
    int depth = Math.toIntExact((long) Casts.doubles(call.input(1), call)[0]);
    Value values = call.input(2);
    if (values.dims().count() != 2) {
      throw call.wrong("input 3 is not two values, for off and on");
    }
    int rank = indices.dims().rank();
    long axis = call.integer("axis", -1);
    int at = (int) (axis < 0 ? axis + rank + 1 : axis);
    if (at < 0 || at > rank) {
      throw call.wrong("there is no axis %d in indices of %s".formatted(axis, indices.dims()));
    }
    List<Integer> sizes = new ArrayList<>(indices.dims().sizes());
    sizes.add(at, depth);
    Dims dims = new Dims(sizes);
    int inner = indices.dims().product(at, rank);
    int[] on = new int[dims.count()];
    for (int i = 0; i < places.length; i++) {
      double place = places[i] < 0 ? places[i] + depth : places[i];
      if (place >= 0 && place < depth) {
        on[(i / inner * depth + (int) place) * inner + i % inner] = 1;
      }
    }
    return Elements.at(values, dims, on);
  }
}
