package org.hillock.data;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.ServiceLoader;
import org.hillock.activation.InvalidInputException;

/// Reads a table from a file in whatever format it is.
final class TableFiles {
  /// A cell takes about so many bytes in memory, with its place in the list.
  private static final long BYTES_OF_A_CELL = 64;

  private TableFiles() {}

  /// @param onDisk whether the cells are to be kept in a temporary file even if they are few
  static Table read(Path path, boolean onDisk) {
    Optional<TableFormat> format = format(path);
    return format.isPresent()
        ? read(path, format.get(), onDisk)
        : Csv.read(path, onDisk || isLarge(path));
  }

  private static Optional<TableFormat> format(Path path) {
    if (!Files.isRegularFile(path)) {
      return Optional.empty();
    }
    try (InputStream in = Files.newInputStream(path)) {
      byte[] head = in.readNBytes(TableFormat.HEAD);
      return ServiceLoader.load(TableFormat.class).stream()
          .map(ServiceLoader.Provider::get)
          .filter(format -> format.matches(head))
          .findFirst();
    } catch (IOException e) {
      // What cannot be read is told by whoever reads all of it.
      return Optional.empty();
    }
  }

  private static boolean isLarge(Path path) {
    try {
      return Files.size(path) > Runtime.getRuntime().maxMemory() / 8;
    } catch (IOException e) {
      return false;
    }
  }

  /// Rows are numbered from 1, as lines are.
  private static Table read(Path path, TableFormat format, boolean onDisk) {
    String source = String.valueOf(path.getFileName());
    try (TableFormat.Rows rows = format.open(path)) {
      int width = rows.names().size();
      if (rows.count() == 0 || width == 0) {
        throw new InvalidInputException(
            source + " has no rows or no columns; name a file with at least ten rows.");
      }
      if (rows.count() > Integer.MAX_VALUE - 8) {
        throw new InvalidInputException(
            "%s has %d rows, at most 2^31 are possible; use fewer."
                .formatted(source, rows.count()));
      }
      boolean large = rows.count() * width > Runtime.getRuntime().maxMemory() / 2 / BYTES_OF_A_CELL;
      try (TableWriter table =
          onDisk || large ? new TableOnDisk(width) : new TableWriter.InMemory(width)) {
        int row = 0;
        while (rows.next()) {
          table.add(++row, rows.cells().stream().map(String::strip).toList());
        }
        return table.table(source, rows.names(), List.of());
      }
    }
  }
}
