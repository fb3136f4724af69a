package org.hillock.network;

import java.util.Arrays;
import org.hillock.activation.InvalidInputException;
import org.hillock.numeric.Draws;
import org.hillock.numeric.MatrixMultiply;

/// The same weights everywhere: over the rows u and columns v of the kernel and the channels c of
/// its group,
///
/// ```
/// y[i, j, o] = b[o] + Σ x[i s + u d - p, j s + v d - p, c] W[u, v, c, o]
/// ```
///
/// Images are height × width × channels, sequences steps × features. Parameters: W, group by group,
/// each kernel height × kernel width × channels in × channels out, row-major; then b.
///
/// It is computed on the image itself, with zeros around it: a row of the kernel reads numbers that
/// lie side by side, so no copies of patches are needed.
///
/// @param sweep the window over what comes in
/// @param channels that go out
/// @param groups each reads its share of the channels that come in and gives its share of those
///   that go out
/// @see <a href="https://doi.org/10.1162/neco.1989.1.4.541">LeCun et al. 1989</a>
public record Convolution(Sweep sweep, int channels, int groups) implements Layer {
  /// 512 MiB of floats; training holds four times that.
  private static final int MOST_PARAMETERS = 1 << 27;

  /// Rows of W that tiles of any height divide.
  private static final int GRAIN = 24;

  /// Checks the sizes.
  ///
  /// @throws InvalidInputException if the groups do not divide the channels
  public Convolution {
    if (channels < 1 || groups < 1) {
      throw new InvalidInputException(
          "a convolution to %d channels in %d groups cannot be; make both at least 1."
              .formatted(channels, groups));
    }
    if (sweep.channels() % groups != 0 || channels % groups != 0) {
      throw new InvalidInputException(
          "%d groups do not divide %d channels that come in and %d that go out; choose a number that divides both."
              .formatted(groups, sweep.channels(), channels));
    }
    long parameters = (long) sweep.taps() * (sweep.channels() / groups) * channels + channels;
    if (parameters > MOST_PARAMETERS) {
      throw new InvalidInputException(
          "a convolution of %d × %d from %d to %d channels has %d parameters, more than the %d that one layer can have; make it narrower."
              .formatted(
                  sweep.vertical().kernel(),
                  sweep.horizontal().kernel(),
                  sweep.channels(),
                  channels,
                  parameters,
                  MOST_PARAMETERS));
    }
  }

  @Override
  public String label() {
    String kernel =
        sweep.isSequence()
            ? String.valueOf(sweep.horizontal().kernel())
            : sweep.vertical().kernel() + " × " + sweep.horizontal().kernel();
    String kind = groups == 1 ? "convolution " : "convolution in " + groups + " groups ";
    return kind + kernel + ", " + sweep.channels() + " → " + channels;
  }

  @Override
  public int inputs() {
    return sweep.inputs();
  }

  @Override
  public Shape inputShape() {
    return sweep.inputShape();
  }

  @Override
  public int outputs() {
    return sweep.outHeight() * sweep.outWidth() * channels;
  }

  @Override
  public Shape outputShape() {
    return sweep.outputShape(channels);
  }

  @Override
  public int length(int incoming) {
    return sweep.length(incoming);
  }

  @Override
  public int parameters() {
    return weights() + channels;
  }

  @Override
  public int weights() {
    return fanIn() * channels;
  }

  /// How many numbers an output is made of.
  int fanIn() {
    return sweep.taps() * in();
  }

  /// Channels that a group reads.
  int in() {
    return sweep.channels() / groups;
  }

  /// Channels that a group gives.
  int out() {
    return channels / groups;
  }

  /// Whether each channel goes by itself.
  boolean isDepthwise() {
    return in() == 1 && out() == 1 && groups > 1;
  }

  /// A window that moves by one and has no gaps reads all there is.
  @Override
  public boolean showsInputs() {
    return sweep.readsAll();
  }

  /// That of a bias is the sum over all positions.
  @Override
  public boolean showsGradients() {
    return true;
  }

  @Override
  public int grain() {
    return isDepthwise() ? weights() : GRAIN * out();
  }

  @Override
  public long operations() {
    return 2L * outputs() * fanIn();
  }

  /// Weights turned round, and an example with zeros around it.
  @Override
  public int work(int rows) {
    Axis down = sweep.vertical();
    Axis right = sweep.horizontal();
    int deep = isDepthwise() ? channels : in();
    int padded = down.padded(sweep.height()) * right.padded(sweep.width()) * deep;
    int turned =
        (sweep.height() + down.kernel() - 1) * (sweep.width() + right.kernel() - 1) * out();
    return weights() + Math.max(padded, turned);
  }

