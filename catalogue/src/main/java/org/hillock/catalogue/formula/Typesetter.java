package org.hillock.catalogue.formula;

import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.hillock.catalogue.drawing.Face;
import org.hillock.catalogue.drawing.Type;
import org.hillock.catalogue.formula.Formula.Role;
import org.hillock.catalogue.formula.Formula.Symbol;

/// Sets a formula in Computer Modern by the rules of TeX, simplified to what cards need.
///
/// @param size of the letters, in points an em
/// @param script whether this is a script, in which operators have no room around them
public record Typesetter(double size, boolean script) {
  private static final double SCRIPT = 0.7;
  private static final double SMALLEST_SCRIPT = 4.2;

  /// Height of the middle of operators and fraction bars above the baseline, in ems.
  private static final double AXIS = 0.25;

  private static final double BAR = 0.045;
  private static final double GAP = 0.15;

  /// Running text of a size.
  public Typesetter(double size) {
    this(size, false);
  }

  /// The formula as a box.
  public Box set(Formula formula) {
    return switch (formula) {
      case Formula.Row(List<Formula> parts) -> Box.beside(parts.stream().map(this::set).toList());
      case Symbol symbol -> symbol(symbol);
      case Formula.Space(double ems) -> Box.blank(ems * size);
      case Formula.Fraction(Formula top, Formula bottom, boolean small) ->
          (small || script ? smaller(script) : this).fraction(top, bottom, AXIS * size);
      case Formula.Root(Formula inner) -> root(set(inner));
      case Formula.Scripts scripts -> scripts(scripts);
      case Formula.Fenced(String open, Formula inner, String close) -> {
        Box box = set(inner);
        yield Box.beside(List.of(bracket(open, box), box, bracket(close, box)));
      }
      case Formula.Cases(List<List<Formula>> rows) -> cases(rows);
    };
  }

  private Typesetter smaller(boolean inScript) {
    double smaller = Math.max(Math.min(size, SMALLEST_SCRIPT), size * SCRIPT);
    return new Typesetter(smaller, inScript);
  }

  private Box symbol(Symbol symbol) {
    return switch (symbol.role()) {
      case VARIABLE -> apart(0, glyphs(Face.ITALIC, symbol.text()), overhang(symbol));
      case UPRIGHT -> apart(0, glyphs(Face.MATH, symbol.text()), overhang(symbol));
      case NAME, OPEN, CLOSE, PREFIX -> glyphs(Face.MATH, symbol.text());
      case SUM -> glyphs(Face.SIZE1, symbol.text());
      case BINARY -> between(4 / 18.0, glyphs(Face.MATH, operator(symbol.text())));
      case RELATION -> between(5 / 18.0, relation(symbol.text()));
      case COMMA -> apart(0, glyphs(Face.MATH, symbol.text()), 3 / 18.0);
    };
  }

  /// The typeface has no ≠; it is an equals sign with a slash through it.
  private Box relation(String text) {
    if (!text.equals("≠")) {
      return glyphs(Face.MATH, text);
    }
    Box equals = glyphs(Face.MATH, "=");
    Box slash = glyphs(Face.MATH, "/");
    double right = (equals.width() - slash.width()) / 2;
    return Box.over(
        equals.width(), slash.ascent(), slash.descent(), List.of(equals, slash.moved(right, 0)));
  }

  private static String operator(String text) {
    return text.equals("·") ? "⋅" : text;
  }

  private Box between(double room, Box box) {
    return script ? box : apart(room, box, room);
  }

  private Box apart(double left, Box box, double right) {
    return Box.beside(List.of(Box.blank(left * size), box, Box.blank(right * size)));
  }

  private Box glyphs(Face face, String text) {
    double ascent = 0;
    double descent = 0;
    for (int character : text.codePoints().toArray()) {
      if (!face.has(character)) {
        throw new IllegalArgumentException(
            face + " has no \"" + Character.toString(character) + "\", which a formula uses");
      }
      Rectangle2D extent = face.extent(character);
      ascent = Math.max(ascent, extent.getMaxY());
      descent = Math.max(descent, -extent.getMinY());
    }
    Type type = new Type(face, size);
    return new Box(
        type.width(text),
        ascent * size,
        descent * size,
        (canvas, x, y, ink) -> canvas.text(text, x, y, type, ink));
  }

  private Box fraction(Formula top, Formula bottom, double axis) {
    Box above = set(top);
    Box below = set(bottom);
    double inset = 0.1 * size;
    double width = Math.max(above.width(), below.width()) + 2 * inset;
    double up = axis + GAP * size + above.descent();
    double down = GAP * size + below.ascent() - axis;
    double bar = BAR * size;
    Box line =
        new Box(
            width,
            axis,
            0,
            (canvas, x, y, ink) -> canvas.box(x, y - axis - bar / 2, width, bar, ink));
    Box whole =
        Box.over(
            width,
            up + above.ascent(),
            down + below.descent(),
            List.of(
                above.moved((width - above.width()) / 2, up),
                line,
                below.moved((width - below.width()) / 2, -down)));
    return apart(0.08, whole, 0.08);
  }

