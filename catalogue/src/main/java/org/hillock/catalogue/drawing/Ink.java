package org.hillock.catalogue.drawing;

import java.util.List;
import java.util.Locale;

/// The colors. Those of curves are Okabe and Ito's, which people with any kind of color blindness
/// can tell apart, without the yellow that vanishes on paper.
public enum Ink {
  /// Background.
  PAPER(0xffffff),
  /// Background of a tile.
  TILE(0xf7f8fa),
  /// Background of advice.
  ADVICE(0xeef5fa),
  /// Where a gradient vanishes.
  SHADE(0xfbf0e6),
  /// Words and formulas.
  TEXT(0x1f2933),
  /// Words that are read second.
  MUTED(0x5f6b76),
  /// Axes through zero.
  AXIS(0x8f9aa5),
  /// Lines of the grid.
  GRID(0xe3e7eb),
  /// First curve.
  BLUE(0x0072b2),
  /// Second curve.
  VERMILION(0xd55e00),
  /// Third curve.
  GREEN(0x009e73),
  /// Fourth curve.
  PURPLE(0xb5568f),
  /// Fifth curve.
  ORANGE(0xd98a00),
  /// Sixth curve.
  SKY(0x3f9fd8),
  /// Seventh curve.
  BLACK(0x222222);

  /// The colors of curves, in order.
  public static final List<Ink> SERIES =
      List.of(BLUE, VERMILION, GREEN, PURPLE, ORANGE, SKY, BLACK);

  private final int rgb;

  Ink(int rgb) {
    this.rgb = rgb;
  }

  /// Red, green and blue, a byte each.
  public int rgb() {
    return rgb;
  }

  /// As in CSS: `#0072b2`.
  public String css() {
    return String.format(Locale.ROOT, "#%06x", rgb);
  }
}
