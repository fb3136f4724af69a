package org.hillock.catalogue.drawing;

import java.util.function.Consumer;

/// Something to draw.
///
/// @param title what it shows, for those who cannot see it
/// @param width in points
/// @param height in points
/// @param drawing draws it
public record Picture(String title, double width, double height, Consumer<Canvas> drawing) {
  /// The picture as the bytes of a file.
  public byte[] as(Format format) {
    return switch (format) {
      case SVG -> Svg.of(this);
      case PNG -> Png.of(this);
      case PDF -> Pdf.of(this);
    };
  }

  /// The picture as an element of a page that has several.
  ///
  /// @param prefix what its names start with; another for each picture of the page
  public String element(String prefix) {
    return Svg.text(this, prefix);
  }
}