  private Box root(Box inner) {
    double gap = 0.1 * size;
    double bar = BAR * size;
    Box sign = stretched("√", inner.height() + gap + bar);
    double top = inner.ascent() + gap + bar;
    Box raised = sign.moved(0, top - sign.ascent());
    double from = sign.width();
    Box line =
        new Box(
            inner.width(),
            top,
            0,
            (canvas, x, y, ink) ->
                canvas.box(x + from - 0.01 * size, y - top, inner.width() + 0.05 * size, bar, ink));
    return Box.over(
        from + inner.width() + 0.08 * size,
        top,
        Math.max(inner.descent(), raised.descent()),
        List.of(raised, inner.moved(from, 0), line));
  }

  private Box scripts(Formula.Scripts scripts) {
    Box base = set(scripts.base());
    boolean tall = base.height() > size;
    Optional<Box> below = scripts.below().map(smaller(true)::set);
    Optional<Box> above = scripts.above().map(smaller(true)::set);
    double up = tall ? base.ascent() - 0.3 * size : 0.41 * size;
    double down =
        tall ? base.descent() + 0.1 * size : above.isPresent() ? 0.25 * size : 0.15 * size;
    boolean sum = scripts.base() instanceof Symbol(_, Role role) && role == Role.SUM;
    double kern = sum ? -0.02 * size : 0.03 * size;
    double slant = size * overhang(scripts.base());
    List<Box> parts = new ArrayList<>(List.of(base));
    below.ifPresent(box -> parts.add(box.moved(base.width() + kern - slant, -down)));
    above.ifPresent(box -> parts.add(box.moved(base.width() + kern, up)));
    return Box.over(
        base.width()
            + kern
            + Math.max(below.map(Box::width).orElse(0.0), above.map(Box::width).orElse(0.0))
            + 0.03 * size,
        parts.stream().mapToDouble(Box::ascent).max().orElse(0),
        parts.stream().mapToDouble(Box::descent).max().orElse(0),
        parts);
  }

  /// How far a letter leans over its right end, in ems; what is below it may stay there.
  private static double overhang(Formula base) {
    if (!(base instanceof Symbol(String text, Role role))
        || (role != Role.VARIABLE && role != Role.UPRIGHT)) {
      return 0;
    }
    Face face = role == Role.VARIABLE ? Face.ITALIC : Face.MATH;
    int last = text.codePointBefore(text.length());
    return Math.max(0, face.extent(last).getMaxX() - face.width(last));
  }

  private Box cases(List<List<Formula>> rows) {
    double lead = 0.16 * size;
    List<List<Box>> cells = rows.stream().map(row -> row.stream().map(this::set).toList()).toList();
    double first = cells.stream().mapToDouble(row -> row.getFirst().width()).max().orElse(0);
    double second = cells.stream().mapToDouble(row -> row.getLast().width()).max().orElse(0);
    double height = -lead;
    for (List<Box> row : cells) {
      Box line = Box.beside(row);
      height += Math.max(line.ascent(), 0.72 * size) + Math.max(line.descent(), 0.22 * size) + lead;
    }
    double top = height / 2 + AXIS * size;
    Box brace = stretched("{", height);
    Box centered = brace.moved(0, AXIS * size - (brace.ascent() - brace.descent()) / 2);
    List<Box> parts = new ArrayList<>(List.of(centered));
    double y = top;
    double left = brace.width() + 0.1 * size;
    for (List<Box> row : cells) {
      Box line = Box.beside(row);
      y -= Math.max(line.ascent(), 0.72 * size);
      parts.add(row.getFirst().moved(left, y));
      if (row.size() > 1) {
        parts.add(row.getLast().moved(left + first + 0.9 * size, y));
      }
      y -= Math.max(line.descent(), 0.22 * size) + lead;
    }
    return Box.over(
        left + first + 0.9 * size + second,
        Math.max(top, centered.ascent()),
        Math.max(height - top, centered.descent()),
        parts);
  }

  private Box bracket(String text, Box inner) {
    if (text.isEmpty()) {
      return Box.blank(0);
    }
    double axis = AXIS * size;
    double reach = Math.max(inner.ascent() - axis, inner.descent() + axis);
    Box bracket = stretched(text, 1.8 * reach);
    return bracket.moved(0, axis - (bracket.ascent() - bracket.descent()) / 2);
  }

  /// The smallest cut that is as high as wanted; the largest is enlarged if none is.
  private Box stretched(String text, double height) {
    for (Face face : List.of(Face.MATH, Face.SIZE1, Face.SIZE2, Face.SIZE3, Face.SIZE4)) {
      Box box = glyphs(face, text);
      if (box.height() >= height) {
        return box;
      }
    }
    double largest = glyphs(Face.SIZE4, text).height();
    return new Typesetter(size * height / largest).glyphs(Face.SIZE4, text);
  }
}
