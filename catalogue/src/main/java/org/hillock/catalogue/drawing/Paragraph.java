package org.hillock.catalogue.drawing;

import java.util.ArrayList;
import java.util.List;

/// Words in lines; those between backquotes are bold.
///
/// @param lines what stands in each line
/// @param size of the letters, in points
public record Paragraph(List<List<Run>> lines, double size) {
  private static final double LEADING = 1.26;

  /// A word, or several that stay together.
  ///
  /// @param text the words
  /// @param bold whether they are bold
  /// @param x where they start, from the left end of the line
  public record Run(String text, boolean bold, double x) {}

  /// Breaks a text into lines that are no wider; a word that is wider stands alone.
  public static Paragraph of(String text, double size, double width) {
    List<List<Run>> lines = new ArrayList<>();
    List<Run> line = new ArrayList<>();
    double x = 0;
    boolean bold = false;
    for (String word : text.split(" ", -1)) {
      List<Run> runs = new ArrayList<>();
      double wide = 0;
      String[] parts = word.split("`", -1);
      for (int i = 0; i < parts.length; i++) {
        bold = i > 0 ? !bold : bold;
        if (!parts[i].isEmpty()) {
          runs.add(new Run(parts[i], bold, wide));
        }
        wide += type(bold, size).width(parts[i]);
      }
      if (!line.isEmpty() && x + wide > width) {
        lines.add(line);
        line = new ArrayList<>();
        x = 0;
      }
      for (Run run : runs) {
        line.add(new Run(run.text, run.bold, x + run.x));
      }
      x += wide + type(bold, size).width(" ");
    }
    lines.add(line);
    return new Paragraph(lines, size);
  }

  /// From top to bottom, in points.
  public double height() {
    return lines.size() * LEADING * size;
  }

  /// Draws with the upper left corner at (x, y).
  public void draw(Canvas canvas, double x, double y, Ink ink) {
    double baseline = y + size;
    for (List<Run> line : lines) {
      for (Run run : joined(line)) {
        canvas.text(run.text, x + run.x, baseline, type(run.bold, size), ink);
      }
      baseline += LEADING * size;
    }
  }

  /// Neighbors of one typeface as one text.
  private static List<Run> joined(List<Run> line) {
    List<Run> joined = new ArrayList<>();
    for (Run run : line) {
      if (!joined.isEmpty() && joined.getLast().bold == run.bold) {
        Run last = joined.removeLast();
        joined.add(new Run(last.text + " " + run.text, run.bold, last.x));
      } else {
        joined.add(run);
      }
    }
    return joined;
  }

  private static Type type(boolean bold, double size) {
    return bold ? Type.bold(size) : Type.text(size);
  }
}
