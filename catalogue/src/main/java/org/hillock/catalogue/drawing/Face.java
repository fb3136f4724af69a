package org.hillock.catalogue.drawing;

import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Base64;
import java.util.Objects;
import org.apache.fontbox.ttf.CmapLookup;
import org.apache.fontbox.ttf.TTFParser;
import org.apache.fontbox.ttf.TrueTypeFont;
import org.apache.pdfbox.io.RandomAccessReadBuffer;

/// A typeface that comes with Hillock, so that a picture does not depend on the machine's fonts:
/// Source Sans 3 for words, Computer Modern as cut for KaTeX for formulas. Measures are in ems.
@SuppressWarnings("ImmutableEnumChecker") // a font is read and never changed
public enum Face {
  /// Words.
  TEXT("SourceSans3_400Regular"),
  /// Headings.
  BOLD("SourceSans3_600SemiBold"),
  /// Formulas: digits, operators, names of functions.
  MATH("KaTeX_Main-Regular"),
  /// Formulas: variables.
  ITALIC("KaTeX_Math-Italic"),
  /// Large brackets and roots, 1.2 em high.
  SIZE1("KaTeX_Size1-Regular"),
  /// 1.8 em high.
  SIZE2("KaTeX_Size2-Regular"),
  /// 2.4 em high.
  SIZE3("KaTeX_Size3-Regular"),
  /// 3 em high.
  SIZE4("KaTeX_Size4-Regular");

  private final String file;
  private final TrueTypeFont font;
  private final CmapLookup glyphs;
  private final double unit;

  Face(String file) {
    this.file = file + ".ttf";
    try (InputStream in = file()) {
      font = new TTFParser().parse(new RandomAccessReadBuffer(in));
      // Ligatures would take other room than their letters, and cannot be read back from a PDF.
      font.setEnableGsub(false);
      glyphs = font.getUnicodeCmapLookup();
      unit = 1.0 / font.getUnitsPerEm();
    } catch (IOException e) {
      throw new UncheckedIOException("the font " + file + " of the jar cannot be read", e);
    }
  }

  TrueTypeFont font() {
    return font;
  }

  private InputStream file() {
    return Objects.requireNonNull(Face.class.getResourceAsStream(file), file);
  }

  /// The font as the address of a style sheet, all of it in the address.
  public String dataAddress() {
    try (InputStream in = file()) {
      return "data:font/ttf;base64," + Base64.getEncoder().encodeToString(in.readAllBytes());
    } catch (IOException e) {
      throw new UncheckedIOException("the font " + file + " of the jar cannot be read", e);
    }
  }

  /// Whether the typeface has the character.
  public boolean has(int character) {
    return glyphs.getGlyphId(character) != 0;
  }

  /// How far the character moves on.
  public double width(int character) {
    try {
      return font.getAdvanceWidth(glyphs.getGlyphId(character)) * unit;
    } catch (IOException e) {
      throw new UncheckedIOException("the font " + file + " of the jar cannot be read", e);
    }
  }

  /// The character's outline, y upwards, in units of which [#unitsPerEm] make an em.
  Path2D outline(int character) {
    try {
      int glyph = glyphs.getGlyphId(character);
      var data = font.getGlyph().getGlyph(glyph);
      return data == null ? new Path2D.Double() : data.getPath();
    } catch (IOException e) {
      throw new UncheckedIOException("the font " + file + " of the jar cannot be read", e);
    }
  }

  double unitsPerEm() {
    return 1 / unit;
  }

  /// What the character covers, y upwards.
  public Rectangle2D extent(int character) {
    Rectangle2D box = outline(character).getBounds2D();
    return new Rectangle2D.Double(
        box.getX() * unit, box.getY() * unit, box.getWidth() * unit, box.getHeight() * unit);
  }
}
