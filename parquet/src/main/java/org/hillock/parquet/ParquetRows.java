package org.hillock.parquet;

import dev.hardwood.InputFile;
import dev.hardwood.metadata.PhysicalType;
import dev.hardwood.reader.ParquetFileReader;
import dev.hardwood.reader.RowReader;
import dev.hardwood.schema.ColumnSchema;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.hillock.activation.InvalidInputException;
import org.hillock.data.TableFormat;
import org.jspecify.annotations.Nullable;

/// The rows of a Parquet file, a value a cell: numbers with all their digits, nothing for null.
final class ParquetRows implements TableFormat.Rows {
  /// Held, since a logger that nobody holds forgets its level.
  private static final Logger LIBRARY = Logger.getLogger("dev.hardwood");

  private final Path path;
  private final ParquetFileReader file;
  private final RowReader rows;
  private final List<ColumnSchema> columns;

  private ParquetRows(Path path, ParquetFileReader file) {
    this.path = path;
    this.file = file;
    columns = file.getFileSchema().getColumns();
    checkColumns();
    rows = file.rowReader();
  }

  static ParquetRows open(Path path) {
    // It tells which native libraries it found, which is nothing to users.
    LIBRARY.setLevel(Level.WARNING);
    @Nullable ParquetFileReader file = null;
    try {
      file = ParquetFileReader.open(InputFile.of(path));
      return new ParquetRows(path, file);
    } catch (IOException | RuntimeException e) {
      close(file);
      throw failed(path, e);
    }
  }

  private static void close(@Nullable ParquetFileReader file) {
    try {
      if (file != null) {
        file.close();
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// The library ends in exceptions of many kinds on damaged files.
  private static InvalidInputException failed(Path path, Exception e) {
    return switch (e) {
      case InvalidInputException ours -> ours;
      case UnsupportedOperationException _ ->
          new InvalidInputException(
              "%s is in a kind of Parquet that cannot be read (%s); write it with snappy or gzip, or without compression."
                  .formatted(path, e.getMessage()),
              e);
      default ->
          new InvalidInputException(
              "%s is no whole Parquet file (%s); get the file again."
                  .formatted(path, e.getMessage()),
              e);
    };
  }

  private void checkColumns() {
    Set<String> seen = new HashSet<>();
    for (ColumnSchema column : columns) {
      String name = column.fieldPath().topLevelName();
      if (column.maxRepetitionLevel() > 0 || column.fieldPath().elements().size() > 1) {
        throw refused(name, "holds lists or records", "one value a row");
      }
      boolean bytes =
          column.type() == PhysicalType.BYTE_ARRAY
              || column.type() == PhysicalType.FIXED_LEN_BYTE_ARRAY;
      if (column.type() == PhysicalType.INT96 || (bytes && column.logicalType() == null)) {
        throw refused(name, "holds bytes without a meaning", "numbers, text or dates");
      }
      if (name.isBlank() || !seen.add(name.strip())) {
        throw refused(name, "has no name, or that of another one", "names that differ");
      }
    }
  }

  private InvalidInputException refused(String name, String fact, String expected) {
    return new InvalidInputException(
        "column \"%s\" of %s %s, and %s are expected; write the file without it."
            .formatted(name, path.getFileName(), fact, expected));
  }

  @Override
  public List<String> names() {
    return columns.stream().map(ColumnSchema::name).toList();
  }

  @Override
  public long count() {
    return file.getFileMetaData().numRows();
  }

  @Override
  public boolean next() {
    try {
      if (!rows.hasNext()) {
        return false;
      }
      rows.next();
      return true;
    } catch (RuntimeException e) {
      throw failed(path, e);
    }
  }

  @Override
  public List<String> cells() {
    try {
      List<String> cells = new ArrayList<>(columns.size());
      for (int i = 0; i < columns.size(); i++) {
        cells.add(rows.isNull(i) ? "" : text(rows.getValue(i), columns.get(i)));
      }
      return cells;
    } catch (RuntimeException e) {
      throw failed(path, e);
    }
  }

  private static String text(Object value, ColumnSchema column) {
    boolean unsigned = String.valueOf(column.logicalType()).startsWith("UINT");
    return switch (value) {
      case Long number when unsigned -> Long.toUnsignedString(number);
      case Integer number when unsigned -> Integer.toUnsignedString(number);
      case BigDecimal number -> number.toPlainString();
      default -> value.toString();
    };
  }

  @Override
  public void close() {
    rows.close();
    close(file);
  }
}
