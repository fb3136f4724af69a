package org.hillock.catalogue.drawing;

import java.util.ArrayList;
import java.util.List;

/// A typeface in a size.
///
/// @param face the typeface
/// @param size in points an em
public record Type(Face face, double size) {
  /// Words in a size.
  public static Type text(double size) {
    return new Type(Face.TEXT, size);
  }

  /// Headings in a size.
  public static Type bold(double size) {
    return new Type(Face.BOLD, size);
  }

  /// How wide a text is, in points.
  public double width(String text) {
    return text.codePoints().mapToDouble(face::width).sum() * size;
  }

  /// Breaks a text into lines that are no wider, at blanks; a word that is wider stands alone.
  public List<String> lines(String text, double width) {
    List<String> lines = new ArrayList<>();
    String line = "";
    for (String word : text.split(" ", -1)) {
      String longer = line.isEmpty() ? word : line + " " + word;
      if (!line.isEmpty() && width(longer) > width) {
        lines.add(line);
        line = word;
      } else {
        line = longer;
      }
    }
    lines.add(line);
    return lines;
  }
}
