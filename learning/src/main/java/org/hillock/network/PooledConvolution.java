package org.hillock.network;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.hillock.activation.Activation;
import org.hillock.activation.Moments;
import org.hillock.activation.function.Relu;
import org.hillock.numeric.Draws;
import org.hillock.numeric.LargestMagnitude;
import org.hillock.numeric.WindowMax;

/// A convolution, relu and the largest of windows that do not overlap, in one: what the convolution
/// gives stays in the cache, one example at a time, and only the largest are kept. The bits are
/// those of the three layers one after the other. [Architecture] makes it of these three.
///
/// @param convolution what comes first
/// @param pool takes what the convolution gives
record PooledConvolution(Convolution convolution, MaxPool pool) implements Layer {
  /// The layers with such a layer wherever there are those three.
  static List<Layer> in(List<Layer> layers) {
    List<Layer> merged = new ArrayList<>();
    for (int l = 0; l < layers.size(); l++) {
      if (l + 2 < layers.size()
          && layers.get(l) instanceof Convolution convolution
          && layers.get(l + 1) instanceof Activate(Relu _, Shape _)
          && layers.get(l + 2) instanceof MaxPool pool
          && pool.fits()) {
        merged.add(new PooledConvolution(convolution, pool));
        l += 2;
      } else {
        merged.add(layers.get(l));
      }
    }
    return merged;
  }

  @Override
  public String label() {
    Sweep sweep = pool.sweep();
    String window =
        sweep.isSequence()
            ? String.valueOf(sweep.horizontal().kernel())
            : sweep.vertical().kernel() + " × " + sweep.horizontal().kernel();
    return convolution.label() + ", relu, max pool " + window;
  }

  @Override
  public int inputs() {
    return convolution.inputs();
  }

  @Override
  public Shape inputShape() {
    return convolution.inputShape();
  }

  @Override
  public int outputs() {
    return pool.outputs();
  }

  @Override
  public Shape outputShape() {
    return pool.outputShape();
  }

  @Override
  public int length(int incoming) {
    return pool.length(convolution.length(incoming));
  }

  @Override
  public List<Layer> parts() {
    return List.of(convolution, new Activate(new Relu(), convolution.outputShape()), pool);
  }

  @Override
  public List<Activation> activations() {
    return List.of(new Relu());
  }

  @Override
  public double gain(double incoming) {
    return Moments.of(new Relu()).gain();
  }

  @Override
  public int parameters() {
    return convolution.parameters();
  }

  @Override
  public int weights() {
    return convolution.weights();
  }

  @Override
  public boolean showsInputs() {
    return convolution.showsInputs();
  }

  /// Where relu is off, or another pixel was the largest, a gradient counts for nothing.
  @Override
  public boolean showsGradients() {
    return true;
  }

  @Override
  public int grain() {
    return convolution.grain();
  }

  @Override
  public long operations() {
    return convolution.operations() + convolution.outputs() + pool.operations();
  }

  @Override
  public void initialize(float[] parameters, int from, double gain, Draws draws) {
    convolution.initialize(parameters, from, gain, draws);
  }

  /// Which pixel of its window each of the largest was, counted from 1; 0 where relu is off.
  @Override
  public int kept() {
    return pool.outputs();
  }

  /// The convolution's, what it gives, and what else would be kept.
  @Override
  public int work(int rows) {
    return convolution.work(rows) + convolution.outputs() + kept();
  }

  /// Where the work numbers hold what the convolution gives, or ∂loss by it.
  private int between() {
    return convolution.work(1);
  }

  @Override
  public void forward(Pass pass, int first, int rows) {
    boolean learns = pass.kept().length > 0;
    double most = learns ? mostInput(pass) : 0;
    for (int row = first; row < first + rows; row++) {
      int from = row * inputs();
      boolean isTame = !learns || largest(pass.x(), from, from + inputs()) <= most;
      convolution.forward(pass, row, pass.work(), between());
      pool(pass, row);
      if (!isTame) {
        show(pass, row);
      }
    }
  }

  /// Up to inputs of that size no sum of products is more than a float holds; negative if each
  /// could be.
  private double mostInput(Pass pass) {
    int from = pass.from();
    double w = largest(pass.parameters(), from, from + weights());
    double b = largest(pass.parameters(), from + weights(), from + parameters());
    double left = Float.MAX_VALUE / 2 - b;
    return left > 0 && w < Float.MAX_VALUE ? left / (convolution.fanIn() * w) : -1;
  }

