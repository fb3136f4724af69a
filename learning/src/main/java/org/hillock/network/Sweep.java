package org.hillock.network;

import java.util.Arrays;
import org.hillock.activation.InvalidInputException;

/// A window on its way over images, height × width × channels, or along sequences, steps ×
/// features, which are images one pixel high. An example with a length, which counts its rows of
/// pixels or its steps, is swept as if it were no longer.
///
/// @param height of the images
/// @param width of the images
/// @param channels of a pixel
/// @param vertical how the window moves down
/// @param horizontal how it moves to the right
/// @param isSequence whether the first size of an example is the width
public record Sweep(
    int height, int width, int channels, Axis vertical, Axis horizontal, boolean isSequence) {
  /// Checks that the window fits into the image.
  ///
  /// @throws InvalidInputException if it does not
  public Sweep {
    if (vertical.outputs(height) < 1 || horizontal.outputs(width) < 1) {
      throw new InvalidInputException(
          "a window that spans %d × %d does not fit into %d × %d with its padding; make it smaller, or pad more."
              .formatted(vertical.span(), horizontal.span(), height, width));
    }
  }

  /// A window over examples of a shape.
  ///
  /// @throws InvalidInputException if they are no images or sequences
  public static Sweep of(Shape shape, Window window) {
    var sizes = shape.sizes();
    return switch (sizes.size()) {
      case 2 -> along(sizes.getFirst(), sizes.getLast(), window);
      case 3 ->
          new Sweep(
              sizes.getFirst(),
              sizes.get(1),
              sizes.getLast(),
              window.vertical(),
              window.horizontal(),
              false);
      default ->
          throw new InvalidInputException(
              "a window moves over images, height × width × channels, or sequences, steps × features, not over %s; say what the inputs are, such as inputs(28, 28, 1)."
                  .formatted(shape));
    };
  }

  private static Sweep along(int steps, int features, Window window) {
    if (!window.vertical().equals(window.horizontal()) && window.vertical().kernel() != 1) {
      throw new InvalidInputException(
          "a window of %d × %d does not move along a sequence of %d steps; give it one size, such as Window.of(3), or make the inputs an image."
              .formatted(window.vertical().kernel(), window.horizontal().kernel(), steps));
    }
    return new Sweep(1, steps, features, Axis.STILL, window.horizontal(), true);
  }

  /// What comes in.
  public Shape inputShape() {
    return shape(height, width, channels);
  }

  /// What goes out, with so many channels.
  public Shape outputShape(int outputs) {
    return shape(outHeight(), outWidth(), outputs);
  }

  private Shape shape(int rows, int columns, int depth) {
    return isSequence ? Shape.of(columns, depth) : Shape.of(rows, columns, depth);
  }

  /// Whether the window moves by one and has no gaps.
  boolean readsAll() {
    return readsAll(vertical) && readsAll(horizontal);
  }

  private static boolean readsAll(Axis axis) {
    return axis.stride() == 1 && axis.dilation() == 1;
  }

  /// How many numbers come in.
  int inputs() {
    return height * width * channels;
  }

  int outHeight() {
    return vertical.outputs(height);
  }

  int outWidth() {
    return horizontal.outputs(width);
  }

  int taps() {
    return vertical.kernel() * horizontal.kernel();
  }

  /// How many of the first size go out if so many come in.
  int length(int incoming) {
    return isSequence ? horizontal.outputs(incoming) : vertical.outputs(incoming);
  }

  /// Rows of pixels of an example of that length.
  int heightOf(int length) {
    return isSequence ? 1 : length;
  }

  /// Pixels in its rows; none without rows.
  int widthOf(int length) {
    return isSequence ? length : width;
  }

  /// Copies an example into a larger one, with zeros around it.
  ///
  /// @param from its first number that is copied
  /// @param pixel distance from one pixel of it to the next
  /// @param row distance from one row of pixels to the next
  /// @param depth numbers of a pixel that are copied
  /// @param to where the larger one begins, which has the same depth
  /// @param above empty rows above it
  /// @param left empty columns to the left
  static void pad(
      float[] x,
      int from,
      int pixel,
      int row,
      int height,
      int width,
      int depth,
      float[] padded,
      int to,
      int paddedHeight,
      int paddedWidth,
      int above,
      int left) {
    Arrays.fill(padded, to, to + paddedHeight * paddedWidth * depth, 0);
    for (int i = 0; i < height; i++) {
      int source = from + i * row;
      int target = to + ((above + i) * paddedWidth + left) * depth;
      copyPixels(x, source, pixel, padded, target, depth, width, depth);
    }
  }

  /// Copies pixels whose numbers lie side by side.
  static void copyPixels(
      float[] x, int from, int pixel, float[] y, int to, int yPixel, int count, int depth) {
    if (pixel == depth && yPixel == depth) {
      System.arraycopy(x, from, y, to, count * depth);
      return;
    }
    for (int j = 0; j < count; j++) {
      System.arraycopy(x, from + j * pixel, y, to + j * yPixel, depth);
    }
  }

  /// Fills with zeros what an example does not have of its own, pixel by pixel.
  ///
  /// @param rows of pixels that it has, of `allRows`
  /// @param columns that it has, of `allColumns`
  static void clearRest(
      float[] x, int from, int rows, int columns, int allRows, int allColumns, int depth) {
    for (int i = 0; i < allRows; i++) {
      int own = i < rows ? columns : 0;
      int row = from + i * allColumns * depth;
      Arrays.fill(x, row + own * depth, row + allColumns * depth, 0);
    }
  }
}
