package org.hillock.data;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.hillock.activation.InvalidInputException;

/// Images of one size, gray or in color, and their labels if they are known: one byte a pixel and
/// channel.
///
/// The arrays are not copied: they are large, and nobody writes to them.
///
/// @param source what messages call them: the name of their file or folder
/// @param size height and width
/// @param channels 1 for gray, 3 for red, green and blue
/// @param pixels image by image, row by row, the channels of a pixel side by side, 0 to 255
/// @param labels one an image, each the position of its name
/// @param names of the labels
/// @param notes what the user should know about how they were read
@SuppressWarnings("ArrayRecordComponent")
public record Images(
    String source,
    Size size,
    int channels,
    byte[] pixels,
    Optional<byte[]> labels,
    List<String> names,
    List<String> notes)
    implements Examples {
  /// The name of the target that the labels are.
  public static final String LABEL = "label";

  /// The name of the feature that the pixels are.
  static final String IMAGE = "image";

  private static final List<String> NUMBERS =
      IntStream.range(0, 256).mapToObj(Integer::toString).toList();

  /// Checks the shapes.
  public Images {
    names = List.copyOf(names);
    notes = List.copyOf(notes);
    if (channels != 1 && channels != 3) {
      throw new IllegalArgumentException(
          channels + " channels are neither gray nor color; pass 1 or 3.");
    }
    int area = size.area() * channels;
    if (pixels.length == 0 || pixels.length % area != 0) {
      throw new IllegalArgumentException(
          "%d bytes are not images of %s in %d channels; pass one byte for each of each image."
              .formatted(pixels.length, size, channels));
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

  /// Gray images whose labels are numbers from 0 to 255.
  public Images(String source, int height, int width, byte[] pixels, Optional<byte[]> labels) {
    this(source, new Size(height, width), 1, pixels, labels, NUMBERS, List.of());
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
    int height = images.shape().get(1);
    int width = images.shape().get(2);
    return new Images(images.source(), height, width, images.bytes(), labels);
  }

  /// Reads the PNG and JPEG files of a folder. Its sub-folders are the classes; if it has none, the
  /// images' labels are not known. They are gray if all of them are. Files that are neither are
  /// noted and left out.
  ///
  /// @param scale the size that each image is scaled to, by area; without one, all have to have the
  ///   same
  /// @throws InvalidInputException if there is no image, one is broken or of another size, or a
  ///   class has none; names the file
  public static Images folder(Path folder, Optional<Size> scale) {
    return ImageFolder.read(folder, scale);
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

  /// Pixels from top to bottom.
  public int height() {
    return size.height();
  }

  /// Pixels from left to right.
  public int width() {
    return size.width();
  }

  /// Bytes of one image.
  int area() {
    return size.area() * channels;
  }

  /// These images for a network that learned from that size and number of channels: gray ones in
  /// color if need be.
  ///
  /// @throws InvalidInputException if they are of another size, or lose their color
  public Images as(Size learned, int learnedChannels) {
    if (!size.equals(learned)) {
      throw new InvalidInputException(
          "the images of %s are %s, those learned from %s; name images of that size."
              .formatted(source, size, learned));
    }
    if (channels > learnedChannels) {
      throw new InvalidInputException(
          "the images of %s are in color, those learned from are gray; convert them to gray."
              .formatted(source));
    }
    if (channels == learnedChannels) {
      return this;
    }
    byte[] colored = new Picture(size, channels, pixels).pixels(learnedChannels);
    return new Images(source, size, learnedChannels, colored, labels, names, notes);
  }

  /// Writes some images' pixels / divisor, each image from `offset` on in a row of that length.
  void writeTo(float[] values, int length, int offset, float divisor, int... rows) {
    for (int i = 0; i < rows.length; i++) {
      for (int p = 0; p < area(); p++) {
        values[i * length + offset + p] = (pixels[rows[i] * area() + p] & 0xff) / divisor;
      }
    }
  }

  @Override
  public Table answers(List<String> columns) {
    return labelTable();
  }

  @Override
  public Images known(List<String> targets) {
    return this;
  }

  /// The labels of all images as a table of one column, for what is said about classes.
  ///
  /// @throws InvalidInputException if they are not known
  Table labelTable() {
    byte[] known = requiredLabels();
    List<String> cells = IntStream.range(0, known.length).mapToObj(i -> name(known[i])).toList();
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
      String name = name(all[rows[i]]);
      Integer index = known.get(name);
      if (index == null && Cell.isNumber(name)) {
        index = known.get(Cell.canonical(Double.parseDouble(name)));
      }
      if (index == null) {
        throw new InvalidInputException(
            "image %d of %s has the label %s, which is none of the classes learned: %s; leave it out."
                .formatted(rows[i] + 1, source, name, String.join(", ", classes)));
      }
      indices[i] = index;
    }
    return indices;
  }

  private String name(byte label) {
    return names.get(label & 0xff);
  }

  private byte[] requiredLabels() {
    return labels.orElseThrow(() ->
        new InvalidInputException(
            ("the labels of %s are not known; put their file beside it, named alike:"
                    + " train-images-idx3-ubyte and train-labels-idx1-ubyte, each with or without .gz;"
                    + " or the images of a folder into a sub-folder for each class.")
                .formatted(source)));
  }
}
