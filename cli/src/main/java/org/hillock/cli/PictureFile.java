package org.hillock.cli;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.hillock.activation.InvalidInputException;
import org.hillock.catalogue.drawing.Format;
import org.hillock.catalogue.drawing.Picture;

/// A file whose ending says what kind of picture it is.
///
/// @param file where it goes
/// @param ending in lower case, without the dot
record PictureFile(OutputFile file, String ending) {
  /// Checks the ending, then that the file can be written.
  ///
  /// @param more endings that are allowed beside those of pictures
  /// @throws InvalidInputException if it is another ending, or nothing can be written there
  static PictureFile at(Path path, String... more) {
    List<String> allowed =
        Stream.concat(
                Arrays.stream(more),
                Arrays.stream(Format.values()).map(f -> f.name().toLowerCase(Locale.ROOT)))
            .toList();
    String name = String.valueOf(path.getFileName());
    String ending = name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
    if (!name.contains(".") || !allowed.contains(ending)) {
      throw new InvalidInputException(
          "%s does not say what kind of file it is to be; let its name end in %s."
              .formatted(
                  path, allowed.stream().map(e -> "." + e).collect(Collectors.joining(" or "))));
    }
    return new PictureFile(OutputFile.at(path), ending);
  }

  /// Writes a picture.
  void write(Picture picture) {
    byte[] bytes = picture.as(Format.valueOf(ending.toUpperCase(Locale.ROOT)));
    file.write(out -> out.write(bytes));
  }
}
