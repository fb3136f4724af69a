package org.hillock.network;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.hillock.activation.Activation;
import org.hillock.activation.Elementwise;
import org.hillock.activation.InvalidInputException;
import org.hillock.activation.Learned;
import org.hillock.activation.Loop;
import org.hillock.activation.Rowwise;

/// Answers of a network, again and again, in buffers that are made once: once the JVM has compiled
/// it, a call allocates nothing.
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
  private final Optional<Activation> output;
  private final int mostRows;

  /// That a whole row has.
  private final int steps;

  private final Trace trace;
  private final List<Pass> passes;
  private final float[] answers;
  private final double[] scratch;

  private Predictor(Network network, Optional<Activation> output, int mostRows) {
    if (mostRows < 1) {
      throw new InvalidInputException(
          "a predictor for %d rows cannot answer; give at least 1.".formatted(mostRows));
    }
    output.ifPresent(activation -> checkOutput(activation, network.outputs()));
    this.network = network;
    this.output = output;
    this.mostRows = mostRows;
    steps = network.layers().getFirst().inputShape().sizes().getFirst();
    trace = network.traceOfOutputs(mostRows);
    passes = network.passes(trace, Gradients.none(network.layers().size()));
    answers = output.isEmpty() ? trace.outputs() : new float[trace.outputs().length];
    boolean byRows = output.isPresent() && output.get() instanceof Rowwise;
    scratch = new double[byRows ? ((Rowwise) output.get()).scratch(network.outputs()) : 0];
  }

  private static void checkOutput(Activation activation, int width) {
    if (activation instanceof Learned
        || (activation instanceof Rowwise f && f.outputs(width) != width)) {
      throw new InvalidInputException(
          "%s cannot turn %d outputs into as many predictions; give the output() of the loss."
              .formatted(activation.name(), width));
    }
  }

  /// Raw outputs.
  ///
  /// @param network is read at each call, so a training shows in the answers
  /// @param mostRows examples at once; their values between the layers are the buffers
  public static Predictor of(Network network, int mostRows) {
    return new Predictor(network, Optional.empty(), mostRows);
  }

  /// Predictions, such as probabilities.
  ///
  /// @param output what the loss says turns raw outputs into predictions
  /// @see #of(Network, int)
  public static Predictor of(Network network, Activation output, int mostRows) {
    return new Predictor(network, Optional.of(output), mostRows);
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
    run(inputs, Optional.empty(), 0, rows);
    return answers;
  }

  /// The outputs for any number of rows, some at a time.
  ///
  /// @param inputs rows × [Network#inputs()], row-major
  /// @param outputs rows × outputs, overwritten
  public void outputs(float[] inputs, int rows, float[] outputs) {
    outputs(inputs, Optional.empty(), rows, outputs);
  }

  /// The outputs for any number of rows of sequences.
  ///
  /// @param lengths how many steps each row has; empty if all are whole
  /// @see #outputs(float[], int, float[])
  public void outputs(float[] inputs, Optional<int[]> lengths, int rows, float[] outputs) {
    check("inputs", inputs, rows, network.inputs());
    if (lengths.isPresent()) {
      checkLengths(lengths.get(), rows);
    }
    check("outputs", outputs, rows, network.outputs());
    int width = network.outputs();
    for (int first = 0; first < rows; first += mostRows) {
      int count = Math.min(mostRows, rows - first);
      run(inputs, lengths, first, count);
      System.arraycopy(answers, 0, outputs, first * width, count * width);
    }
  }

  private static void check(String what, float[] array, int rows, int width) {
    if (rows < 0 || array.length < (long) rows * width) {
      throw new InvalidInputException(
          "the %s have room for %d numbers, but %d rows of %d are %d; give as many rows as there are."
              .formatted(what, array.length, rows, width, (long) rows * width));
    }
  }

  private void checkLengths(int[] lengths, int rows) {
    for (int row = 0; row < rows; row++) {
      if (row >= lengths.length || lengths[row] < 1 || lengths[row] > steps) {
        throw new InvalidInputException(
            "row %d of %d has %s; give each row a length from 1 to %d, the steps that the network takes."
                .formatted(
                    row + 1,
                    rows,
                    row < lengths.length ? "the length " + lengths[row] : "no length",
                    steps));
      }
    }
  }

  private void run(float[] inputs, Optional<int[]> lengths, int first, int rows) {
    int width = network.inputs();
    System.arraycopy(inputs, first * width, trace.inputs(), 0, rows * width);
    int[] own = trace.lengths()[0];
    if (lengths.isPresent()) {
      System.arraycopy(lengths.get(), first, own, 0, rows);
    } else {
      Arrays.fill(own, 0, rows, steps);
    }
    network.forward(passes, 0, passes.size(), 0, rows);
    if (output.isPresent()) {
      activate(output.get(), rows);
    }
  }

  private void activate(Activation activation, int rows) {
    float[] raw = trace.outputs();
    int width = network.outputs();
    switch (activation) {
      case Elementwise f -> Loop.of(f).forward(raw, 0, answers, 0, rows * width);
      case Rowwise f -> {
        for (int row = 0; row < rows; row++) {
          f.forward(raw, row * width, answers, row * width, width, scratch);
        }
      }
      case Learned f -> throw new IllegalStateException(f.name() + " was refused");
    }
  }
}
