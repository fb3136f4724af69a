package org.hillock.catalogue;

import java.util.ArrayList;
import java.util.List;
import org.hillock.activation.Activation;
import org.hillock.activation.Card;
import org.hillock.catalogue.drawing.Canvas;
import org.hillock.catalogue.drawing.Ink;
import org.hillock.catalogue.drawing.Paragraph;
import org.hillock.catalogue.drawing.Shapes;
import org.hillock.catalogue.drawing.Type;
import org.hillock.catalogue.formula.Box;
import org.hillock.catalogue.formula.Latex;
import org.hillock.catalogue.formula.Typesetter;
import org.hillock.catalogue.plot.Plot;

/// One function on the cheat sheet.
///
/// @param function which
/// @param width of the tile, in points
/// @param formulas value and derivative
/// @param paragraphs what is to be known
record Tile(Activation function, double width, List<Box> formulas, List<Paragraph> paragraphs) {
  private static final double PADDING = 9;
  private static final double HEAD = 18;
  private static final double GAP = 5;
  private static final double TEXT = 7.4;
  private static final double FORMULA = 8.6;

  static Tile of(Activation function, double width) {
    double inner = width - 2 * PADDING;
    Card card = function.card();
    Card.Advice advice = card.advice();
    List<Paragraph> paragraphs = new ArrayList<>();
    for (String text :
        List.of(
            "`Range` " + Fact.shortRange(card),
            "`Strengths` " + advice.strengths(),
            "`Limits` " + advice.limits(),
            "`Use` " + advice.use(),
            "`Do not use` " + advice.avoid())) {
      paragraphs.add(Paragraph.of(text, TEXT, inner));
    }
    return new Tile(
        function,
        width,
        List.of(fitting(card.value(), inner), fitting(card.slope(), inner)),
        paragraphs);
  }

  /// A formula, smaller if it would be too wide.
  private static Box fitting(Card.Formula formula, double width) {
    Box box = new Typesetter(FORMULA).set(Latex.parse(formula.latex()));
    return box.width() <= width
        ? box
        : new Typesetter(FORMULA * 0.99 * width / box.width()).set(Latex.parse(formula.latex()));
  }

  /// Both formulas fit side by side.
  private boolean oneLine() {
    return formulas.getFirst().width() <= inner() / 2 - GAP
        && formulas.getLast().width() <= inner() / 2 - GAP;
  }

  private double inner() {
    return width - 2 * PADDING;
  }

  /// The height without the curve.
  double height() {
    double height = 2 * PADDING + HEAD + GAP + formulaHeight() + GAP;
    for (Paragraph paragraph : paragraphs) {
      height += paragraph.height() + 1;
    }
    return height;
  }

  private double formulaHeight() {
    Box first = formulas.getFirst();
    Box second = formulas.getLast();
    return oneLine()
        ? Math.max(first.ascent(), second.ascent()) + Math.max(first.descent(), second.descent())
        : first.height() + GAP + second.height();
  }

  /// Draws the tile with a curve of that height.
  void draw(Canvas canvas, double x, double y, double height, double curve) {
    canvas.fill(Shapes.rounded(x, y, width, height, 5), Ink.TILE);
    double left = x + PADDING;
    Card.Names names = function.card().names();
    Type title = Type.bold(11);
    canvas.text(names.title(), left, y + PADDING + 8.5, title, Ink.TEXT);
    if (title.width(names.title()) + Type.text(TEXT).width(names.name()) + 8 < inner()) {
      double right = x + width - PADDING;
      canvas.textBefore(names.name(), right, y + PADDING + 8.5, Type.text(TEXT), Ink.MUTED);
    }
    double at = y + PADDING + HEAD;
    Plot.small(function, canvas, left, at, inner(), curve);
    at += curve + GAP;
    drawFormulas(canvas, left, at);
    at += formulaHeight() + GAP;
    for (Paragraph paragraph : paragraphs) {
      paragraph.draw(canvas, left, at, Ink.TEXT);
      at += paragraph.height() + 1;
    }
  }

  private void drawFormulas(Canvas canvas, double x, double y) {
    Box first = formulas.getFirst();
    Box second = formulas.getLast();
    if (oneLine()) {
      double baseline = y + Math.max(first.ascent(), second.ascent());
      first.draw(canvas, x, baseline, Ink.BLUE);
      second.draw(canvas, x + inner() / 2, baseline, Ink.VERMILION);
    } else {
      first.draw(canvas, x, y + first.ascent(), Ink.BLUE);
      second.draw(canvas, x, y + first.height() + GAP + second.ascent(), Ink.VERMILION);
    }
  }
}
