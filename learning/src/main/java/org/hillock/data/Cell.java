package org.hillock.data;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/// What one cell of a table says. A cell is trimmed of surrounding blanks and then is
///
/// - missing: empty, or one of `NA`, `N/A`, `n/a`, `NaN`, `nan`, `null`, `NULL`, `None`, `?`;
/// - a number: an optional sign, ASCII digits with an optional fraction (`.5` and `5.` too), an
///   optional exponent; no hex, no type suffix, no grouping, no decimal comma;
/// - text: anything else.
final class Cell {
  private static final Set<String> MISSING =
      Set.of("", "NA", "N/A", "n/a", "NaN", "nan", "null", "NULL", "None", "?");
  private static final Set<String> INFINITE = Set.of("inf", "infinity");
  private static final Pattern COMMA =
      Pattern.compile("[+-]?(\\d*,\\d+([eE][+-]?\\d+)?|\\d{1,3}(,\\d{3}){1,6}(\\.\\d*)?)");
  private static final int SHOWN = 40;

  private Cell() {}

  enum Kind {
    MISSING,
    NUMBER,
    /// A number or "inf" that no finite float can hold.
    BEYOND,
    /// A number but for a decimal or grouping comma.
    COMMA,
    TEXT
  }

  static Kind kind(String cell) {
    if (isMissing(cell)) {
      return Kind.MISSING;
    }
    if (isNumber(cell)) {
      return Math.abs(Double.parseDouble(cell)) > Float.MAX_VALUE ? Kind.BEYOND : Kind.NUMBER;
    }
    String unsigned = cell.substring(pastSign(cell, 0)).toLowerCase(Locale.ROOT);
    if (INFINITE.contains(unsigned)) {
      return Kind.BEYOND;
    }
    // The length is checked first, so that no pattern ever runs over a megabyte.
    return cell.length() <= SHOWN && COMMA.matcher(cell).matches() ? Kind.COMMA : Kind.TEXT;
  }

  static boolean isMissing(String cell) {
    return MISSING.contains(cell);
  }

  /// All spellings of a missing cell, in natural order.
  static List<String> missing() {
    return MISSING.stream().sorted().toList();
  }

  static boolean isNumber(String cell) {
    int start = pastSign(cell, 0);
    int whole = pastDigits(cell, start);
    boolean point = whole < cell.length() && cell.charAt(whole) == '.';
    int end = point ? pastDigits(cell, whole + 1) : whole;
    int digits = end - start - (point ? 1 : 0);
    if (digits == 0) {
      return false;
    }
    if (end < cell.length() && (cell.charAt(end) == 'e' || cell.charAt(end) == 'E')) {
      int exponent = pastSign(cell, end + 1);
      end = pastDigits(cell, exponent);
      return end > exponent && end == cell.length();
    }
    return end == cell.length();
  }

  /// The name of a number as a class: 1, 1.0 and +01 are the same class "1".
  static String canonical(double number) {
    return number == Math.rint(number) && Math.abs(number) < 1e15
        ? Long.toString((long) number)
        : Double.toString(number);
  }

  /// The cell in quotes for a message, cut if long, on one line.
  static String shown(String cell) {
    String line = cell.replace('\r', ' ').replace('\n', ' ');
    return '"' + (line.length() > SHOWN ? line.substring(0, SHOWN) + "..." : line) + '"';
  }

  private static int pastSign(String cell, int from) {
    boolean sign = from < cell.length() && (cell.charAt(from) == '-' || cell.charAt(from) == '+');
    return sign ? from + 1 : from;
  }

  private static int pastDigits(String cell, int from) {
    int i = from;
    while (i < cell.length() && cell.charAt(i) >= '0' && cell.charAt(i) <= '9') {
      i++;
    }
    return i;
  }
}
