package org.hillock.network;

import java.util.ArrayList;
import java.util.List;
import org.hillock.activation.Activation;
import org.hillock.numeric.Draws;

/// The same layer at each step of a sequence, or each pixel of an image: on the numbers along the
/// last size, with the same parameters everywhere.
///
/// @param outer all sizes but the last: how often
/// @param layer takes the numbers along the last size
public record EachStep(List<Integer> outer, Layer layer) implements Layer {
  /// Checks the layer.
  ///
  /// @throws IllegalArgumentException if its rows depend on each other, it is the end of a branch,
  ///   or it reads sequences, whose lengths are those of rows
  public EachStep {
    outer = List.copyOf(outer);
    if (layer instanceof Coupled || layer instanceof Junction) {
      throw new IllegalArgumentException(
          "%s cannot be at each step by itself; put it around the steps: %s, with eachStep inside."
              .formatted(
                  layer.label(), layer instanceof Junction ? "residual(...)" : layer.label()));
    }
    if (layer instanceof Recurrent || layer instanceof Embedding) {
      throw new IllegalArgumentException(
          "%s reads a sequence, and each step by itself is none; put it before or after eachStep."
              .formatted(layer.label()));
    }
  }

  private int steps() {
    return Shape.product(outer);
  }

  @Override
  public String label() {
    return "each step: " + layer.label();
  }

  @Override
  public int inputs() {
    return steps() * layer.inputs();
  }

  @Override
  public Shape inputShape() {
    return shape(layer.inputs());
  }

  @Override
  public int outputs() {
    return steps() * layer.outputs();
  }

  @Override
  public Shape outputShape() {
    return shape(layer.outputs());
  }

  private Shape shape(int last) {
    List<Integer> sizes = new ArrayList<>(outer);
    sizes.add(last);
    return new Shape(sizes);
  }

  @Override
  public int kept() {
    return steps() * layer.kept();
  }

  @Override
  public int work(int rows) {
    return layer.work(rows * steps());
  }

  @Override
  public int wideWork(int rows) {
    return layer.wideWork(rows * steps());
  }

  @Override
  public List<Activation> activations() {
    return layer.activations();
  }

  @Override
  public int parameters() {
    return layer.parameters();
  }

  @Override
  public int weights() {
    return layer.weights();
  }

  @Override
  public int grain() {
    return layer.grain();
  }

  @Override
  public double gain(double incoming) {
    return layer.gain(incoming);
  }

  @Override
  public long operations() {
    return steps() * layer.operations();
  }

  @Override
  public void initialize(float[] parameters, int from, double gain, Draws draws) {
    layer.initialize(parameters, from, gain, draws);
  }

  @Override
  public void forward(Pass pass, int first, int rows) {
    layer.forward(pass, first * steps(), rows * steps());
  }

  @Override
  public void backward(Pass pass, int first, int rows) {
    layer.backward(pass, first * steps(), rows * steps());
  }

  @Override
  public void gradients(Pass pass, int rows, int begin, int end) {
    layer.gradients(pass, rows * steps(), begin, end);
  }
}
