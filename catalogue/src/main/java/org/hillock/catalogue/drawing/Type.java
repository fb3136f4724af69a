package org.hillock.catalogue.drawing;

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
}
