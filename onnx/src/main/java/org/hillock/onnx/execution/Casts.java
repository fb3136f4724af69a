package org.hillock.onnx.execution;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;
import org.hillock.activation.InvalidInputException;
import org.hillock.onnx.ElementType;

/// Values as another type. Floats lose their fraction when they become integers, which wrap within
/// their type.
final class Casts {
  private Casts() {}

  static Map<String, Operator> all() {
    return Map.of(
        "Cast",
        Operator.of(call -> to(type(call.integer("to", 0), call), call.input(0), call)),
        "CastLike",
        Operator.of(call -> to(call.input(1).type(), call.input(0), call)));
  }

  /// A value as a type.
  static Value to(ElementType type, Value value, Call call) {
    if (value.type() == type) {
      return value;
    }
    Dims dims = value.dims();
    int n = dims.count();
    if (value instanceof Value.Integers integers && isInteger(type)) {
      long[] y = new long[n];
      for (int i = 0; i < n; i++) {
        y[i] = Integral.wrapped(type, integers.values()[i]);
      }
      return new Value.Integers(type, dims, y);
    }
    if (type == ElementType.STRING) {
      return new Value.Texts(dims, texts(value));
    }
    double[] x = doubles(value, call);
    if (isInteger(type)) {
      long[] y = new long[n];
      for (int i = 0; i < n; i++) {
        y[i] = Integral.of(type, x[i]);
      }
      return new Value.Integers(type, dims, y);
    }
    return switch (type) {
      case DOUBLE -> new Value.Doubles(dims, x);
      case FLOAT -> {
        float[] y = new float[n];
        for (int i = 0; i < n; i++) {
          y[i] = (float) x[i];
        }
        yield new Value.Floats(dims, y);
      }
      default ->
          throw call.wrong(
              "it makes elements of type %s, with which nothing is computed here".formatted(type));
    };
  }

  /// Whether values of it are integers or truths.
  static boolean isInteger(ElementType type) {
    return switch (type) {
      case INT8, UINT8, INT16, UINT16, INT32, UINT32, INT64, UINT64, BOOL -> true;
      default -> false;
    };
  }

  /// The elements as doubles.
  static double[] doubles(Value value, Call call) {
    int n = value.dims().count();
    return switch (value) {
      case Value.Doubles(Dims _, double[] x) -> x;
      case Value.Floats(Dims _, float[] x) ->
          IntStream.range(0, n).mapToDouble(i -> x[i]).toArray();
      case Value.Integers(ElementType type, Dims _, long[] x) ->
          IntStream.range(0, n).mapToDouble(i -> Integral.real(type, x[i])).toArray();
      case Value.Texts(Dims _, List<String> x) ->
          x.stream().mapToDouble(text -> number(text, call)).toArray();
    };
  }

  /// The type with a number.
  static ElementType type(long number, Call call) {
    return ElementType.of(number)
        .orElseThrow(() -> call.wrong("there is no type of elements with the number " + number));
  }

  private static double number(String text, Call call) {
    return switch (text.strip().toLowerCase(Locale.ROOT)) {
      case "inf", "+inf" -> Double.POSITIVE_INFINITY;
      case "-inf" -> Double.NEGATIVE_INFINITY;
      case "nan" -> Double.NaN;
      default -> {
        try {
          yield Double.parseDouble(text);
        } catch (NumberFormatException e) {
          InvalidInputException wrong = call.wrong("the text \"%s\" is no number".formatted(text));
          wrong.initCause(e);
          throw wrong;
        }
      }
    };
  }

  private static List<String> texts(Value value) {
    List<String> texts = new ArrayList<>();
    switch (value) {
      case Value.Texts(Dims _, List<String> same) -> texts.addAll(same);
      case Value.Floats(Dims _, float[] x) -> {
        for (float number : x) {
          texts.add(plain(Float.toString(number)));
        }
      }
      case Value.Doubles(Dims _, double[] x) -> {
        for (double number : x) {
          texts.add(plain(Double.toString(number)));
        }
      }
      case Value.Integers(ElementType type, Dims _, long[] x) -> {
        for (long number : x) {
          texts.add(
              type == ElementType.UINT64 ? Long.toUnsignedString(number) : Long.toString(number));
        }
      }
    }
    return texts;
  }

  private static String plain(String number) {
    return switch (number) {
      case "Infinity" -> "INF";
      case "-Infinity" -> "-INF";
      default -> number.endsWith(".0") ? number.substring(0, number.length() - 2) : number;
    };
  }
}
