package org.hillock.catalogue.drawing;

/// A kind of file for pictures.
public enum Format {
  /// Scalable, for web pages.
  SVG,
  /// Pixels, two a point.
  PNG,
  /// For printing.
  PDF
}
