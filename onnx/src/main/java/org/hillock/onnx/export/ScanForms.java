package org.hillock.onnx.export;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.hillock.activation.Elementwise;
import org.hillock.network.Gru;
import org.hillock.network.Lstm;
import org.hillock.network.Recurrent;
import org.hillock.network.Rnn;
import org.hillock.onnx.Attribute;
import org.hillock.onnx.Declaration;
import org.hillock.onnx.Dimension;
import org.hillock.onnx.ElementType;

/// Recurrent layers as a Scan, whose body is one step of the cell, for functions that ONNX's
/// recurrent operators do not have. What comes of the inputs alone is computed for all steps before
/// it. Where a row has ended, or read backward has not yet begun, its state stays.
final class ScanForms {
  private final Recurrent layer;
  private final Placed placed;
  private final Draft draft;

  /// What is written by step.
  private final Draft inside;

  private ScanForms(Recurrent layer, Placed placed, Draft draft) {
    this.layer = layer;
    this.placed = placed;
    this.draft = draft;
    inside = draft.inside();
  }

  /// Writes the layer.
  ///
  /// @param x steps × rows × features
  /// @return the state of each step, steps × rows × hidden, or that after the last, rows × hidden
  static String write(Recurrent layer, String x, Placed placed, Draft draft) {
    return new ScanForms(layer, placed, draft).write(x);
  }

  private String write(String x) {
    int hidden = layer.hidden();
    int width = layer.cell().blocks() * hidden;
    boolean remembers = layer.cell() instanceof Lstm;
    String start = start(x);
    List<String> inputs = new ArrayList<>(List.of(start));
    List<Declaration> taken = new ArrayList<>(List.of(value("state", hidden)));
    if (remembers) {
      inputs.add(start);
      taken.add(value("memory", hidden));
    }
    inputs.add(ofInputs(x, width));
    taken.add(value("sums", width));
    boolean isRagged = placed.flow().lengths().isPresent();
    if (isRagged) {
      inputs.add(mask(placed.flow().lengths().orElseThrow()));
      taken.add(declared("own", ElementType.BOOL, 1));
    }
    List<String> names = taken.stream().map(Declaration::name).toList();
    List<String> states = states(names.subList(0, remembers ? 2 : 1), names.get(remembers ? 2 : 1));
    List<String> given = new ArrayList<>();
    for (int i = 0; i < states.size(); i++) {
      given.add(
          isRagged
              ? inside.node("Where", names.getLast(), states.get(i), names.get(i))
              : inside.node("Identity", states.get(i)));
    }
    if (layer.isSequence()) {
      given.add(
          isRagged
              ? inside.node("Where", names.getLast(), states.getFirst(), inside.number(0))
              : inside.node("Identity", states.getFirst()));
    }
    List<Declaration> outputs =
        given.stream()
            .map(name ->
                EncoderForm.declaration(name, ElementType.FLOAT, new Dimension.Known(hidden)))
            .toList();
    Map<String, Attribute> settings = new TreeMap<>();
    settings.put("body", Attribute.of(inside.graph("step", taken, outputs)));
    settings.put("num_scan_inputs", Attribute.of(isRagged ? 2 : 1));
    if (layer.isReversed()) {
      settings.put(
          "scan_input_directions", isRagged ? Attribute.ofIntegers(1, 1) : Attribute.ofIntegers(1));
      if (layer.isSequence()) {
        settings.put("scan_output_directions", Attribute.ofIntegers(1));
      }
    }
    List<String> results = draft.node("", "Scan", inputs, settings, given.size());
    return layer.isSequence() ? results.getLast() : results.getFirst();
  }

  private Declaration value(String name, int size) {
    return declared(name, ElementType.FLOAT, size);
  }

  private Declaration declared(String name, ElementType type, int size) {
    return EncoderForm.declaration(inside.unused(name), type, new Dimension.Known(size));
  }