  private static double largest(float[] x, int from, int to) {
    return Float.intBitsToFloat(LargestMagnitude.bits(x, from, to));
  }

  /// Relu would hide that a number is -∞, which is no number to learn from: the window that has it
  /// gives it away.
  private void show(Pass pass, int row) {
    Sweep sweep = pool.sweep();
    int width = convolution.sweep().outWidth();
    for (int i = 0; i < convolution.outputs(); i++) {
      float value = pass.work()[between() + i];
      if (!Float.isFinite(value)) {
        int pixel = i / sweep.channels();
        int y = Math.min(pixel / width / sweep.vertical().stride(), sweep.outHeight() - 1);
        int x = Math.min(pixel % width / sweep.horizontal().stride(), sweep.outWidth() - 1);
        int window = y * sweep.outWidth() + x;
        pass.y()[row * outputs() + window * sweep.channels() + i % sweep.channels()] = value;
      }
    }
  }

  private void pool(Pass pass, int row) {
    Sweep sweep = pool.sweep();
    int channels = sweep.channels();
    int outHeight = outHeight(pass, row);
    int outWidth = outWidth(pass, row);
    int line = sweep.width() * channels;
    boolean keeps = pass.kept().length > 0;
    for (int i = 0; i < outHeight; i++) {
      int to = i * sweep.outWidth() * channels;
      WindowMax.largest(
          pass.work(),
          between() + i * sweep.vertical().stride() * line,
          line,
          sweep.horizontal().stride() * channels,
          sweep.vertical().kernel(),
          sweep.horizontal().kernel(),
          channels,
          0,
          pass.y(),
          row * outputs() + to,
          keeps ? pass.kept() : pass.work(),
          keeps ? row * outputs() + to : between() + convolution.outputs() + to,
          outWidth);
    }
    Sweep.clearRest(
        pass.y(),
        row * outputs(),
        outHeight,
        outWidth,
        sweep.outHeight(),
        sweep.outWidth(),
        channels);
  }

  private int outHeight(Pass pass, int row) {
    int length = convolution.length(pass.lengths()[row]);
    return pool.sweep().vertical().outputs(pool.sweep().heightOf(length));
  }

  private int outWidth(Pass pass, int row) {
    int length = convolution.length(pass.lengths()[row]);
    return pool.sweep().horizontal().outputs(pool.sweep().widthOf(length));
  }

  @Override
  public void backward(Pass pass, int first, int rows) {
    if (pass.dx().length == 0) {
      return;
    }
    ConvolutionBackward.turn(convolution, pass);
    for (int row = first; row < first + rows; row++) {
      spread(pass, row);
      ConvolutionBackward.inputs(convolution, pass, row, pass.work(), between());
    }
  }

  @Override
  public void gradients(Pass pass, int rows, int begin, int end) {
    for (int row = 0; row < rows; row++) {
      spread(pass, row);
      ConvolutionBackward.parameters(convolution, pass, row, pass.work(), between(), begin, end);
    }
  }

  /// ∂loss by what the convolution gives.
  private void spread(Pass pass, int row) {
    Sweep sweep = pool.sweep();
    Axis down = sweep.vertical();
    Axis right = sweep.horizontal();
    int channels = sweep.channels();
    int outHeight = outHeight(pass, row);
    int outWidth = outWidth(pass, row);
    int line = sweep.width() * channels;
    boolean isCovered =
        outHeight * down.stride() == sweep.height()
            && outWidth * right.stride() == sweep.width()
            && down.stride() == down.kernel()
            && right.stride() == right.kernel();
    if (!isCovered) {
      Arrays.fill(pass.work(), between(), between() + convolution.outputs(), 0);
    }
    for (int i = 0; i < outHeight; i++) {
      WindowMax.spread(
          pass.dy(),
          pass.kept(),
          row * outputs() + i * sweep.outWidth() * channels,
          pass.work(),
          between() + i * down.stride() * line,
          line,
          right.stride() * channels,
          down.kernel(),
          right.kernel(),
          channels,
          outWidth);
    }
  }
}
