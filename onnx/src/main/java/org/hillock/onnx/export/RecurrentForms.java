package org.hillock.onnx.export;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.hillock.activation.Elementwise;
import org.hillock.network.Cell;
import org.hillock.network.Gru;
import org.hillock.network.Lstm;
import org.hillock.network.Recurrent;
import org.hillock.network.Rnn;
import org.hillock.onnx.Attribute;
import org.hillock.onnx.ElementType;

/// Recurrent layers as ONNX's operators RNN, LSTM and GRU, where these know the functions of the
/// cell; else as a [ScanForms] of its own steps.
///
/// ONNX wants weights with the inputs last and the gates of an LSTM as i, o, f, g, and has two
/// biases for each gate, of which only one is ever needed, but for GRU's candidate.
final class RecurrentForms {
  private RecurrentForms() {}

  static Flow write(Recurrent layer, Placed placed, Draft draft) {
    String x = stepsFirst(layer, placed.flow(), draft);
    Optional<List<RecurrentFunction>> functions =
        functions(layer.cell().activations().stream().map(Cell::elementwise).toList());
    String states =
        functions.isPresent()
            ? operator(layer, functions.get(), x, placed, draft)
            : ScanForms.write(layer, x, placed, draft);
    return new Flow(
        layer.isSequence() ? draft.turned(states, 1, 0, 2) : states,
        layer.outputShape(),
        layer.isSequence() ? placed.flow().lengths() : Optional.empty());
  }

  /// Steps × rows × features, as operators read them.
  private static String stepsFirst(Recurrent layer, Flow flow, Draft draft) {
    String x =
        flow.shape().equals(layer.inputShape())
            ? flow.value()
            : draft.node(
                "Reshape", flow.value(), draft.integers(0, layer.steps(), layer.features()));
    return draft.turned(x, 1, 0, 2);
  }

  private static Optional<List<RecurrentFunction>> functions(List<Elementwise> activations) {
    List<RecurrentFunction> functions = new ArrayList<>();
    for (Elementwise activation : activations) {
      RecurrentFunction.of(activation).ifPresent(functions::add);
    }
    return functions.size() == activations.size() ? Optional.of(functions) : Optional.empty();
  }

  /// @return the state of each step, steps × rows × hidden, or that after the last, rows × hidden
  private static String operator(
      Recurrent layer, List<RecurrentFunction> functions, String x, Placed placed, Draft draft) {
    Weights weights = new Weights(layer, placed, draft);
    String operator;
    int[] order;
    Map<String, Attribute> settings = new TreeMap<>(RecurrentFunction.settings(functions));
    switch (layer.cell()) {
      case Rnn _ -> {
        operator = "RNN";
        order = new int[] {0};
      }
      case Lstm _ -> {
        operator = "LSTM";
        order = new int[] {0, 2, 1, 3};
      }
      case Gru gru -> {
        operator = "GRU";
        order = new int[] {0, 1, 2};
        settings.put("linear_before_reset", Attribute.of(gru.resetsAfter() ? 1 : 0));
      }
    }
    settings.put("hidden_size", Attribute.of(layer.hidden()));
    settings.put("direction", Attribute.of(layer.isReversed() ? "reverse" : "forward"));
    List<String> inputs =
        new ArrayList<>(
            List.of(
                x,
                weights.turned("input_weight", 0, layer.features(), order),
                weights.turned("state_weight", layer.features(), layer.hidden(), order),
                weights.biases(order)));
    placed.flow().lengths().ifPresent(lengths -> inputs.add(counts(lengths, draft)));
    List<String> states = draft.node("", operator, inputs, settings, 2);
    return layer.isSequence()
        ? draft.node("Squeeze", states.getFirst(), draft.integers(1))
        : draft.node("Squeeze", states.getLast(), draft.integers(0));
  }

  private static String counts(String lengths, Draft draft) {
    return draft.once("counts " + lengths, () -> CellForms.to(ElementType.INT32, lengths, draft));
  }

  /// The parameters of a layer in ONNX's order.
  private record Weights(Recurrent layer, Placed placed, Draft draft) {
    /// Some rows of the weights: 1 × gates × those rows.
    String turned(String name, int first, int rows, int... order) {
      int width = layer.cell().blocks() * layer.hidden();
      float[] own = placed.parameters(first * width, rows * width);
      float[] turned = new float[own.length];
      for (int column = 0; column < width; column++) {
        int from = order[column / layer.hidden()] * layer.hidden() + column % layer.hidden();
        for (int row = 0; row < rows; row++) {
          turned[column * rows + row] = own[row * width + from];
        }
      }
      return draft.parameters(placed.name(name), turned, 1, width, rows);
    }

    /// Those of the inputs, then those of the states, which are 0 but for a candidate whose reset
    /// gate comes after the product. Zeros are no parameters, so they come from elsewhere.
    String biases(int... order) {
      int hidden = layer.hidden();
      int width = layer.cell().blocks() * hidden;
      float[] own = placed.parameters(layer.weights(), width);
      float[] ordered = new float[width];
      for (int block = 0; block < order.length; block++) {
        System.arraycopy(own, order[block] * hidden, ordered, block * hidden, hidden);
      }
      int further = (layer.cell().biases() - layer.cell().blocks()) * hidden;
      List<String> parts = new ArrayList<>();
      parts.add(draft.parameters(placed.name("bias"), ordered, 1, width));
      parts.add(draft.constant("zeros", new float[width - further], 1, width - further));
      if (further > 0) {
        float[] rest = placed.parameters(layer.weights() + width, further);
        parts.add(draft.parameters(placed.name("state_bias"), rest, 1, further));
      }
      return draft.node("Concat", parts, Map.of("axis", Attribute.of(1)));
    }
  }
}
