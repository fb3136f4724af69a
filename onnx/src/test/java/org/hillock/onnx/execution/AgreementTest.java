package org.hillock.onnx.execution;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.hillock.numeric.Draws;
import org.hillock.onnx.Attribute;
import org.hillock.onnx.ElementType;
import org.hillock.onnx.export.OnnxRuntime;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Operators for which the node tests have nothing give the same in ONNX Runtime.
class AgreementTest {
  /// A node with what comes in.
  record Case(Single operator, Value... inputs) {
    @Override
    public String toString() {
      return "%s of opset %d, %s, of %s"
          .formatted(
              operator.operator(),
              operator.opset(),
              operator.settings().keySet(),
              Arrays.stream(inputs).map(Value::dims).toList());
    }
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource({
    "org.hillock.onnx.execution.MovesCases#moves",
    "org.hillock.onnx.execution.MovesCases#places",
    "ranks",
    "reductions",
    "quantized",
    "elementwise",
    "tables"
  })
  void theEngineAgreesWithOnnxRuntime(Case one) {
    List<Value> found = one.operator().all(one.inputs());
    Map<String, Value> wanted =
        OnnxRuntime.outputs(one.operator().model(found, one.inputs()), Single.named(one.inputs()));
    for (int i = 0; i < found.size(); i++) {
      Value theirs = wanted.get("out" + i);
      assertTrue(theirs != null);
      same(theirs, found.get(i));
    }
  }

  private static void same(Value wanted, Value found) {
    assertEquals(wanted.type(), found.type());
    assertEquals(wanted.dims(), found.dims());
    switch (wanted) {
      case Value.Floats(Dims _, float[] x) ->
          assertArrayEquals(x, ((Value.Floats) found).values(), 2e-6f);
      case Value.Doubles(Dims _, double[] x) ->
          assertArrayEquals(x, ((Value.Doubles) found).values(), 1e-12);
      case Value.Integers x -> assertArrayEquals(x.values(), ((Value.Integers) found).values());
      case Value.Texts x -> assertEquals(x, found);
    }
  }

  static List<Case> ranks() {
    Value x = floats(3, 4, 2);
    Value equal = new Value.Floats(Dims.of(2, 3), new float[] {1, 2, 2, 3, 1, 3});
    return List.of(
        new Case(op("ArgMax").with("axis", 1), x),
        new Case(op("ArgMin").with("axis", -1).with("keepdims", 0), x),
        new Case(op("ArgMax").with("axis", 1).with("select_last_index", 1), equal),
        new Case(op("TopK").outputs(2), x, longs(1)),
        new Case(op("TopK").outputs(2).with("axis", 1).with("largest", 0), x, longs(3)),
        new Case(op("TopK").outputs(2), equal, longs(2)),
        new Case(op("CumSum"), x, number(1)),
        new Case(op("CumSum").with("exclusive", 1).with("reverse", 1), x, number(-1)),
        new Case(op("NonZero"), new Value.Floats(Dims.of(2, 2), new float[] {0, 1, -2, 0})));
  }

  static List<Case> reductions() {
    Value x = floats(3, 4, 2);
    return List.of(
        new Case(op("ReduceSum"), x, longs(0, -1)),
        new Case(op("ReduceSum").with("noop_with_empty_axes", 1), x),
        new Case(op("ReduceMean").opset(13).with("axes", 1, 2).with("keepdims", 0), x),
        new Case(op("ReduceMax"), x, longs(1)),
        new Case(op("ReduceMin"), longs(3, -1, 2)),
        new Case(op("ReduceProd"), x, longs(2)),
        new Case(op("ReduceL1"), x, longs(2)),
        new Case(op("ReduceL2"), x, longs(1)),
        new Case(op("ReduceSumSquare"), x, longs(1)),
        new Case(op("ReduceLogSum"), new Value.Floats(Dims.of(2), new float[] {1, 2})),
        new Case(op("ReduceLogSumExp"), x, longs(1)),
        new Case(op("ReduceSum"), longs(3, -1, 2)),
        new Case(op("Softmax").with("axis", 1), x),
        new Case(op("Softmax").opset(11).with("axis", 1), x),
        new Case(op("LogSoftmax").opset(11).with("axis", 2), x),
        new Case(op("Hardmax").with("axis", 0), x));
  }

  static List<Case> quantized() {
    Value bytes = integers(ElementType.UINT8, new int[] {2, 3}, 0, 255, 7, 128, 3, 200);
    Value scales = new Value.Floats(Dims.of(3), new float[] {0.1f, 0.02f, 1});
    Value scale = new Value.Floats(Dims.of(), new float[] {0.013f});
    Value zero = integers(ElementType.UINT8, new int[] {}, 128);
    Value signed = integers(ElementType.INT8, new int[] {3, 2}, -128, 127, 5, -6, 0, 9);
    return List.of(
        new Case(op("QuantizeLinear"), floats(4, 5), scale, zero),
        new Case(
            op("QuantizeLinear"),
            floats(2, 3),
            scales,
            integers(ElementType.INT8, new int[] {3}, 1, -2, 0)),
        new Case(op("DequantizeLinear"), bytes, scale, zero),
        new Case(op("DequantizeLinear"), bytes, scales),
        new Case(op("DynamicQuantizeLinear").opset(11).outputs(3), floats(4, 5)),
        new Case(
            op("MatMulInteger").opset(10),
            bytes,
            signed,
            zero,
            integers(ElementType.INT8, new int[] {}, 1)),
        new Case(
            op("QLinearMatMul").opset(10),
            bytes,
            scale,
            zero,
            signed,
            scale,
            integers(ElementType.INT8, new int[] {}, 2),
            scale,
            zero));
  }

