package org.hillock.onnx.gradient;

import static org.hillock.onnx.gradient.GradientCase.integers;
import static org.hillock.onnx.gradient.GradientCase.none;
import static org.hillock.onnx.gradient.GradientCase.normal;
import static org.hillock.onnx.gradient.GradientCase.positive;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.hillock.onnx.Attribute;
import org.hillock.onnx.ElementType;
import org.hillock.onnx.Payload;
import org.hillock.onnx.Tensor;

/// Every operator with a rule, with its settings.
final class GradientCases {
  private GradientCases() {}

  static List<GradientCase> all() {
    List<GradientCase> all = new ArrayList<>();
    all.addAll(unary());
    all.addAll(arithmetic());
    all.addAll(products());
    all.addAll(windows());
    all.addAll(normalizations());
    all.addAll(reductions());
    all.addAll(movements());
    return all;
  }

  private static List<GradientCase> unary() {
    List<GradientCase> cases = new ArrayList<>();
    Stream.of(
            "Relu",
            "Sigmoid",
            "Tanh",
            "Softplus",
            "Softsign",
            "Mish",
            "HardSwish",
            "Gelu",
            "Swish",
            "LeakyRelu",
            "Elu",
            "Celu",
            "Selu",
            "HardSigmoid",
            "ThresholdedRelu",
            "Shrink",
            "Neg",
            "Abs",
            "Exp",
            "Erf",
            "Sin",
            "Cos",
            "Sinh",
            "Cosh",
            "Atan",
            "Asinh",
            "Floor",
            "Ceil",
            "Round",
            "Sign",
            "Identity",
            "Dropout")
        .forEach(name -> cases.add(GradientCase.of(name, normal(3, 7)).at(24)));
    Stream.of("Log", "Sqrt", "Reciprocal", "Tan")
        .forEach(name -> cases.add(GradientCase.of(name, positive(3, 1))));
    cases.add(GradientCase.of("Gelu", normal(3, 7)).with("approximate", Attribute.of("tanh")));
    cases.add(GradientCase.of("Swish", normal(3, 7)).with("alpha", Attribute.of(1.5f)).at(24));
    Stream.of("LeakyRelu", "Elu", "Celu", "ThresholdedRelu")
        .forEach(name ->
            cases.add(GradientCase.of(name, normal(3, 7)).with("alpha", Attribute.of(0.6f))));
    cases.add(
        GradientCase.of("Cast", normal(5)).with("to", Attribute.of(ElementType.FLOAT.number())));
    cases.add(
        GradientCase.of(
                "Clip",
                normal(9),
                Tensor.of("", new float[] {-1.02f}),
                Tensor.of("", new float[] {1.3f}))
            .by(0));
    return cases;
  }

  private static List<GradientCase> arithmetic() {
    List<GradientCase> cases = new ArrayList<>();
    for (String name : List.of("Add", "Sub", "Mul", "Div", "Max", "Min", "Sum", "Mean")) {
      cases.add(GradientCase.of(name, normal(3, 4), positive(3, 4)));
      cases.add(GradientCase.of(name, normal(2, 3, 4), positive(3, 1)));
      cases.add(GradientCase.of(name, normal(1, 4), positive(2, 1)));
    }
    cases.add(GradientCase.of("Pow", positive(3, 4), normal(4)));
    cases.add(GradientCase.of("Pow", normal(3, 4), Tensor.of("", new float[] {2})).by(0));
    cases.add(GradientCase.of("PRelu", normal(2, 3, 4), normal(3, 1)));
    return cases;
  }

  private static List<GradientCase> products() {
    List<GradientCase> cases = new ArrayList<>();
    cases.add(GradientCase.of("MatMul", normal(3, 4), normal(4, 2)));
    cases.add(GradientCase.of("MatMul", normal(2, 3, 4), normal(4, 2)));
    cases.add(GradientCase.of("MatMul", normal(2, 1, 3, 4), normal(3, 4, 2)));
    cases.add(GradientCase.of("MatMul", normal(4), normal(2, 4, 3)));
    cases.add(GradientCase.of("MatMul", normal(2, 3, 4), normal(4)));
    cases.add(GradientCase.of("MatMul", normal(3, 4), normal(2, 4, 2)));
    cases.add(GradientCase.of("Gemm", normal(3, 4), normal(4, 2), normal(2)));
    cases.add(
        GradientCase.of("Gemm", normal(4, 3), normal(2, 4), normal(3, 1))
            .with("transA", Attribute.of(1))
            .with("transB", Attribute.of(1))
            .with("alpha", Attribute.of(0.5f))
            .with("beta", Attribute.of(2f)));
    cases.add(GradientCase.of("Gemm", normal(3, 4), normal(2, 4)).with("transB", Attribute.of(1)));
    return cases;
  }

