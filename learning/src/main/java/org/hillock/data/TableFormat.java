package org.hillock.data;

import java.nio.file.Path;
import java.util.List;
import org.hillock.activation.InvalidInputException;

/// A file format of tables other than CSV. [Table#read] asks each one that
/// [java.util.ServiceLoader] finds; the module `org.hillock.parquet` has Parquet's, so that
/// programs that do not need it need not its library either.
public interface TableFormat {
  /// How many of a file's first bytes [#matches] is asked about.
  int HEAD = 8;

  /// Whether a file that begins like this is in this format.
  boolean matches(byte[] head);

  /// Opens a file.
  ///
  /// @throws InvalidInputException if it is damaged, or its columns do not make a table
  Rows open(Path path);

  /// The rows of a file, one at a time.
  interface Rows extends AutoCloseable {
    /// The names of the columns, none empty, all different.
    List<String> names();

    /// How many rows there are.
    long count();

    /// Goes to the next row.
    ///
    /// @return false if there is none
    /// @throws InvalidInputException if the file is damaged
    boolean next();

    /// The cells of the row as they would stand in a CSV file, an empty one where there is none.
    List<String> cells();

    @Override
    void close();
  }
}
