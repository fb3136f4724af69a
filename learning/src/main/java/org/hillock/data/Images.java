package org.hillock.data;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.hillock.activation.InvalidInputException;

/// Grayscale images of one size, and their labels if they are known: one byte a pixel.
///
/// The arrays are not copied: they are large, and nobody writes to them.
///
/// @param source what messages call them: the name of their file
/// @param height pixels from top to bottom
/// @param width pixels from left to right
/// @param pixels image by image, row by row, 0 to 255
/// @param labels one an image, 0 to 255
@SuppressWarnings("ArrayRecordComponent")
public record Images(String source, int height, int width, byte[] pixels, Optional<byte[]> labels)
    implements Examples {
  /// The name of the target that the labels are.
  public static final String LABEL = "label";

  /// The name of the feature that the pixels are.
  static final String IMAGE = "image";

  /// Checks the shapes.
  public Images {
    int area = height < 1 || width < 1 ? 0 : Math.multiplyExact(height, width);
    if (area == 0 || pixels.length == 0 || pixels.length % area != 0) {
      throw new IllegalArgumentException(
          "%d pixels are not images of %d x %d; pass one byte for each pixel of each image."
              .formatted(pixels.length, height, width));
    }
    int images = pixels.length / area;
    labels.ifPresent(known -> {
      if (known.length != images) {
        throw new InvalidInputException(
            "%s has %d images, and there are %d labels; they have to be files of the same images."
                .formatted(source, images, known.length));
      }
    });
  }

  /// Reads images from a file in IDX format, plain or compressed by gzip, and their labels from the
  /// file beside it that is named alike: `train-images-idx3-ubyte.gz` and
  /// `train-labels-idx1-ubyte.gz`, either with or without `.gz`. Without that file, the labels are
  /// not known.
  ///
  /// @throws InvalidInputException if a file cannot be read, or is not what it should be; names the
  ///   file and the next move
  public static Images read(Path path) {
    Idx images = Idx.read(path, 3);
    Optional<byte[]> labels = labelsFile(path).map(file -> Idx.read(file, 1).bytes());
    return new Images(
        images.source(), images.shape().get(1), images.shape().get(2), images.bytes(), labels);
  }

  /// Reads the images of one part, `train` or `t10k`, from a folder, if it has them.
  ///
  /// @throws InvalidInputException as [#read]
  public static Optional<Images> in(Path folder, String part) {
    return existing(folder.resolve(part + "-images-idx3-ubyte")).map(Images::read);
  }

  private static Optional<Path> labelsFile(Path images) {
    String name = String.valueOf(images.getFileName());
    String plain = name.endsWith(".gz") ? name.substring(0, name.length() - 3) : name;
    String labels = plain.replace("images", "labels").replace("idx3", "idx1");
    return labels.equals(plain) ? Optional.empty() : existing(images.resolveSibling(labels));
  }

  private static Optional<Path> existing(Path plain) {
    return Stream.of(plain, plain.resolveSibling(plain.getFileName() + ".gz"))
        .filter(Files::isRegularFile)
        .findFirst();
  }

  @Override
  public int rows() {
    return pixels.length / area();
  }

  @Override
  public List<String> notes() {
    return List.of();
  }

  /// Pixels of one image.
  int area() {
    return height * width;
  }

  /// Refuses another size.
  ///
  /// @throws InvalidInputException if the images are not of this size
  void checkSize(int otherHeight, int otherWidth) {
    if (height != otherHeight || width != otherWidth) {
      throw new InvalidInputException(
          "the images of %s are %d x %d, those learned from %d x %d; name images of that size."
              .formatted(source, height, width, otherHeight, otherWidth));
    }
  }

  /// Writes some images' pixels / 255, each image from `offset` on in a row of that length.
  void writeTo(float[] values, int length, int offset, int... rows) {
    for (int i = 0; i < rows.length; i++) {
      for (int p = 0; p < area(); p++) {
        values[i * length + offset + p] = (pixels[rows[i] * area() + p] & 0xff) / 255f;
      }
    }
  }

  /// The labels of all images as a table of one column, for what is said about classes.
  ///
  /// @throws InvalidInputException if they are not known
  Table labelTable() {
    byte[] known = requiredLabels();
    List<String> names = IntStream.range(0, 256).mapToObj(Integer::toString).toList();
    List<String> cells =
        IntStream.range(0, known.length).mapToObj(i -> names.get(known[i] & 0xff)).toList();
    return Table.of(source, List.of(new Column(LABEL, cells)));
  }

  /// For each of some images the index of its class.
  ///
  /// @throws InvalidInputException if the labels are not known, or one is none of these classes
  int[] indices(List<String> classes, int... rows) {
    Map<String, Integer> known = Encoder.positions(classes);
    byte[] all = requiredLabels();
    int[] indices = new int[rows.length];
    for (int i = 0; i < rows.length; i++) {
      int label = all[rows[i]] & 0xff;
      Integer index = known.get(Integer.toString(label));
      if (index == null) {
        throw new InvalidInputException(
            "image %d of %s has the label %d, which is none of the classes learned: %s; leave it out."
                .formatted(rows[i] + 1, source, label, String.join(", ", classes)));
      }
      indices[i] = index;
    }
    return indices;
  }

  private byte[] requiredLabels() {
    return labels.orElseThrow(() ->
        new InvalidInputException(
            ("the labels of %s are not known; put their file beside it, named alike:"
                    + " train-images-idx3-ubyte and train-labels-idx1-ubyte, each with or without .gz.")
                .formatted(source)));
  }
}
