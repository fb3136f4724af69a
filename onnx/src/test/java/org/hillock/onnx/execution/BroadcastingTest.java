package org.hillock.onnx.execution;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import org.hillock.numeric.Draws;
import org.hillock.onnx.Attribute;
import org.hillock.onnx.ElementType;
import org.junit.jupiter.api.Test;

/// Operators of two values agree with the plain definition of what goes with what.
class BroadcastingTest {
  private static final int TRIES = 300;

  @Test
  void theResultAtAPlaceIsThatOfTheElementsAtThePlaceWhere1RepeatsItself() {
    Draws draws = Draws.of(1);
    for (int i = 0; i < TRIES; i++) {
      Draws own = draws.at(i);
      List<Integer> together = sizes(own.at(0));
      Dims a = part(own.at(1), together);
      Dims b = part(own.at(2), together);
      Dims both = a.broadcast(b);
      float[] x = numbers(own.at(3), a.count());
      float[] z = numbers(own.at(4), b.count());
      float[] sum = new float[both.count()];
      long[] less = new long[both.count()];
      for (int k = 0; k < sum.length; k++) {
        float left = x[place(a, both, k)];
        float right = z[place(b, both, k)];
        sum[k] = left + right;
        less[k] = left < right ? 1 : 0;
      }
      Value.Floats left = new Value.Floats(a, x);
      Value.Floats right = new Value.Floats(b, z);
      Value.Floats added = (Value.Floats) Single.operator("Add").of(left, right);
      assertEquals(both, added.dims());
      assertArrayEquals(sum, added.values(), a + " and " + b);
      Value.Integers compared = (Value.Integers) Single.operator("Less").of(left, right);
      assertArrayEquals(less, compared.values(), a + " and " + b);
    }
  }

  @Test
  void integersWrapWithinTheirType() {
    Value.Integers bytes = new Value.Integers(ElementType.INT8, Dims.of(2), new long[] {127, -128});
    Value.Integers ones = new Value.Integers(ElementType.INT8, Dims.of(), new long[] {1});
    assertArrayEquals(
        new long[] {-128, -127},
        ((Value.Integers) Single.operator("Add").of(bytes, ones)).values());
    assertArrayEquals(
        new long[] {126, 127}, ((Value.Integers) Single.operator("Sub").of(bytes, ones)).values());
    Value.Integers large =
        new Value.Integers(ElementType.UINT64, Dims.of(1), new long[] {Long.MIN_VALUE});
    Value.Integers small = new Value.Integers(ElementType.UINT64, Dims.of(1), new long[] {3});
    assertArrayEquals(
        new long[] {1}, ((Value.Integers) Single.operator("Greater").of(large, small)).values());
    Value floats =
        Single.operator("Cast")
            .with("to", Attribute.of((long) ElementType.FLOAT.number()))
            .of(large);
    assertArrayEquals(new float[] {0x1p63f}, ((Value.Floats) floats).values());
  }

  private static List<Integer> sizes(Draws draws) {
    List<Integer> sizes = new ArrayList<>();
    for (int axis = 0; axis < draws.below(4, 5); axis++) {
      sizes.add(1 + draws.below(5 + axis, 4));
    }
    return sizes;
  }

  /// Some sizes at the end, some of them 1.
  private static Dims part(Draws draws, List<Integer> together) {
    int from = draws.below(0, together.size() + 1);
    List<Integer> sizes = new ArrayList<>();
    for (int axis = from; axis < together.size(); axis++) {
      sizes.add(draws.below(1 + axis, 3) == 0 ? 1 : together.get(axis));
    }
    return new Dims(sizes);
  }

  private static float[] numbers(Draws draws, int count) {
    float[] numbers = new float[count];
    for (int i = 0; i < count; i++) {
      numbers[i] = (float) draws.normal(i);
    }
    return numbers;
  }

  private static int place(Dims own, Dims both, int k) {
    int place = 0;
    int rest = k;
    for (int axis = 0; axis < both.rank(); axis++) {
      int index = rest / both.strides()[axis];
      rest %= both.strides()[axis];
      int at = axis - both.rank() + own.rank();
      if (at >= 0 && own.size(at) > 1) {
        place += index * own.strides()[at];
      }
    }
    return place;
  }
}
