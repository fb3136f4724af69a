package org.hillock.data;

import java.nio.file.Path;
import java.util.List;
import org.hillock.activation.InvalidInputException;

/// Rows as a file holds them, before they are numbers for a network.
public sealed interface Examples permits Table, Images {
  /// Reads a file: images if it is in IDX format, plain or compressed, else a table.
  ///
  /// @throws InvalidInputException if it is neither
  static Examples read(Path path) {
    return Idx.is(path) ? Images.read(path) : Table.read(path);
  }

  /// What messages call them: the file name.
  String source();

  /// How many there are.
  int rows();

  /// What the user should know about how they were read.
  List<String> notes();

  /// These, if they are a table.
  ///
  /// @throws InvalidInputException if they are images
  default Table asTable() {
    return switch (this) {
      case Table table -> table;
      case Images images ->
          throw new InvalidInputException(
              images.source()
                  + " holds images, and a table is expected; name a CSV file with the columns learned from.");
    };
  }

  /// These, if they are images.
  ///
  /// @throws InvalidInputException if they are a table
  default Images asImages() {
    return switch (this) {
      case Images images -> images;
      case Table table ->
          throw new InvalidInputException(
              table.source()
                  + " is a table, and images are expected; name a file of images in IDX format.");
    };
  }
}