  private static List<GradientCase> windows() {
    List<GradientCase> cases = new ArrayList<>();
    cases.add(GradientCase.of("Conv", normal(2, 3, 5, 4), normal(4, 3, 3, 2), normal(4)));
    cases.add(
        GradientCase.of("Conv", normal(2, 4, 6, 5), normal(6, 2, 3, 2), normal(6))
            .with("group", Attribute.of(2))
            .with("strides", Attribute.ofIntegers(2, 1))
            .with("pads", Attribute.ofIntegers(1, 0, 2, 1))
            .with("dilations", Attribute.ofIntegers(1, 2)));
    cases.add(
        GradientCase.of("Conv", normal(1, 3, 7), normal(3, 1, 3)).with("group", Attribute.of(3)));
    for (String pads : List.of("SAME_UPPER", "SAME_LOWER", "VALID")) {
      cases.add(
          GradientCase.of("Conv", normal(1, 2, 6, 5), normal(2, 2, 2, 3))
              .with("auto_pad", Attribute.of(pads))
              .with("strides", Attribute.ofIntegers(1, 2)));
    }
    for (String name : List.of("MaxPool", "AveragePool")) {
      cases.add(
          GradientCase.of(name, normal(2, 2, 6, 5))
              .with("kernel_shape", Attribute.ofIntegers(3, 2))
              .with("strides", Attribute.ofIntegers(2, 1))
              .with("pads", Attribute.ofIntegers(1, 0, 1, 1)));
      cases.add(
          GradientCase.of(name, normal(1, 2, 7))
              .with("kernel_shape", Attribute.ofIntegers(3))
              .with("strides", Attribute.ofIntegers(3))
              .with("ceil_mode", Attribute.of(1)));
    }
    cases.add(
        GradientCase.of("AveragePool", normal(2, 2, 6))
            .with("kernel_shape", Attribute.ofIntegers(3))
            .with("pads", Attribute.ofIntegers(1, 1))
            .with("count_include_pad", Attribute.of(1)));
    cases.add(GradientCase.of("GlobalMaxPool", normal(2, 3, 4, 2)));
    cases.add(GradientCase.of("GlobalAveragePool", normal(2, 3, 4, 2)));
    return cases;
  }

  private static List<GradientCase> normalizations() {
    List<GradientCase> cases = new ArrayList<>();
    cases.add(
        GradientCase.of(
                "BatchNormalization", normal(3, 4, 2), normal(4), normal(4), normal(4), positive(4))
            .by(0, 1, 2));
    cases.add(GradientCase.of("LayerNormalization", normal(3, 6), positive(6), normal(6)));
    cases.add(
        GradientCase.of("LayerNormalization", normal(2, 3, 4), positive(3, 4), normal(3, 4))
            .with("axis", Attribute.of(1)));
    cases.add(GradientCase.of("RMSNormalization", normal(3, 6), positive(6)).at(23));
    cases.add(GradientCase.of("InstanceNormalization", normal(2, 3, 5), positive(3), normal(3)));
    cases.add(
        GradientCase.of("GroupNormalization", normal(2, 4, 3), positive(4), normal(4))
            .with("num_groups", Attribute.of(2))
            .at(21));
    for (String name : List.of("Softmax", "LogSoftmax")) {
      cases.add(GradientCase.of(name, normal(3, 4)));
      cases.add(GradientCase.of(name, normal(2, 3, 4)).with("axis", Attribute.of(1)));
      cases.add(GradientCase.of(name, normal(2, 3, 4)).at(11));
    }
    cases.add(GradientCase.of("Hardmax", normal(3, 4)));
    return cases;
  }

