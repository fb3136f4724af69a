package org.hillock.network;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.hillock.activation.Activation;
import org.hillock.activation.InvalidInputException;
import org.hillock.network.Junction.Recall;

/// Layers one after the other, and their parameters in one array. The last layer gives raw outputs
/// (logits); the loss and the prediction apply the output activation.
///
/// @param layers first to last; each takes what the one before it gives
/// @param parameters those of all layers, in order; training changes them in place
public record Network(List<Layer> layers, float[] parameters) {
  /// Checks that the layers fit together.
  ///
  /// @throws IllegalArgumentException if they do not
  public Network {
    Architecture architecture = new Architecture(layers);
    layers = architecture.layers();
    if (parameters.length != architecture.parameters()) {
      throw new IllegalArgumentException(
          "these layers have %d parameters, but there are %d numbers; give one each, or let Architecture.network make them."
              .formatted(architecture.parameters(), parameters.length));
    }
  }

  /// Layers with starting values: each is scaled for the activation whose outputs it reads.
  ///
  /// @param seed the same seed gives the same noise for every activation
  public static Network of(List<Layer> layers, long seed) {
    return new Architecture(layers).network(seed);
  }

  /// The multilayer perceptron: dense layers with the same activation after each hidden one.
  ///
  /// @param inputs numbers per example
  /// @param hidden widths of the hidden layers, first to last; may be empty
  /// @param activation of the hidden layers
  /// @param outputs raw outputs per example
  public static Network multilayer(
      int inputs, List<Integer> hidden, Activation activation, int outputs, long seed) {
    List<LayerSpec> layers = new ArrayList<>();
    for (int width : hidden) {
      layers.add(Layers.dense(width));
      layers.add(Layers.activate(activation));
    }
    layers.add(Layers.dense(outputs));
    return Architecture.of(Shape.of(inputs), layers).network(seed);
  }

  /// A table of the layers: what goes out, parameters, floating-point operations per example; and
  /// the memory that it takes to train on batches of 32.
  public String summary() {
    return new Architecture(layers).summary();
  }

  /// Numbers per example that come in.
  public int inputs() {
    return layers.getFirst().inputs();
  }

  /// Raw outputs per example.
  public int outputs() {
    return layers.getLast().outputs();
  }

  /// Room for the forward pass of up to `rows` examples that are learned from, and for what the
  /// backward pass needs of it; serves one batch at a time.
  public Trace trace(int rows) {
    return Buffers.trace(layers, rows, true);
  }

  /// Room for the forward pass alone, of examples that are predicted.
  public Trace traceOfOutputs(int rows) {
    return Buffers.trace(layers, rows, false);
  }

  /// Room for the backward pass of up to `rows` examples, all zero.
  public Gradients gradients(int rows) {
    return Buffers.gradients(layers, rows, parameters.length);
  }

  /// Each layer's share of a pass of one thread.
  ///
  /// @param gradients what a backward pass will leave behind
  public List<Pass> passes(Trace trace, Gradients gradients) {
    return Buffers.passes(this, trace, gradients);
  }

  /// Runs the first `rows` rows of the trace's inputs through all layers.
  public void forward(Trace trace, int rows) {
    forward(passes(trace, Gradients.none(layers.size())), rows);
  }

  private void forward(List<Pass> passes, int rows) {
    for (int l = 0; l < layers.size(); l++) {
      if (layers.get(l) instanceof Coupled layer && passes.get(l).batch().isLearning()) {
        layer.gather(passes.get(l), rows, 0, 1);
      }
      forward(passes, l, l + 1, 0, rows);
    }
  }

  /// Runs rows of the inputs through some of the layers. If the batch is learned from, the
  /// statistics of a [Coupled] layer have to be gathered before.
  ///
  /// @param passes as [#passes] made them
  /// @param from the first layer
  /// @param to the one after the last
  /// @param first the first row
  public void forward(List<Pass> passes, int from, int to, int first, int rows) {
    for (int l = from; l < to; l++) {
      Layer layer = layers.get(l);
      layer.forward(passes.get(l), first, rows);
      // A recall has the lengths of its fork already.
      if (l < layers.size() - 1 && !(layers.get(l + 1) instanceof Recall)) {
        int[] incoming = passes.get(l).lengths();
        int[] outgoing = passes.get(l + 1).lengths();
        for (int row = first; row < first + rows; row++) {
          outgoing[row] = layer.length(incoming[row]);
        }
      }
    }
  }

  /// Backpropagation of rows through some of the layers, the last first: from ∂loss by what they
  /// give to ∂loss by what comes in.
  ///
  /// @see #forward(List, int, int, int, int)
  public void backward(List<Pass> passes, int from, int to, int first, int rows) {
    for (int l = to - 1; l >= from; l--) {
      layers.get(l).backward(passes.get(l), first, rows);
    }
  }

  /// Backpropagation: from ∂loss by the outputs to ∂loss by every parameter, which is added.
  public void backward(Trace trace, Gradients gradients, int rows) {
    List<Pass> passes = passes(trace, gradients);
    for (int l = layers.size() - 1; l >= 0; l--) {
      if (layers.get(l) instanceof Coupled layer) {
        layer.gatherBackward(passes.get(l), rows, 0, 1);
      }
      backward(passes, l, l + 1, 0, rows);
    }
    for (int l = 0; l < layers.size(); l++) {
      layers.get(l).gradients(passes.get(l), rows, 0, layers.get(l).parameters());
    }
  }

  /// The raw outputs for many rows. For answers again and again, a [Predictor] keeps its buffers.
  ///
  /// @param inputs rows × [#inputs()], row-major
  /// @return rows × [#outputs()]
  public float[] outputs(float[] inputs, int rows) {
    return outputs(inputs, Optional.empty(), rows);
  }

  /// The raw outputs for many rows of sequences.
  ///
  /// @param inputs rows × [#inputs()], row-major
  /// @param lengths how many steps each row has; empty if all are whole
  /// @return rows × [#outputs()]
  public float[] outputs(float[] inputs, Optional<int[]> lengths, int rows) {
    float[] outputs = new float[rows * outputs()];
    Predictor.of(this, Math.clamp(rows, 1, 256)).outputs(inputs, lengths, rows, outputs);
    return outputs;
  }

  /// The same network with parameters of its own.
  public Network copy() {
    return new Network(layers, parameters.clone());
  }

  /// Refuses a network that gradient descent cannot train.
  ///
  /// @throws InvalidInputException if an activation's slope is zero everywhere
  public void checkTrainable() {
    for (Layer layer : layers) {
      for (Activation activation : layer.activations()) {
        if (!activation.trainable()) {
          throw new InvalidInputException(untrainable(activation));
        }
      }
    }
  }

  /// Why a function with no slope cannot be trained.
  public static String untrainable(Activation activation) {
    return "%s cannot be trained in a hidden layer: its slope is 0 wherever it is defined, so backpropagation multiplies every gradient by 0 and the layers before it never change; use sigmoid for a soft step, or relu."
        .formatted(activation.name());
  }

  /// If all activations are linear, the one dense layer that the whole network amounts to; it gives
  /// the same outputs up to rounding. Computed in double. Empty if some activation is not linear.
  public Optional<Network> collapse() {
    return Affine.of(this).map(Affine::network);
  }
}
