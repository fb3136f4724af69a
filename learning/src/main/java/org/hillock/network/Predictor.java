package org.hillock.network;

import java.util.ArrayList;
import java.util.List;
import org.hillock.activation.Activation;
import org.hillock.activation.InvalidInputException;

/// Answers of a network, again and again, in buffers that are made once: a call allocates nothing.
///
/// It serves one thread at a time. Several threads take a predictor each, of the same network,
/// which they share; the bits are the same.
///
/// ```java
/// Predictor predictor = Predictor.of(network, loss.output(), 64);
/// float[] probabilities = predictor.outputs(inputs, rows);
/// ```
public final class Predictor {
  private final Network network;
  private final int mostRows;
  private final Trace trace;
  private final List<Pass> passes;

  private Predictor(Network network, int mostRows) {
    if (mostRows < 1) {
      throw new InvalidInputException(
          "a predictor for %d rows cannot answer; give at least 1.".formatted(mostRows));
    }
    this.network = network;
    this.mostRows = mostRows;
    trace = network.traceOfOutputs(mostRows);
    passes = network.passes(trace, Gradients.none(network.layers().size()));
  }

  /// Raw outputs.
  ///
  /// @param network is read at each call, so a training shows in the answers
  /// @param mostRows examples at once; their values between the layers are the buffers
  public static Predictor of(Network network, int mostRows) {
    return new Predictor(network, mostRows);
  }

  /// Predictions, such as probabilities.
  ///
  /// @param output what the loss says turns raw outputs into predictions
  /// @see #of(Network, int)
  public static Predictor of(Network network, Activation output, int mostRows) {
    List<Layer> layers = new ArrayList<>(network.layers());
    layers.add(new Activate(output, network.outputs()));
    return new Predictor(new Network(layers, network.parameters()), mostRows);
  }

  /// The outputs for some rows.
  ///
  /// @param inputs rows × [Network#inputs()], row-major
  /// @param rows at most those that it was made for
  /// @return the predictor's own array, which the next call overwrites; the first rows × outputs
  ///   numbers of it are the answer
  public float[] outputs(float[] inputs, int rows) {
    if (rows > mostRows) {
      throw new InvalidInputException(
          "%d rows are more than the %d that the predictor was made for; make it for more, or give an array for the outputs."
              .formatted(rows, mostRows));
    }
    check("inputs", inputs, rows, network.inputs());
    run(inputs, 0, rows);
    return trace.outputs();
  }

  /// The outputs for any number of rows, some at a time.
  ///
  /// @param inputs rows × [Network#inputs()], row-major
  /// @param outputs rows × outputs, overwritten
  public void outputs(float[] inputs, int rows, float[] outputs) {
    check("inputs", inputs, rows, network.inputs());
    check("outputs", outputs, rows, network.outputs());
    int width = network.outputs();
    for (int first = 0; first < rows; first += mostRows) {
      int count = Math.min(mostRows, rows - first);
      run(inputs, first, count);
      System.arraycopy(trace.outputs(), 0, outputs, first * width, count * width);
    }
  }

  private static void check(String what, float[] array, int rows, int width) {
    if (rows < 0 || array.length < (long) rows * width) {
      throw new InvalidInputException(
          "the %s have room for %d numbers, but %d rows of %d are %d; give as many rows as there are."
              .formatted(what, array.length, rows, width, (long) rows * width));
    }
  }

  private void run(float[] inputs, int first, int rows) {
    int width = network.inputs();
    System.arraycopy(inputs, first * width, trace.inputs(), 0, rows * width);
    network.forward(passes, 0, rows);
  }
}
