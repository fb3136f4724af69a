package org.hillock.onnx.execution;

import static java.util.Map.entry;

import java.util.List;
import java.util.Map;
import org.hillock.onnx.ElementType;

/// Comparisons, truths and choices by truths, element by element.
final class Logic {
  /// A comparison of doubles; one with NaN is false.
  @FunctionalInterface
  private interface DoubleTest {
    boolean holds(double a, double b);
  }

  /// A combination of longs.
  @FunctionalInterface
  private interface LongRule {
    long of(ElementType type, long a, long b);
  }

  private Logic() {}

  static Map<String, Operator> all() {
    return Map.ofEntries(
        entry("Equal", Operator.of(Logic::equal)),
        entry("Less", comparison((a, b) -> a < b, (t, a, b) -> Integral.compare(t, a, b) < 0)),
        entry(
            "LessOrEqual",
            comparison((a, b) -> a <= b, (t, a, b) -> Integral.compare(t, a, b) <= 0)),
        entry("Greater", comparison((a, b) -> a > b, (t, a, b) -> Integral.compare(t, a, b) > 0)),
        entry(
            "GreaterOrEqual",
            comparison((a, b) -> a >= b, (t, a, b) -> Integral.compare(t, a, b) >= 0)),
        entry("And", truths((_, a, b) -> a & b)),
        entry("Or", truths((_, a, b) -> a | b)),
        entry("Xor", truths((_, a, b) -> a ^ b)),
        entry("Not", Operator.of(Logic::not)),
        entry("BitwiseAnd", bits((_, a, b) -> a & b)),
        entry("BitwiseOr", bits((_, a, b) -> a | b)),
        entry("BitwiseXor", bits((_, a, b) -> a ^ b)),
        entry("BitwiseNot", Operator.of(Logic::bitwiseNot)),
        entry("BitShift", Operator.of(Logic::shifted)),
        entry("Where", Operator.of(Logic::where)));
  }

  /// A comparison of integers.
  @FunctionalInterface
  private interface LongTest {
    boolean holds(ElementType type, long a, long b);
  }

  private static Operator comparison(DoubleTest doubles, LongTest longs) {
    return Operator.of(call -> compared(call, doubles, longs));
  }

  private static Value compared(Call call, DoubleTest doubles, LongTest longs) {
    Value a = call.input(0);
    Value b = Arithmetic.second(call);
    if (a.type() != b.type() || a instanceof Value.Texts) {
      throw call.wrong(
          "its inputs have elements of type %s and %s, and numbers of one type are needed"
              .formatted(a.type(), b.type()));
    }
    if (a instanceof Value.Integers x && b instanceof Value.Integers y) {
      return combined(x, y, ElementType.BOOL, (type, i, j) -> longs.holds(type, i, j) ? 1 : 0);
    }
    Dims dims = a.dims().broadcast(b.dims());
    double[] x = Casts.doubles(a, call);
    double[] z = Casts.doubles(b, call);
    long[] y = new long[dims.count()];
    Walk.of(a.dims(), b.dims(), dims)
        .each(
            0,
            0,
            (i, aStep, j, bStep, k, n) -> {
              for (int e = 0; e < n; e++) {
                y[k + e] = doubles.holds(x[i + e * aStep], z[j + e * bStep]) ? 1 : 0;
              }
            });
    return new Value.Integers(ElementType.BOOL, dims, y);
  }

  private static Value.Integers combined(
      Value.Integers a, Value.Integers b, ElementType type, LongRule rule) {
    Dims dims = a.dims().broadcast(b.dims());
    long[] y = new long[dims.count()];
    Walk.of(a.dims(), b.dims(), dims)
        .each(
            0,
            0,
            (i, aStep, j, bStep, k, n) -> {
              for (int e = 0; e < n; e++) {
                long result =
                    rule.of(a.type(), a.values()[i + e * aStep], b.values()[j + e * bStep]);
                y[k + e] = Integral.wrapped(type, result);
              }
            });
    return new Value.Integers(type, dims, y);
  }

  private static Value equal(Call call) {
    if (call.input(0) instanceof Value.Texts a && call.input(1) instanceof Value.Texts b) {
      Dims dims = a.dims().broadcast(b.dims());
      long[] y = new long[dims.count()];
      List<String> x = ((Value.Texts) Elements.expanded(a, dims)).values();
      List<String> z = ((Value.Texts) Elements.expanded(b, dims)).values();
      for (int i = 0; i < y.length; i++) {
        y[i] = x.get(i).equals(z.get(i)) ? 1 : 0;
      }
      return new Value.Integers(ElementType.BOOL, dims, y);
    }
    return compared(call, (a, b) -> a == b, (_, a, b) -> a == b);
  }

  private static Operator truths(LongRule rule) {
    return Operator.of(call -> {
      Value.Integers a = truths(call, 0, call.input(0));
      Value.Integers b = truths(call, 1, Arithmetic.second(call));
      return combined(a, b, ElementType.BOOL, rule);
    });
  }

  private static Value.Integers truths(Call call, int input, Value value) {
    if (value instanceof Value.Integers integers && integers.type() == ElementType.BOOL) {
      return integers;
    }
    throw call.wrongType(input, "truths");
  }

  private static Value not(Call call) {
    Value.Integers x = truths(call, 0, call.input(0));
    return mapped(x, 1);
  }

  /// Turns the bits of a mask round.
  private static Value mapped(Value.Integers x, long mask) {
    long[] y = new long[x.values().length];
    for (int i = 0; i < y.length; i++) {
      y[i] = Integral.wrapped(x.type(), x.values()[i] ^ mask);
    }
    return new Value.Integers(x.type(), x.dims(), y);
  }

  private static Operator bits(LongRule rule) {
    return Operator.of(call -> {
      Value.Integers a = whole(call, 0);
      Value.Integers b = whole(call, 1);
      if (a.type() != b.type()) {
        throw call.wrongType(1, a.type().toString());
      }
      return combined(a, b, a.type(), rule);
    });
  }

  private static Value.Integers whole(Call call, int input) {
    Value.Integers integers = call.integers(input);
    if (integers.type() == ElementType.BOOL) {
      throw call.wrongType(input, "integers");
    }
    return integers;
  }

  private static Value bitwiseNot(Call call) {
    return mapped(whole(call, 0), -1);
  }

  private static Value shifted(Call call) {
    String direction = call.text("direction", "");
    if (!direction.equals("LEFT") && !direction.equals("RIGHT")) {
      throw call.wrong("its setting direction is neither LEFT nor RIGHT");
    }
    boolean left = direction.equals("LEFT");
    return bits(
            (type, a, b) -> {
              boolean all = b < 0 || b >= type.bits();
              return all ? 0 : left ? a << b : a >>> b;
            })
        .outputs(call)
        .getFirst();
  }

  private static Value where(Call call) {
    Value.Integers condition = truths(call, 0, call.input(0));
    Value a = call.input(1);
    Value b = call.input(2);
    if (a.type() != b.type()) {
      throw call.wrongType(2, "those of input 2, %s,".formatted(a.type()));
    }
    Dims dims = condition.dims().broadcast(a.dims()).broadcast(b.dims());
    long[] chosen = ((Value.Integers) Elements.expanded(condition, dims)).values();
    return Elements.chosen(chosen, Elements.expanded(a, dims), Elements.expanded(b, dims));
  }
}