  /// Zeros, rows × hidden.
  private String start(String x) {
    String rows = draft.node("Slice", draft.node("Shape", x), draft.integers(1), draft.integers(2));
    String sizes =
        draft.node(
            "Concat",
            List.of(rows, draft.integers(layer.hidden())),
            Map.of("axis", Attribute.of(0)));
    return draft.node("ConstantOfShape", sizes);
  }

  /// x W + b for all steps.
  private String ofInputs(String x, int width) {
    String w =
        draft.parameters(
            placed.name("input_weight"),
            placed.parameters(0, layer.features() * width),
            layer.features(),
            width);
    String b =
        draft.parameters(placed.name("bias"), placed.parameters(layer.weights(), width), width);
    return draft.node("Add", draft.node("MatMul", x, w), b);
  }

  /// Steps × rows × 1.
  private String mask(String lengths) {
    return draft.turned(LengthForms.mask(lengths, layer.steps(), 1, 3, draft), 1, 0, 2);
  }

  /// The states after a step: h, and for LSTM c.
  private List<String> states(List<String> before, String sums) {
    String h = before.getFirst();
    return switch (layer.cell()) {
      case Rnn(Elementwise f) -> List.of(apply(f, add(sums, times(h, stateWeights(0, 1)))));
      case Lstm lstm -> {
        List<String> parts = split(add(sums, times(h, stateWeights(0, 4))), 3, 1);
        List<String> gates = split(apply(lstm.gate(), parts.getFirst()), 1, 1, 1);
        String g = apply(lstm.candidate(), parts.getLast());
        String kept = inside.node("Mul", gates.get(1), before.getLast());
        String c = add(kept, inside.node("Mul", gates.getFirst(), g));
        yield List.of(inside.node("Mul", gates.get(2), apply(lstm.output(), c)), c);
      }
      case Gru gru -> List.of(gated(gru, h, split(sums, 2, 1)));
    };
  }

  private String gated(Gru gru, String h, List<String> sums) {
    List<String> gates =
        split(apply(gru.gate(), add(sums.getFirst(), times(h, stateWeights(0, 2)))), 1, 1);
    String z = gates.getFirst();
    String r = gates.getLast();
    String candidate = stateWeights(2, 1);
    String ofStates;
    if (gru.resetsAfter()) {
      int hidden = layer.hidden();
      String b =
          draft.parameters(
              placed.name("state_bias"),
              placed.parameters(layer.weights() + 3 * hidden, hidden),
              hidden);
      ofStates = inside.node("Mul", r, add(times(h, candidate), b));
    } else {
      ofStates = times(inside.node("Mul", r, h), candidate);
    }
    String n = apply(gru.candidate(), add(sums.getLast(), ofStates));
    return add(n, inside.node("Mul", z, inside.node("Sub", h, n)));
  }

  /// Some blocks of U.
  private String stateWeights(int block, int blocks) {
    int hidden = layer.hidden();
    int width = layer.cell().blocks() * hidden;
    float[] all = placed.parameters(layer.features() * width, hidden * width);
    float[] some = new float[hidden * blocks * hidden];
    for (int row = 0; row < hidden; row++) {
      System.arraycopy(
          all, row * width + block * hidden, some, row * blocks * hidden, blocks * hidden);
    }
    return draft.parameters(placed.name("state_weight"), some, hidden, (long) blocks * hidden);
  }

  private String apply(Elementwise f, String x) {
    return FunctionForms.elementwise(f, x, inside);
  }

  private String add(String a, String b) {
    return inside.node("Add", a, b);
  }

  private String times(String h, String weights) {
    return inside.node("MatMul", h, weights);
  }

  /// Parts of so many blocks.
  private List<String> split(String x, int... blocks) {
    long[] sizes = new long[blocks.length];
    for (int i = 0; i < sizes.length; i++) {
      sizes[i] = (long) blocks[i] * layer.hidden();
    }
    return inside.node(
        "",
        "Split",
        List.of(x, inside.integers(sizes)),
        Map.of("axis", Attribute.of(-1)),
        blocks.length);
  }
}