  @Override
  public void initialize(float[] parameters, int from, double gain, Draws draws) {
    double deviation = gain / Math.sqrt(fanIn());
    for (int i = 0; i < weights(); i++) {
      parameters[from + i] = (float) (deviation * draws.normal(i));
    }
    Arrays.fill(parameters, from + weights(), from + parameters(), 0);
  }

  @Override
  public void forward(Pass pass, int first, int rows) {
    for (int row = first; row < first + rows; row++) {
      forward(pass, row, pass.y(), row * outputs());
    }
  }

  /// One example.
  ///
  /// @param y where the outputs go
  /// @param to place of the first
  void forward(Pass pass, int row, float[] y, int to) {
    int height = sweep.heightOf(pass.lengths()[row]);
    int width = sweep.widthOf(pass.lengths()[row]);
    int outHeight = sweep.vertical().outputs(height);
    int outWidth = sweep.horizontal().outputs(width);
    if (isDepthwise()) {
      Depthwise.forward(this, pass, row, y, to);
    }
    for (int group = 0; group < products() && outHeight > 0 && outWidth > 0; group++) {
      boolean isPadded = pad(pass, row, group, height, width);
      float[] a = isPadded ? pass.work() : pass.x();
      int from = isPadded ? weights() : row * inputs();
      int line = sweep.horizontal().padded(width) * in();
      pass.multiply().result(y, to + group * out(), channels);
      multiply(pass, group, a, from, line, outHeight, outWidth);
    }
    Sweep.clearRest(y, to, outHeight, outWidth, sweep.outHeight(), sweep.outWidth(), channels);
  }

  /// How many products of matrices it is.
  int products() {
    return isDepthwise() ? 0 : groups;
  }

  /// @param a what the window reads
  /// @param line distance from one row of pixels to the next
  private void multiply(
      Pass pass, int group, float[] a, int from, int line, int outHeight, int outWidth) {
    Axis down = sweep.vertical();
    Axis right = sweep.horizontal();
    int in = in();
    int out = out();
    int kernelRow = right.kernel() * in * out;
    int w = pass.from() + group * fanIn() * out;
    int yRow = sweep.outWidth() * channels;
    MatrixMultiply m = pass.multiply();
    m.fromRow(pass.parameters(), pass.from() + weights() + group * out);
    if (right.dilation() == 1) {
      m.left(a, from, right.stride() * in, 1)
          .right(pass.parameters(), w, out, 1)
          .bands(outHeight, down.stride() * line, yRow)
          .segments(down.kernel(), down.dilation() * line, kernelRow)
          .run(outWidth, right.kernel() * in, out);
      return;
    }
    for (int u = 0; u < down.kernel(); u++) {
      m.left(a, from + u * down.dilation() * line, right.stride() * in, 1)
          .right(pass.parameters(), w + u * kernelRow, out, 1)
          .bands(outHeight, down.stride() * line, yRow)
          .segments(right.kernel(), right.dilation() * in, in * out)
          .run(outWidth, in, out);
      m.fromResult();
    }
  }

  /// Copies a group's channels of an example to the work numbers after the turned weights, with
  /// zeros around them; nothing if they lie well where they are.
  boolean pad(Pass pass, int row, int group, int height, int width) {
    Axis down = sweep.vertical();
    Axis right = sweep.horizontal();
    if (groups == 1 && down.isInside(height) && right.isInside(width) && width == sweep.width()) {
      return false;
    }
    Sweep.pad(
        pass.x(),
        row * inputs() + group * in(),
        sweep.channels(),
        sweep.width() * sweep.channels(),
        height,
        width,
        in(),
        pass.work(),
        weights(),
        down.padded(height),
        right.padded(width),
        down.before(height),
        right.before(width));
    return true;
  }

  @Override
  public void backward(Pass pass, int first, int rows) {
    if (pass.dx().length == 0) {
      return;
    }
    ConvolutionBackward.turn(this, pass);
    for (int row = first; row < first + rows; row++) {
      ConvolutionBackward.inputs(this, pass, row, pass.dy(), row * outputs());
    }
  }

  @Override
  public void gradients(Pass pass, int rows, int begin, int end) {
    for (int row = 0; row < rows; row++) {
      ConvolutionBackward.parameters(this, pass, row, pass.dy(), row * outputs(), begin, end);
    }
  }
}
