package org.hillock.onnx.census;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.hillock.onnx.Attribute;
import org.hillock.onnx.Dimension;
import org.hillock.onnx.ElementType;
import org.hillock.onnx.Tensor;
import org.hillock.onnx.ValueType;

/// The sizes of values, as far as the file says them or they follow from it; what is open stays
/// open.
final class Shapes {
  private static final Dimension OPEN = new Dimension.Open();

  private static final Set<String> SAME =
      Set.of(
          "BatchNormalization",
          "LayerNormalization",
          "InstanceNormalization",
          "GroupNormalization",
          "Softmax",
          "LogSoftmax",
          "Hardmax",
          "Identity",
          "Dropout",
          "Cast",
          "LpNormalization",
          "LRN",
          "CumSum",
          "QuantizeLinear",
          "DequantizeLinear",
          "DynamicQuantizeLinear");

  private static final Set<String> POOLS = Set.of("MaxPool", "AveragePool", "LpPool");

  private final Wiring wiring;
  private final List<Optional<List<Dimension>>> shapes;

  private Shapes(Wiring wiring) {
    this.wiring = wiring;
    shapes = new ArrayList<>(Collections.nCopies(wiring.size(), Optional.empty()));
  }

  static Shapes of(Wiring wiring) {
    Shapes shapes = new Shapes(wiring);
    for (int wire = 0; wire < wiring.size(); wire++) {
      shapes.shapes.set(wire, shapes.declared(wire));
    }
    for (Step step : wiring.steps()) {
      int out = step.output(0);
      if (out >= 0 && step.isKnownDomain() && shapes.of(out).isEmpty()) {
        shapes.shapes.set(out, shapes.inferred(step));
      }
    }
    return shapes;
  }

  /// Empty if even the number of sizes is not known.
  Optional<List<Dimension>> of(int wire) {
    return wire < 0 ? Optional.empty() : shapes.get(wire);
  }

  private Optional<List<Dimension>> declared(int wire) {
    Optional<List<Dimension>> constant = wiring.constant(wire).map(Shapes::dims);
    if (constant.isPresent()) {
      return constant;
    }
    return wiring
        .type(wire)
        .flatMap(type ->
            type instanceof ValueType.OfTensor(var _, Optional<List<Dimension>> shape)
                ? shape
                : Optional.empty());
  }

  private static List<Dimension> dims(Tensor tensor) {
    return tensor.dims().stream().<Dimension>map(Dimension.Known::new).toList();
  }

  private Optional<List<Dimension>> inferred(Step step) {
    String operator = step.node().operator();
    Optional<List<Dimension>> x = of(step.input(0));
    if (SAME.contains(operator)) {
      return x;
    }
    if (POOLS.contains(operator)) {
      return x.map(sizes -> pooled(sizes, sizes.get(1), step, Optional.empty()));
    }
    return switch (operator) {
      case "Conv", "FusedConv", "QLinearConv", "ConvInteger" -> convolved(step, x);
      case "GlobalAveragePool", "GlobalMaxPool" ->
          x.map(sizes -> filled(sizes, 2, new Dimension.Known(1)));
      case "Gemm", "FusedGemm" -> gemm(step, x);
      case "MatMul", "MatMulInteger" -> product(x, of(step.input(1)));
      case "Transpose" -> x.flatMap(sizes -> transposed(step, sizes));
      case "Flatten" -> x.map(sizes -> List.of(sizes.isEmpty() ? OPEN : sizes.getFirst(), OPEN));
      case "Reshape" -> reshaped(step, x);
      default -> Arithmetic.of(step).isPresent() ? together(step) : Optional.empty();
    };
  }

  private static List<Dimension> filled(List<Dimension> sizes, int from, Dimension size) {
    List<Dimension> filled = new ArrayList<>(sizes);
    for (int i = from; i < filled.size(); i++) {
      filled.set(i, size);
    }
    return filled;
  }

  private Optional<List<Dimension>> convolved(Step step, Optional<List<Dimension>> x) {
    int weights = step.is("QLinearConv") ? 3 : 1;
    Optional<List<Dimension>> w = of(step.input(weights));
    return x.isEmpty() || w.isEmpty() || w.get().size() < 3 || x.get().size() != w.get().size()
        ? Optional.empty()
        : Optional.of(pooled(x.get(), w.get().getFirst(), step, w));
  }

