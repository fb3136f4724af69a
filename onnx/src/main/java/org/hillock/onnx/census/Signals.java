package org.hillock.onnx.census;

import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import org.hillock.onnx.ElementType;
import org.hillock.onnx.Tensor;
import org.hillock.onnx.ValueType;

/// Where the numbers go that the model is about: which wires carry them, after which layer each is,
/// and from where another layer follows. Other wires carry sizes, positions and masks.
final class Signals {
  private static final Set<String> SIZES =
      Set.of("Shape", "Size", "ArgMax", "ArgMin", "NonZero", "RandomUniformLike", "Range");

  private static final Set<String> CONVOLUTIONS =
      Set.of("Conv", "ConvTranspose", "ConvInteger", "QLinearConv", "FusedConv", "DeformConv");

  private static final Set<String> PRODUCTS =
      Set.of(
          "Gemm",
          "MatMul",
          "MatMulInteger",
          "QLinearMatMul",
          "QGemm",
          "FusedGemm",
          "FusedMatMul",
          "MatMulNBits",
          "DynamicQuantizeMatMul",
          "MatMulIntegerToFloat",
          "Einsum");

  private static final Set<String> OTHERS =
      Set.of("RNN", "LSTM", "GRU", "Attention", "QAttention", "MultiHeadAttention");

  private final Wiring wiring;
  private final boolean[] fixed;
  private final boolean[] signal;
  private final int[] layer;
  private final boolean[] leadsOn;

  private Signals(Wiring wiring) {
    this.wiring = wiring;
    fixed = new boolean[wiring.size()];
    signal = new boolean[wiring.size()];
    layer = new int[wiring.size()];
    leadsOn = new boolean[wiring.size()];
    Arrays.fill(layer, -1);
  }

  static Signals of(Wiring wiring) {
    Signals signals = new Signals(wiring);
    signals.forward();
    signals.backward();
    return signals;
  }

  private void forward() {
    for (int wire = 0; wire < wiring.size(); wire++) {
      fixed[wire] = wiring.isConstant(wire);
    }
    wiring.inputs().forEach(wire -> signal[wire] = isReal(wire));
    for (Step step : wiring.steps()) {
      boolean isFixed = !step.inputs().isEmpty();
      boolean carries = step.inputs().isEmpty() && !step.node().graphs().isEmpty();
      int before = -1;
      for (int wire : step.inputs()) {
        if (wire >= 0) {
          isFixed &= fixed[wire];
          carries |= signal[wire];
          before = Math.max(before, layer[wire]);
        }
      }
      for (int wire : wiring.joined(step)) {
        before = Math.max(before, layer[wire]);
      }
      boolean isLayer = isLayer(step);
      for (int wire : step.outputs()) {
        if (wire >= 0) {
          fixed[wire] |= isFixed;
          signal[wire] =
              !SIZES.contains(step.node().operator())
                  && !fixed[wire]
                  && (carries || isLayer || isTable(step) || !step.node().graphs().isEmpty());
          layer[wire] = isLayer ? step.index() : before;
        }
      }
    }
  }

  private void backward() {
    for (int i = wiring.steps().size() - 1; i >= 0; i--) {
      Step step = wiring.steps().get(i);
      boolean on = isLayer(step);
      for (int wire : step.outputs()) {
        on |= wire >= 0 && leadsOn[wire];
      }
      for (int wire : step.inputs()) {
        if (wire >= 0) {
          leadsOn[wire] |= on;
        }
      }
      if (on) {
        wiring.joined(step).forEach(wire -> leadsOn[wire] = true);
      }
    }
  }

  /// Integers are mostly positions, words and masks; bytes can be pixels.
  private boolean isReal(int wire) {
    return switch (wiring.type(wire).orElse(new ValueType.Unknown())) {
      case ValueType.OfTensor(ElementType type, _) ->
          switch (type) {
            case INT64, INT32, INT16, UINT64, UINT32, UINT16, BOOL, STRING -> false;
            default -> true;
          };
      default -> true;
    };
  }

  /// Rows of a table of constants, such as the vectors of words.
  private boolean isTable(Step step) {
    return step.is("Gather")
        && fixed[step.input(0)]
        && wiring.constant(step.input(0)).filter(Signals::isTable).isPresent();
  }

  private static boolean isTable(Tensor tensor) {
    return switch (tensor.type()) {
      case FLOAT, DOUBLE, FLOAT16, BFLOAT16, INT8, UINT8 ->
          tensor.dims().size() > 1 && tensor.count() > 1;
      default -> false;
    };
  }

  /// Whether it weighs what comes in by constants.
  boolean isLayer(Step step) {
    String operator = step.node().operator();
    if (!step.isKnownDomain()) {
      return false;
    }
    if (CONVOLUTIONS.contains(operator) || OTHERS.contains(operator)) {
      return true;
    }
    return PRODUCTS.contains(operator)
        && step.inputs().stream().anyMatch(wire -> wire >= 0 && fixed[wire] && isWide(wire));
  }

  /// An outer product with a vector, as of positions and frequencies, is no layer.
  private boolean isWide(int wire) {
    Optional<Tensor> tensor = wiring.constant(wire);
    return tensor.isEmpty()
        || tensor.get().dims().stream().filter(size -> size > 1).count() > 1
        || tensor.get().dims().size() == 2;
  }

  static boolean isConvolution(Step step) {
    return CONVOLUTIONS.contains(step.node().operator());
  }

  /// Whether a wire carries what the model is about.
  boolean carries(int wire) {
    return wire >= 0 && signal[wire];
  }

  /// Whether a wire depends on nothing that is put in.
  boolean isFixed(int wire) {
    return wire >= 0 && fixed[wire];
  }

  /// The last layer before a wire.
  Optional<Step> layerBefore(int wire) {
    return wire < 0 || layer[wire] < 0
        ? Optional.empty()
        : Optional.of(wiring.steps().get(layer[wire]));
  }

  /// Whether a layer follows.
  boolean leadsOn(int wire) {
    return wire >= 0 && leadsOn[wire];
  }
}
