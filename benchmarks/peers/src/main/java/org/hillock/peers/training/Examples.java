package org.hillock.peers.training;

import java.nio.file.Path;
import java.util.Arrays;
import org.hillock.activation.InvalidInputException;
import org.hillock.data.Images;
import org.hillock.numeric.Draws;

/// What is learned, in arrays, as it is before any library sees it.
///
/// @param features numbers of an example
/// @param inputs row-major
/// @param classes how many there are
/// @param labels the class of each example
@SuppressWarnings("ArrayRecordComponent")
record Examples(int features, float[] inputs, int classes, int[] labels) {
  static final int SIDE = 28;
  static final int PIXELS = SIDE * SIDE;

  private static final float WHITE = 255;
  private static final int SPECIES = 3;
  private static final double PATTERN = 0.03;

  /// The examples of a work: sequences for a transformer, images for networks that take so many
  /// numbers, else irises.
  static Examples of(Work work, Path folder) {
    Net net = work.net();
    return switch (net) {
      case Net.Transformer sequences -> sequences(work.rows(), sequences);
      case Net.Perceptron _, Net.Convolutional _, Net.Recurrent _ ->
          net.inputs() == PIXELS
              ? images(folder, work.rows(), net.outputs())
              : irises(work.rows(), net.inputs());
    };
  }

  /// The first training images, gray from 0 to 1.
  private static Examples images(Path folder, int rows, int classes) {
    Images images =
        Images.in(folder, "train")
            .orElseThrow(() ->
                new InvalidInputException(
                    "there is no train-images-idx3-ubyte, with or without .gz, in %s; name another folder."
                        .formatted(folder)));
    byte[] known = images.labels().orElseThrow();
    float[] inputs = new float[rows * PIXELS];
    for (int i = 0; i < inputs.length; i++) {
      inputs[i] = Byte.toUnsignedInt(images.pixels()[i]) / WHITE;
    }
    int[] labels = new int[rows];
    for (int row = 0; row < rows; row++) {
      labels[row] = known[row];
    }
    return new Examples(PIXELS, inputs, classes, labels);
  }

  /// Made-up flowers: three clouds that overlap a little, one after the other in turn.
  private static Examples irises(int rows, int features) {
    Draws draws = Draws.of(1).at("irises");
    float[] inputs = new float[rows * features];
    int[] labels = new int[rows];
    for (int row = 0; row < rows; row++) {
      labels[row] = row % SPECIES;
      for (int k = 0; k < features; k++) {
        int at = row * features + k;
        double center = 1.5 * Math.floorMod(labels[row] + k, SPECIES) - 1.5;
        inputs[at] = (float) (center + draws.normal(at));
      }
    }
    return new Examples(features, inputs, SPECIES, labels);
  }

  /// Noise, one class after the other in turn; each class has a faint pattern that lies under all
  /// steps.
  private static Examples sequences(int rows, Net.Transformer net) {
    Draws noise = Draws.of(1).at("noise");
    Draws patterns = Draws.of(1).at("patterns");
    float[] inputs = new float[rows * net.inputs()];
    int[] labels = new int[rows];
    for (int row = 0; row < rows; row++) {
      labels[row] = row % net.outputs();
      for (int k = 0; k < net.inputs(); k++) {
        int at = row * net.inputs() + k;
        double faint = PATTERN * patterns.normal(labels[row] * net.width() + k % net.width());
        inputs[at] = (float) (noise.normal(at) + faint);
      }
    }
    return new Examples(net.inputs(), inputs, net.outputs(), labels);
  }

  int rows() {
    return labels.length;
  }

  /// The inputs of some rows.
  float[] inputs(int first, int rows) {
    return Arrays.copyOfRange(inputs, first * features, (first + rows) * features);
  }

  /// The classes of some rows.
  int[] labels(int first, int rows) {
    return Arrays.copyOfRange(labels, first, first + rows);
  }

  /// The classes of some rows, each as a row with one 1.
  float[] oneHot(int first, int rows) {
    float[] targets = new float[rows * classes];
    for (int row = 0; row < rows; row++) {
      targets[row * classes + labels[first + row]] = 1;
    }
    return targets;
  }
}
