package org.hillock.catalogue.plot;

import java.util.List;
import org.hillock.activation.Card;
import org.hillock.catalogue.drawing.Canvas;
import org.hillock.catalogue.drawing.Ink;
import org.hillock.catalogue.drawing.Pen;
import org.hillock.catalogue.drawing.Type;
import org.hillock.catalogue.formula.Box;
import org.hillock.catalogue.formula.Latex;
import org.hillock.catalogue.formula.Typesetter;

/// The legend of one function: its formulas beside the lines that draw them.
///
/// @param lines value and derivative
/// @param formulas theirs
/// @param second where the derivative's entry starts if both are side by side; 0 if it is below
record Heading(List<Line> lines, List<Box> formulas, double second) {
  static final Type LABEL = Type.text(11.5);
  private static final double FORMULA = 13;
  private static final double SAMPLE = 24;
  private static final double GAP = 6;
  private static final double BETWEEN = 30;

  static Heading of(Card card, List<Line> lines, double width) {
    Typesetter typesetter = new Typesetter(FORMULA);
    Box value = typesetter.set(Latex.parse(card.value().latex()));
    Box slope = typesetter.set(Latex.parse(card.slope().latex()));
    double after = width(lines.getFirst(), value) + BETWEEN;
    double second = Math.max(width / 2, after);
    double last = width(lines.getLast(), slope);
    if (second + last > width) {
      second = after + last <= width ? after : 0;
    }
    return new Heading(lines, List.of(value, slope), second);
  }

  private static double width(Line line, Box formula) {
    return SAMPLE + GAP + LABEL.width(line.name()) + 8 + formula.width();
  }

  double height() {
    Box value = formulas.getFirst();
    Box slope = formulas.getLast();
    return second > 0
        ? ascent() + Math.max(value.descent(), slope.descent())
        : value.height() + GAP + slope.height();
  }

  private double ascent() {
    return Math.max(formulas.getFirst().ascent(), formulas.getLast().ascent());
  }

  /// Draws with the upper left corner at (x, y).
  void draw(Canvas canvas, double x, double y) {
    Box value = formulas.getFirst();
    Box slope = formulas.getLast();
    if (second > 0) {
      line(canvas, 0, x, y + ascent());
      line(canvas, 1, x + second, y + ascent());
    } else {
      line(canvas, 0, x, y + value.ascent());
      line(canvas, 1, x, y + value.height() + GAP + slope.ascent());
    }
  }

  private void line(Canvas canvas, int which, double x, double baseline) {
    double end = entry(canvas, lines.get(which), x, baseline);
    formulas.get(which).draw(canvas, end + 8, baseline, Ink.TEXT);
  }

  /// An entry of a legend; gives where it ends.
  static double entry(Canvas canvas, Line line, double x, double baseline) {
    double width = Panel.Look.LARGE.curve();
    Pen pen = line.dashed() ? Pen.dashed(line.ink(), width) : Pen.solid(line.ink(), width);
    canvas.line(x, baseline - 4, x + SAMPLE, baseline - 4, pen);
    canvas.text(line.name(), x + SAMPLE + GAP, baseline, LABEL, Ink.TEXT);
    return x + SAMPLE + GAP + LABEL.width(line.name());
  }
}
