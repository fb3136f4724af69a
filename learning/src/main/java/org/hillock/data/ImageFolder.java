package org.hillock.data;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.hillock.activation.InvalidInputException;

/// Reads the PNG and JPEG files of a folder that has a sub-folder for each class, or, if it has
/// none, images of unknown class; in the order of their names.
final class ImageFolder {
  private static final int MOST_CLASSES = 256;
  private static final String NEXT =
      "; put PNG or JPEG files into a sub-folder for each class, or directly into it to predict;"
          + " or the IDX files train-images-idx3-ubyte and train-labels-idx1-ubyte.";

  private final Path folder;
  private final Optional<Size> scale;
  private final List<Picture> pictures = new ArrayList<>();
  private final List<Integer> labels = new ArrayList<>();
  private final List<Path> others = new ArrayList<>();
  private Optional<Path> first = Optional.empty();

  private ImageFolder(Path folder, Optional<Size> scale) {
    this.folder = folder;
    this.scale = scale;
  }

  static Images read(Path folder, Optional<Size> scale) {
    return new ImageFolder(folder, scale).read();
  }

  private Images read() {
    List<Path> entries = entries(folder);
    entries.stream()
        .filter(ImageFolder::isIdx)
        .findFirst()
        .ifPresent(idx -> {
          throw new InvalidInputException(
              "%s is a folder with files in IDX format; name one, such as %s."
                  .formatted(folder, idx));
        });
    List<Path> classes = entries.stream().filter(Files::isDirectory).toList();
    if (classes.isEmpty()) {
      add(folder, 0);
    } else {
      entries.stream().filter(entry -> !Files.isDirectory(entry)).forEach(others::add);
      checkCount(classes);
      for (int c = 0; c < classes.size(); c++) {
        add(classes.get(c), c);
        if (labels.isEmpty() || labels.getLast() != c) {
          throw new InvalidInputException(
              "the class folder %s holds no PNG or JPEG image; add some, or remove the folder."
                  .formatted(classes.get(c)));
        }
      }
    }
    if (pictures.isEmpty()) {
      throw new InvalidInputException(
          folder + (entries.isEmpty() ? " is empty" : " holds no PNG or JPEG image") + NEXT);
    }
    return images(classes.stream().map(path -> String.valueOf(path.getFileName())).toList());
  }

  private static boolean isIdx(Path file) {
    return String.valueOf(file.getFileName()).contains("-images-idx3-ubyte");
  }

  private void checkCount(List<Path> classes) {
    if (classes.size() > MOST_CLASSES) {
      throw new InvalidInputException(
          "%s has %d sub-folders, at most %d classes are possible; merge classes."
              .formatted(folder, classes.size(), MOST_CLASSES));
    }
  }

  private void add(Path files, int label) {
    for (Path file : entries(files)) {
      if (Files.isDirectory(file) || !Picture.isNamed(file)) {
        others.add(file);
        continue;
      }
      Picture picture = Picture.read(file).scaled(scale);
      Path one = first.orElse(file);
      first = Optional.of(one);
      Picture known = pictures.isEmpty() ? picture : pictures.getFirst();
      if (!known.size().equals(picture.size())) {
        throw new InvalidInputException(
            "%s is %s, but %s is %s; scale all to one size, on the command line with --size %dx%d."
                .formatted(
                    file,
                    picture.size(),
                    one,
                    known.size(),
                    known.size().height(),
                    known.size().width()));
      }
      pictures.add(picture);
      labels.add(label);
    }
  }

  /// All that is not hidden, in natural order of the names, whatever order the disk has.
  private static List<Path> entries(Path folder) {
    try (Stream<Path> entries = Files.list(folder)) {
      return entries
          .filter(entry -> !String.valueOf(entry.getFileName()).startsWith("."))
          .sorted(Comparator.comparing(entry -> String.valueOf(entry.getFileName())))
          .toList();
    } catch (IOException e) {
      throw new InvalidInputException(
          folder + " cannot be read: " + e.getMessage() + "; check its owner and mode.", e);
    }
  }

  private Images images(List<String> classes) {
    Size size = pictures.getFirst().size();
    int channels = pictures.stream().mapToInt(Picture::channels).max().orElseThrow();
    int area = size.area() * channels;
    if ((long) area * pictures.size() > Integer.MAX_VALUE - 8) {
      throw new InvalidInputException(
          "%d images of %s are more than the 2^31 bytes an array can hold; scale them down with --size."
              .formatted(pictures.size(), size));
    }
    byte[] pixels = new byte[area * pictures.size()];
    byte[] known = new byte[pictures.size()];
    for (int i = 0; i < pictures.size(); i++) {
      System.arraycopy(pictures.get(i).pixels(channels), 0, pixels, i * area, area);
      known[i] = labels.get(i).byteValue();
    }
    return new Images(
        String.valueOf(folder.getFileName()),
        size,
        channels,
        pixels,
        classes.isEmpty() ? Optional.empty() : Optional.of(known),
        classes,
        notes());
  }

  private List<String> notes() {
    return others.isEmpty()
        ? List.of()
        : List.of(
            "%s: %d left out, for being no PNG or JPEG image where one is expected; the first: %s."
                .formatted(
                    folder.getFileName(), others.size(), folder.relativize(others.getFirst())));
  }
}