  /// Sizes after a window has moved over an image.
  private static List<Dimension> pooled(
      List<Dimension> x, Dimension channels, Step step, Optional<List<Dimension>> weights) {
    List<Dimension> sizes = new ArrayList<>(filled(x, 2, OPEN));
    sizes.set(1, channels);
    List<Long> kernel = integers(step, "kernel_shape");
    List<Long> strides = integers(step, "strides");
    List<Long> pads = integers(step, "pads");
    List<Long> dilations = integers(step, "dilations");
    String automatic = Arithmetic.text(step, "auto_pad");
    int space = x.size() - 2;
    for (int i = 0; i < space; i++) {
      long window =
          i < kernel.size()
              ? kernel.get(i)
              : weights.isPresent() && weights.get().get(i + 2) instanceof Dimension.Known(long own)
                  ? own
                  : 0;
      if (!(x.get(i + 2) instanceof Dimension.Known(long size)) || window <= 0) {
        continue;
      }
      long stride = Math.max(1, i < strides.size() ? strides.get(i) : 1);
      long dilation = Math.max(1, i < dilations.size() ? dilations.get(i) : 1);
      long around = pads.size() == 2 * space ? pads.get(i) + pads.get(i + space) : 0;
      boolean isUp =
          step.node().attribute("ceil_mode").orElse(null) instanceof Attribute.OfInteger(long up)
              && up == 1;
      long room = size + around - dilation * (window - 1) - 1;
      long count =
          automatic.startsWith("SAME")
              ? Math.ceilDiv(size, stride)
              : (isUp ? Math.ceilDiv(room, stride) : Math.floorDiv(room, stride)) + 1;
      sizes.set(i + 2, count > 0 ? new Dimension.Known(count) : OPEN);
    }
    return sizes;
  }

  private static List<Long> integers(Step step, String name) {
    return step.node().attribute(name).orElse(null)
            instanceof Attribute.OfIntegers(List<Long> values)
        ? values
        : List.of();
  }

  private Optional<List<Dimension>> gemm(Step step, Optional<List<Dimension>> x) {
    boolean isTurned =
        step.node().attribute("transB").orElse(null) instanceof Attribute.OfInteger(long turned)
            && turned != 0;
    return of(step.input(1))
        .filter(w -> w.size() == 2)
        .map(w ->
            List.of(
                x.filter(sizes -> !sizes.isEmpty()).map(List::getFirst).orElse(OPEN),
                w.get(isTurned ? 0 : 1)));
  }

  private static Optional<List<Dimension>> product(
      Optional<List<Dimension>> a, Optional<List<Dimension>> b) {
    if (a.isEmpty() || b.isEmpty() || a.get().size() < 2 || b.get().size() < 2) {
      return Optional.empty();
    }
    List<Dimension> longer = a.get().size() >= b.get().size() ? a.get() : b.get();
    List<Dimension> sizes = new ArrayList<>(longer);
    sizes.set(sizes.size() - 2, a.get().get(a.get().size() - 2));
    sizes.set(sizes.size() - 1, b.get().getLast());
    return Optional.of(sizes);
  }

  private static Optional<List<Dimension>> transposed(Step step, List<Dimension> sizes) {
    List<Long> order = integers(step, "perm");
    if (order.isEmpty()) {
      return Optional.of(sizes.reversed());
    }
    boolean isSound =
        order.size() == sizes.size()
            && order.stream().allMatch(axis -> axis >= 0 && axis < sizes.size());
    return isSound
        ? Optional.of(order.stream().map(axis -> sizes.get(axis.intValue())).toList())
        : Optional.empty();
  }

  private Optional<List<Dimension>> reshaped(Step step, Optional<List<Dimension>> x) {
    Optional<Tensor> wanted =
        wiring
            .constant(step.input(1))
            .filter(tensor -> !tensor.isExternal() && tensor.dims().size() == 1)
            .filter(tensor -> tensor.type() == ElementType.INT64);
    if (wanted.isEmpty()) {
      return Optional.empty();
    }
    List<Dimension> sizes = new ArrayList<>();
    for (long size : wanted.get().longs()) {
      int axis = sizes.size();
      sizes.add(
          size > 0
              ? new Dimension.Known(size)
              : size == 0 && x.isPresent() && axis < x.get().size() ? x.get().get(axis) : OPEN);
    }
    return Optional.of(sizes);
  }

  /// Sizes of several values that are taken place by place.
  private Optional<List<Dimension>> together(Step step) {
    List<Dimension> sizes = List.of();
    for (int wire : step.inputs()) {
      Optional<List<Dimension>> own = of(wire);
      if (wire >= 0 && own.isEmpty() && wiring.number(wire).isEmpty()) {
        return Optional.empty();
      }
      sizes = together(sizes, own.orElse(List.of()));
    }
    return Optional.of(sizes);
  }

  private static List<Dimension> together(List<Dimension> a, List<Dimension> b) {
    List<Dimension> sizes = new ArrayList<>();
    for (int back = Math.max(a.size(), b.size()); back >= 1; back--) {
      Dimension one = back <= a.size() ? a.get(a.size() - back) : new Dimension.Known(1);
      Dimension other = back <= b.size() ? b.get(b.size() - back) : new Dimension.Known(1);
      sizes.add(one.equals(new Dimension.Known(1)) ? other : together(one, other));
    }
    return sizes;
  }

  /// Of two sizes the one that is known.
  private static Dimension together(Dimension one, Dimension other) {
    if (other.equals(new Dimension.Known(1)) || other instanceof Dimension.Open) {
      return one;
    }
    return one instanceof Dimension.Open ? other : one;
  }
}