  private static List<GradientCase> reductions() {
    List<GradientCase> cases = new ArrayList<>();
    Stream.of(
            "ReduceSum",
            "ReduceMean",
            "ReduceL1",
            "ReduceL2",
            "ReduceSumSquare",
            "ReduceLogSum",
            "ReduceLogSumExp",
            "ReduceMax",
            "ReduceMin")
        .forEach(name -> {
          cases.add(GradientCase.of(name, positive(2, 3, 4)));
          cases.add(GradientCase.of(name, positive(2, 3, 4), integers(0, -1)).by(0));
          cases.add(
              GradientCase.of(name, positive(2, 3, 4), integers(1))
                  .by(0)
                  .with("keepdims", Attribute.of(0)));
        });
    cases.add(
        GradientCase.of("ReduceMean", normal(2, 3)).with("axes", Attribute.ofIntegers(1)).at(13));
    return cases;
  }

  private static List<GradientCase> movements() {
    List<GradientCase> cases = new ArrayList<>();
    cases.add(GradientCase.of("Reshape", normal(2, 6), integers(3, -1)).by(0));
    cases.add(GradientCase.of("Flatten", normal(2, 3, 2)));
    cases.add(GradientCase.of("Squeeze", normal(2, 1, 2), integers(1)).by(0));
    cases.add(GradientCase.of("Unsqueeze", normal(2, 2), integers(1)).by(0));
    cases.add(
        GradientCase.of("Transpose", normal(2, 3, 4)).with("perm", Attribute.ofIntegers(2, 0, 1)));
    cases.add(
        GradientCase.of(
                "Slice",
                normal(4, 5),
                integers(1, 4),
                integers(4, 0),
                integers(0, 1),
                integers(1, -2))
            .by(0));
    cases.add(GradientCase.of("Gather", normal(4, 3), integers(1, 3, 1)).by(0));
    cases.add(GradientCase.of("Expand", normal(3, 1), integers(2, 3, 4)).by(0));
    cases.add(GradientCase.of("Tile", normal(2, 3), integers(2, 2)).by(0));
    cases.add(
        GradientCase.of("Split", normal(2, 6), integers(2, 4))
            .by(0)
            .with("axis", Attribute.of(1))
            .giving(2));
    cases.add(GradientCase.of("Pad", normal(2, 3), integers(1, 0, 0, 2)).by(0));
    cases.add(
        GradientCase.of("Pad", normal(2, 3), integers(1, 0, 0, 2), Tensor.of("", new float[] {7}))
            .by(0));
    cases.add(
        GradientCase.of("Pad", normal(2, 3), integers(0, 1, 0, 2))
            .by(0)
            .with("mode", Attribute.of("reflect")));
    cases.add(GradientCase.of("Concat", normal(2, 3), normal(2, 1)).with("axis", Attribute.of(1)));
    cases.add(GradientCase.of("Where", truths(1, 0, 1), normal(2, 3), normal(3)).by(1, 2));
    cases.add(GradientCase.of("Trilu", normal(3, 3)));
    cases.add(
        GradientCase.of("DepthToSpace", normal(1, 4, 2, 2)).with("blocksize", Attribute.of(2)));
    cases.add(
        GradientCase.of("SpaceToDepth", normal(1, 1, 4, 2)).with("blocksize", Attribute.of(2)));
    cases.add(
        GradientCase.of(
                "GatherElements", normal(3, 2), Tensor.of("", new long[] {2, 0, 1, 1}, 2, 2))
            .by(0));
    cases.add(
        GradientCase.of("GatherND", normal(3, 2), Tensor.of("", new long[] {2, 0, 1, 1}, 2, 2))
            .by(0));
    cases.add(
        GradientCase.of("Compress", normal(3, 2), truths(1, 0, 1))
            .by(0)
            .with("axis", Attribute.of(0)));
    cases.add(GradientCase.of("Clip", normal(5), none(), Tensor.of("", new float[] {0.6f})).by(0));
    return cases;
  }

  private static Tensor truths(long... values) {
    Tensor integers = integers(values);
    long[] words = integers.longs();
    return new Tensor("", ElementType.BOOL, integers.dims(), new Payload.Words(words));
  }
}
