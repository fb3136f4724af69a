package org.hillock.data;

import de.siegmar.fastcsv.reader.AbstractBaseCsvCallbackHandler;
import java.util.ArrayList;
import java.util.List;
import org.hillock.activation.InvalidInputException;
import org.jspecify.annotations.Nullable;

/// Collects the rows that fastcsv finds, knows the line it is at, and stops at absurd sizes.
final class CsvRows extends AbstractBaseCsvCallbackHandler<CsvRows.Row> {
  static final int MOST_CHARACTERS = 1 << 20;
  static final int MOST_COLUMNS = 10_000;

  private static final int RECENT = 1 << 12;
  private static final int LONGEST_SHARED = 32;

  private final String source;

  /// Cells repeat; sharing their strings saves most of the memory of a large table.
  private final @Nullable String[] recent = new @Nullable String[RECENT];

  private List<String> cells = new ArrayList<>();
  private int line = 1;

  CsvRows(String source) {
    this.source = source;
  }

  /// @param line where the row begins
  record Row(int line, List<String> cells) {
    /// Whether the line holds nothing but blanks.
    boolean isBlank() {
      return cells.size() == 1 && cells.getFirst().isEmpty();
    }
  }

  /// The line on which the cell being read begins.
  int line() {
    return line;
  }

  InvalidInputException tooLong() {
    return new InvalidInputException(
        ("a cell in line %d of %s is longer than a million characters;"
                + " is a quote not closed, or is this no CSV file?")
            .formatted(line, source));
  }

  @Override
  protected void handleBegin(long startingLineNumber) {
    line = (int) startingLineNumber;
    cells = new ArrayList<>(cells.size());
  }

  @Override
  protected void handleField(int index, char[] text, int offset, int length, boolean quoted) {
    if (index >= MOST_COLUMNS) {
      throw new InvalidInputException(
          "line %d of %s has more than %d cells; tables may have up to that many columns."
              .formatted(line, source, MOST_COLUMNS));
    }
    cells.add(stripped(text, offset, offset + length));
    if (quoted) {
      line += lineEnds(text, offset, offset + length);
    }
  }

  @Override
  protected Row buildRecord() {
    return new Row((int) getStartingLineNumber(), cells);
  }

  private String stripped(char[] text, int from, int to) {
    int start = from;
    int end = to;
    while (start < end && text[start] <= ' ') {
      start++;
    }
    while (start < end && text[end - 1] <= ' ') {
      end--;
    }
    int length = end - start;
    return length > LONGEST_SHARED ? new String(text, start, length) : shared(text, start, length);
  }

  private String shared(char[] text, int start, int length) {
    int hash = length;
    for (int i = start; i < start + length; i++) {
      hash = 31 * hash + text[i];
    }
    int slot = (hash ^ hash >>> 12) & (RECENT - 1);
    String known = recent[slot];
    if (known != null && same(known, text, start, length)) {
      return known;
    }
    String fresh = new String(text, start, length);
    recent[slot] = fresh;
    return fresh;
  }

  private static boolean same(String known, char[] text, int start, int length) {
    if (known.length() != length) {
      return false;
    }
    for (int i = 0; i < length; i++) {
      if (known.charAt(i) != text[start + i]) {
        return false;
      }
    }
    return true;
  }

  private static int lineEnds(char[] text, int from, int to) {
    int count = 0;
    for (int i = from; i < to; i++) {
      if (text[i] == '\r' || (text[i] == '\n' && (i == from || text[i - 1] != '\r'))) {
        count++;
      }
    }
    return count;
  }
}
