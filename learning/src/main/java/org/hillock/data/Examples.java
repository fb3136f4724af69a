package org.hillock.data;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.hillock.activation.InvalidInputException;

/// Rows as a file holds them, before they are numbers for a network.
public sealed interface Examples permits Table, Images, Sequences, Texts {
  /// Reads a file: images if it is in IDX format, plain or compressed, or a folder of PNG and JPEG
  /// files; else a table. Sequences and texts are ways to look at a table.
  ///
  /// @throws InvalidInputException if it is none of these
  static Examples read(Path path) {
    return read(path, Optional.empty());
  }

  /// Reads a file.
  ///
  /// @param scale the size that the images of a folder are scaled to
  /// @throws InvalidInputException as the other method
  static Examples read(Path path, Optional<Size> scale) {
    if (Files.isDirectory(path)) {
      return Images.folder(path, scale);
    }
    return Idx.is(path) ? Images.read(path) : Table.read(path);
  }

  /// What messages call them: the file name.
  String source();

  /// How many there are.
  int rows();

  /// What the user should know about how they were read.
  List<String> notes();

  /// A table with these columns and one row an example: what is to be learned of it.
  ///
  /// @throws InvalidInputException if it has no such columns
  Table answers(List<String> columns);

  /// The examples whose targets are known; a note says how many others there are.
  ///
  /// @throws InvalidInputException if there is no column of that name
  Examples known(List<String> targets);

  /// These, if they are a table or texts in one.
  ///
  /// @throws InvalidInputException if they are neither
  default Table asTable() {
    return switch (this) {
      case Table table -> table;
      case Texts texts -> texts.table();
      case Images images ->
          throw new InvalidInputException(
              images.source()
                  + " holds images, and a table is expected; name a CSV file with the columns learned from.");
      case Sequences sequences ->
          throw new InvalidInputException(
              sequences.source()
                  + " was read as sequences, and a table is expected; read it as a table.");
    };
  }

  /// These, if they are images.
  ///
  /// @throws InvalidInputException if they are something else
  default Images asImages() {
    return switch (this) {
      case Images images -> images;
      case Table _, Texts _, Sequences _ ->
          throw new InvalidInputException(
              source()
                  + " is a table, and images are expected; name a file of images in IDX format,"
                  + " or a folder of PNG or JPEG files.");
    };
  }

  /// These as sequences, those of a table in that layout.
  ///
  /// @throws InvalidInputException if they are images, or the table does not have that layout
  default Sequences asSequences(Layout layout) {
    return switch (this) {
      case Sequences sequences -> sequences;
      case Table _, Texts _, Images _ -> Sequences.of(asTable(), layout);
    };
  }
}
