package org.hillock.network;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.hillock.activation.Activation;
import org.hillock.activation.Card.Trait;
import org.hillock.activation.Elementwise;
import org.hillock.activation.InvalidInputException;
import org.hillock.numeric.Draws;
import org.hillock.numeric.MatrixMultiply;

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
    layers = List.copyOf(layers);
    if (layers.isEmpty()) {
      throw new IllegalArgumentException("a network needs at least one layer");
    }
    for (int l = 1; l < layers.size(); l++) {
      if (layers.get(l).inputs() != layers.get(l - 1).outputs()) {
        throw new IllegalArgumentException(
            "layer %d takes %d numbers, but layer %d gives %d"
                .formatted(l, layers.get(l).inputs(), l - 1, layers.get(l - 1).outputs()));
      }
    }
    int needed = layers.stream().mapToInt(Layer::parameters).sum();
    if (parameters.length != needed) {
      throw new IllegalArgumentException(
          "these layers have %d parameters, not %d".formatted(needed, parameters.length));
    }
  }

  /// Layers with starting values: each is scaled for the activation whose outputs it reads.
  ///
  /// @param seed the same seed gives the same noise for every activation
  public static Network of(List<Layer> layers, long seed) {
    float[] parameters = new float[layers.stream().mapToInt(Layer::parameters).sum()];
    Draws draws = Draws.of(seed).at("initialization");
    int from = 0;
    int weighted = 0;
    double gain = 1;
    for (Layer layer : layers) {
      layer.initialize(parameters, from, gain, draws.at(weighted));
      from += layer.parameters();
      gain = layer.gain();
      weighted += layer.weights() > 0 ? 1 : 0;
    }
    return new Network(layers, parameters);
  }

  /// The multilayer perceptron: dense layers with the same activation after each hidden one.
  ///
  /// @param inputs numbers per example
  /// @param hidden widths of the hidden layers, first to last; may be empty
  /// @param activation of the hidden layers
  /// @param outputs raw outputs per example
  public static Network multilayer(
      int inputs, List<Integer> hidden, Activation activation, int outputs, long seed) {
    List<Layer> layers = new ArrayList<>();
    int width = inputs;
    for (int next : hidden) {
      layers.add(new Dense(width, next));
      Activate activate = new Activate(activation, next);
      layers.add(activate);
      width = activate.outputs();
    }
    layers.add(new Dense(width, outputs));
    return of(layers, seed);
  }

  /// Numbers per example that come in.
  public int inputs() {
    return layers.getFirst().inputs();
  }

  /// Raw outputs per example.
  public int outputs() {
    return layers.getLast().outputs();
  }

  /// Room for the forward pass of up to `rows` examples, and for what the backward pass needs of
  /// it; serves one thread at a time.
  public Trace trace(int rows) {
    return trace(rows, true);
  }

  /// Room for the forward pass alone.
  public Trace traceOfOutputs(int rows) {
    return trace(rows, false);
  }

  private Trace trace(int rows, boolean training) {
    float[][] slopes = new float[layers.size()][];
    float[][] values = new float[layers.size() + 1][];
    values[0] = new float[rows * inputs()];
    for (int l = 0; l < layers.size(); l++) {
      values[l + 1] = new float[rows * layers.get(l).outputs()];
      slopes[l] = new float[training ? rows * layers.get(l).slopes() : 0];
    }
    return new Trace(values, slopes);
  }

  /// Room for the backward pass of up to `rows` examples, all zero.
  public Gradients gradients(int rows) {
    float[][] values = new float[layers.size() + 1][];
    values[0] = new float[0];
    for (int l = 0; l < layers.size(); l++) {
      values[l + 1] = new float[rows * layers.get(l).outputs()];
    }
    return new Gradients(new float[parameters.length], values);
  }

  /// Each layer's share of a pass of one thread.
  ///
  /// @param gradients what a backward pass will leave behind
  public List<Pass> passes(Trace trace, Gradients gradients) {
    List<Pass> passes = new ArrayList<>();
    MatrixMultiply multiply = new MatrixMultiply();
    int from = 0;
    for (int l = 0; l < layers.size(); l++) {
      passes.add(
          new Pass(
              parameters,
              from,
              trace.values()[l],
              trace.values()[l + 1],
              trace.slopes()[l],
              gradients.values()[l + 1],
              gradients.values()[l],
              gradients.parameters(),
              multiply));
      from += layers.get(l).parameters();
    }
    return List.copyOf(passes);
  }

  /// Runs the first `rows` rows of the trace's inputs through all layers.
  public void forward(Trace trace, int rows) {
    forward(passes(trace, Gradients.none(layers.size())), 0, rows);
  }

  /// Runs rows of the inputs through all layers.
  ///
  /// @param passes as [#passes] made them
  /// @param first the first row
  public void forward(List<Pass> passes, int first, int rows) {
    for (int l = 0; l < layers.size(); l++) {
      layers.get(l).forward(passes.get(l), first, rows);
    }
  }

  /// Backpropagation of rows: from ∂loss by the outputs to ∂loss by all values between the layers.
  ///
  /// @param passes as [#passes] made them
  /// @param first the first row
  public void backward(List<Pass> passes, int first, int rows) {
    for (int l = layers.size() - 1; l >= 0; l--) {
      layers.get(l).backward(passes.get(l), first, rows);
    }
  }

  /// Backpropagation: from ∂loss by the outputs to ∂loss by every parameter, which is added.
  public void backward(Trace trace, Gradients gradients, int rows) {
    List<Pass> passes = passes(trace, gradients);
    backward(passes, 0, rows);
    for (int l = 0; l < layers.size(); l++) {
      layers.get(l).gradients(passes.get(l), rows, 0, layers.get(l).parameters());
    }
  }

  /// The raw outputs for many rows, in blocks.
  ///
  /// @param inputs rows × [#inputs()], row-major
  /// @return rows × [#outputs()]
  public float[] outputs(float[] inputs, int rows) {
    int block = Math.min(rows, 256);
    Trace trace = traceOfOutputs(block);
    float[] outputs = new float[rows * outputs()];
    for (int first = 0; first < rows; first += block) {
      int count = Math.min(block, rows - first);
      System.arraycopy(inputs, first * inputs(), trace.inputs(), 0, count * inputs());
      forward(trace, count);
      System.arraycopy(trace.outputs(), 0, outputs, first * outputs(), count * outputs());
    }
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
      if (layer instanceof Activate a && !a.activation().trainable()) {
        throw new InvalidInputException(untrainable(a.activation()));
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
    double[] bias = new double[inputs()];
    double[][] weights = new double[inputs()][inputs()];
    for (int i = 0; i < inputs(); i++) {
      weights[i][i] = 1;
    }
    int from = 0;
    for (Layer layer : layers) {
      switch (layer) {
        case Dense dense -> {
          double[] nextBias = row(dense, from, bias);
          for (int j = 0; j < nextBias.length; j++) {
            nextBias[j] += parameters[from + dense.inputs() * dense.outputs() + j];
          }
          bias = nextBias;
          for (int i = 0; i < weights.length; i++) {
            weights[i] = row(dense, from, weights[i]);
          }
        }
        case Activate a -> {
          if (!a.activation().card().shape().traits().contains(Trait.LINEAR)
              || !(a.activation() instanceof Elementwise f)) {
            return Optional.empty();
          }
          scale(bias, f.slope(0));
          for (double[] row : weights) {
            scale(row, f.slope(0));
          }
        }
        default -> {
          return Optional.empty();
        }
      }
      from += layer.parameters();
    }
    return Optional.of(dense(weights, bias));
  }

  private double[] row(Dense dense, int from, double[] row) {
    double[] product = new double[dense.outputs()];
    for (int i = 0; i < row.length; i++) {
      for (int j = 0; j < product.length; j++) {
        product[j] += row[i] * parameters[from + i * dense.outputs() + j];
      }
    }
    return product;
  }

  private static void scale(double[] row, double factor) {
    for (int j = 0; j < row.length; j++) {
      row[j] *= factor;
    }
  }

  private static Network dense(double[][] weights, double[] bias) {
    Dense dense = new Dense(weights.length, bias.length);
    float[] parameters = new float[dense.parameters()];
    int at = 0;
    for (double[] row : weights) {
      for (double weight : row) {
        parameters[at++] = (float) weight;
      }
    }
    for (double b : bias) {
      parameters[at++] = (float) b;
    }
    return new Network(List.of(dense), parameters);
  }
}