  static List<Case> elementwise() {
    Value x = floats(3, 5);
    Value ints = longs(-7, 7, 3, -3);
    return List.of(
        new Case(op("Erf"), x),
        new Case(op("Sin"), x),
        new Case(op("Tan"), x),
        new Case(op("Round"), new Value.Floats(Dims.of(4), new float[] {-2.5f, -1.5f, 0.5f, 2.4f})),
        new Case(op("Ceil"), x),
        new Case(op("Floor"), x),
        new Case(op("Reciprocal"), x),
        new Case(op("Mod"), ints, longs(3, -3, 2, 2)),
        new Case(op("Mod").with("fmod", 1), ints, longs(3, -3, 2, 2)),
        new Case(op("Pow"), longs(-2, 3, 2, 0), longs(3, 2, 10, 0)),
        new Case(op("Pow"), longs(2, 3), new Value.Floats(Dims.of(), new float[] {2})),
        new Case(op("Clip").opset(6).with("min", Attribute.of(-0.5f)), x),
        new Case(op("Clip"), x, floats(), new Value.Floats(Dims.of(), new float[] {0.25f})),
        new Case(
            cast(ElementType.INT64), new Value.Floats(Dims.of(3), new float[] {-1.7f, 1.7f, 0})),
        new Case(
            cast(ElementType.BOOL), new Value.Floats(Dims.of(3), new float[] {-1.7f, 0.2f, 0})),
        new Case(cast(ElementType.UINT8), longs(-1, 256, 7)),
        new Case(
            cast(ElementType.FLOAT), new Value.Texts(Dims.of(3), List.of("1.5", "-inf", "2e3"))),
        new Case(
            cast(ElementType.STRING), new Value.Floats(Dims.of(3), new float[] {1.5f, -2, 0.1f})),
        new Case(op("Gelu"), x),
        new Case(op("Gelu").with("approximate", Attribute.of("tanh")), x),
        new Case(op("PRelu"), x, floats(3, 1)),
        new Case(
            op("Equal"),
            new Value.Texts(Dims.of(2), List.of("a", "b")),
            new Value.Texts(Dims.of(), List.of("b"))));
  }

  static List<Case> tables() {
    Value texts = new Value.Texts(Dims.of(2, 1), List.of("b", "z"));
    Attribute letters = new Attribute.OfTexts(List.of("a", "b"));
    return List.of(
        new Case(
            op("ai.onnx.ml.LabelEncoder")
                .with("keys_strings", letters)
                .with("values_int64s", 5, 6)
                .with("default_int64", 9),
            texts),
        new Case(
            op("ai.onnx.ml.LabelEncoder").with("keys_int64s", 5, 6).with("values_strings", letters),
            longs(6, 7)),
        new Case(op("ai.onnx.ml.OneHotEncoder").with("cats_strings", letters), texts),
        new Case(
            op("ai.onnx.ml.Scaler")
                .with("offset", new Attribute.OfFloats(List.of(1f, 2f)))
                .with("scale", new Attribute.OfFloats(List.of(3f, 0.5f))),
            floats(3, 2)),
        new Case(op("ai.onnx.ml.Normalizer").with("norm", Attribute.of("L2")), floats(3, 2)),
        new Case(op("ai.onnx.ml.Normalizer").with("norm", Attribute.of("L1")), floats(3, 2)),
        new Case(
            op("ai.onnx.ml.Imputer")
                .with("imputed_value_floats", new Attribute.OfFloats(List.of(1f, 2f)))
                .with("replaced_value_float", Attribute.of(Float.NaN)),
            new Value.Floats(Dims.of(2, 2), new float[] {Float.NaN, 5, 6, Float.NaN})),
        new Case(op("ai.onnx.ml.ArrayFeatureExtractor"), floats(2, 4), longs(3, 1)));
  }

  static Single op(String name) {
    return Single.operator(name);
  }

  private static Single cast(ElementType type) {
    return op("Cast").with("to", type.number());
  }

  static Value.Floats floats(int... sizes) {
    Dims dims = Dims.of(sizes);
    Draws draws = Draws.of(dims.count());
    float[] values = new float[dims.count()];
    for (int i = 0; i < values.length; i++) {
      values[i] = (float) draws.normal(i);
    }
    return new Value.Floats(dims, values);
  }

  static Value.Integers longs(long... values) {
    return Value.Integers.of(values);
  }

  static Value.Integers number(long value) {
    return integers(ElementType.INT64, new int[] {}, value);
  }

  static Value.Integers integers(ElementType type, int[] sizes, long... values) {
    return new Value.Integers(type, Dims.of(sizes), values);
  }

  static Value truths(boolean... truths) {
    long[] values = new long[truths.length];
    Arrays.setAll(values, i -> truths[i] ? 1 : 0);
    return new Value.Integers(ElementType.BOOL, Dims.of(values.length), values);
  }
}
