package org.hillock.data;

import java.util.List;
import org.hillock.activation.InvalidInputException;

/// The texts in a column of a table, to be learned character by character.
///
/// @param table has that column and the targets
/// @param column of the texts; what stands in other columns is not read
/// @param longest how many characters of a text are read at most, at least 1
public record Texts(Table table, String column, int longest) implements Examples {
  /// How many characters of a text are read if nothing else is said.
  public static final int LONGEST = 256;

  /// Checks the column and the length.
  ///
  /// @throws InvalidInputException if the column is unknown or the length not at least 1
  public Texts {
    if (table.column(column).isEmpty()) {
      throw InvalidInputException.unknown("column", column, table.names());
    }
    if (longest < 1) {
      throw new InvalidInputException(
          "texts cannot be cut to %d characters; give at least 1.".formatted(longest));
    }
  }

  @Override
  public String source() {
    return table.source();
  }

  @Override
  public int rows() {
    return table.rows();
  }

  @Override
  public List<String> notes() {
    return table.notes();
  }

  @Override
  public Table answers(List<String> columns) {
    return table;
  }

  @Override
  public Texts known(List<String> targets) {
    return new Texts(table.known(targets), column, longest);
  }

  /// The texts, one a row.
  Column texts() {
    return table.required(column);
  }

  /// Characters of the longest text, as far as it is read.
  int steps() {
    int most = 1;
    for (String text : texts().cells()) {
      most = Math.max(most, Math.min(characters(text), longest));
    }
    return most;
  }

  /// How many texts are longer than what is read.
  int cut() {
    int count = 0;
    for (String text : texts().cells()) {
      count += characters(text) > longest ? 1 : 0;
    }
    return count;
  }

  private static int characters(String text) {
    return text.codePointCount(0, text.length());
  }
}
