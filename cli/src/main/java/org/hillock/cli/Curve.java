package org.hillock.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.DoubleUnaryOperator;

/// A curve in a terminal, drawn with braille dots: two columns and four rows of dots a character.
///
/// @param title what is drawn
/// @param f the function
record Curve(String title, DoubleUnaryOperator f) {
  private static final int COLUMNS = 32;
  private static final int ROWS = 8;
  private static final int DOTS_ACROSS = 2;
  private static final int DOTS_DOWN = 4;
  private static final double REACH = 4;

  /// The highest and lowest value shown; what lies beyond is cut.
  private static final double CEILING = 4;

  private static final double FLOOR = -2;

  /// Bits of the dots of U+2800, by row and column.
  private static final int[][] DOTS = {
    {0x01, 0x08}, {0x02, 0x10}, {0x04, 0x20}, {0x40, 0x80},
  };

  /// Two curves side by side, with a line break after each line.
  static String sideBySide(Curve left, Curve right) {
    List<String> a = left.lines();
    List<String> b = right.lines();
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < a.size(); i++) {
      text.append("  ")
          .append(a.get(i))
          .append("   ")
          .append(b.get(i).stripTrailing())
          .append("\n");
    }
    return text.toString();
  }

  /// Title, curve between its highest and lowest value, and the ends of the x axis; all equally
  /// wide.
  List<String> lines() {
    double low = 0;
    double high = 0;
    double[] y = new double[COLUMNS * DOTS_ACROSS];
    for (int i = 0; i < y.length; i++) {
      y[i] = f.applyAsDouble(x(i));
      low = Math.max(FLOOR, Math.min(low, y[i]));
      high = Math.min(CEILING, Math.max(high, y[i]));
    }
    if (high == low) {
      high = low + 1;
    }
    int[][] cells = new int[ROWS][COLUMNS];
    for (int i = 0; i < y.length; i++) {
      draw(cells, i, y[i], low, high);
    }
    List<String> lines = new ArrayList<>();
    lines.add(padded("        " + title));
    int zero = row(0, low, high) / DOTS_DOWN;
    for (int r = 0; r < ROWS; r++) {
      String label = r == 0 ? label(high) : r == ROWS - 1 ? label(low) : "      ";
      lines.add(label + " " + line(cells[r], r == zero));
    }
    lines.add(padded("       -4" + " ".repeat(COLUMNS - 3) + "4"));
    return lines;
  }

  private static double x(int dot) {
    return REACH * (2 * (dot + 0.5) / (COLUMNS * DOTS_ACROSS) - 1);
  }

  private static void draw(int[][] cells, int dot, double y, double low, double high) {
    if (y < low - 1e-9 || y > high + 1e-9) {
      return;
    }
    int row = row(y, low, high);
    cells[row / DOTS_DOWN][dot / DOTS_ACROSS] |= DOTS[row % DOTS_DOWN][dot % DOTS_ACROSS];
  }

  private static int row(double y, double low, double high) {
    return (int) Math.round((high - y) / (high - low) * (ROWS * DOTS_DOWN - 1));
  }

  private static String line(int[] cells, boolean axis) {
    StringBuilder line = new StringBuilder();
    for (int c = 0; c < COLUMNS; c++) {
      boolean middle = c == COLUMNS / 2;
      char blank = axis ? (middle ? '┼' : '─') : middle ? '│' : ' ';
      line.append(cells[c] == 0 ? blank : (char) (0x2800 + cells[c]));
    }
    return line.toString();
  }

  private static String label(double y) {
    return String.format(Locale.ROOT, "%6.2f", y);
  }

  private static String padded(String text) {
    return text + " ".repeat(Math.max(0, COLUMNS + 7 - text.length()));
  }
}
