package org.hillock.catalogue.plot;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.hillock.activation.Activation;
import org.hillock.activation.InvalidInputException;
import org.hillock.activation.Rowwise;
import org.hillock.catalogue.drawing.Canvas;
import org.hillock.catalogue.drawing.Ink;
import org.hillock.catalogue.drawing.Pen;
import org.hillock.catalogue.drawing.Picture;
import org.hillock.catalogue.drawing.Type;
import org.hillock.catalogue.formula.Box;
import org.hillock.catalogue.formula.Latex;
import org.hillock.catalogue.formula.Typesetter;

/// Functions and their derivatives as a picture: one function in one panel, several in two, a
/// row-wise one as bars.
///
/// @param functions what to draw
/// @param from where x starts; a range that shows the functions if empty
/// @param to where x ends
/// @param tails whether sizes are drawn on a logarithmic axis
public record Plot(
    List<Activation> functions, Optional<Double> from, Optional<Double> to, boolean tails) {
  private static final double TAIL_REACH = 20;
  private static final double MARGIN = 18;
  private static final double NARROW = 600;
  private static final double WIDE = 900;
  private static final double HEIGHT = 300;
  private static final double SMALL_WIDTH = 220;
  private static final double SMALL_HEIGHT = 96;
  private static final Type TITLE = Type.bold(15);
  private static final Type LABEL = Type.text(11.5);

  /// Functions over the range that shows them.
  public static Plot of(Activation... functions) {
    return new Plot(List.of(functions), Optional.empty(), Optional.empty(), false);
  }

  /// The picture.
  ///
  /// @throws InvalidInputException if there are no functions or too many, one is row-wise and not
  ///   alone, or the range is empty
  public Picture picture() {
    if (functions.isEmpty() || functions.size() > Ink.SERIES.size()) {
      throw new InvalidInputException(
          "%d functions cannot be told apart in one plot; give 1 to %d."
              .formatted(functions.size(), Ink.SERIES.size()));
    }
    if (functions.size() == 1
        && functions.getFirst() instanceof Rowwise f
        && from.isEmpty()
        && to.isEmpty()
        && !tails) {
      return new Picture(title(), NARROW, HEIGHT, canvas -> bars(canvas, f));
    }
    List<Curves> curves = functions.stream().map(Curves::of).toList();
    Axis across = across(curves);
    return curves.size() == 1 ? single(curves.getFirst(), across) : several(curves, across);
  }

  /// A small picture of one function, for a page that has many.
  public static Picture small(Activation function) {
    String title = function.card().names().title();
    return new Picture(
        title,
        SMALL_WIDTH,
        SMALL_HEIGHT,
        canvas -> small(function, canvas, 0, 2, SMALL_WIDTH, SMALL_HEIGHT - 2));
  }

  /// Draws a function small within a rectangle.
  ///
  /// @param x left, in points
  /// @param y top
  public static void small(
      Activation function, Canvas canvas, double x, double y, double width, double height) {
    if (function instanceof Rowwise f) {
      new Bars(f).draw(canvas, x, y, width, height, Panel.Look.SMALL);
    } else {
      Curves curves = Curves.of(function);
      double reach = curves.reach();
      both(curves, Axis.linear(-reach, reach), false)
          .draw(canvas, x, y, width, height, Panel.Look.SMALL);
    }
  }

  private Axis across(List<Curves> curves) {
    double reach =
        tails ? TAIL_REACH : curves.stream().mapToDouble(Curves::reach).max().orElseThrow();
    double low = from.orElseGet(() -> Math.min(-reach, to.orElse(0.0) - reach));
    double high = to.orElseGet(() -> Math.max(reach, from.orElse(0.0) + reach));
    if (!(low < high) || Double.isInfinite(high - low)) {
      throw new InvalidInputException(
          "the range from %s to %s is empty or endless; --from has to be less than --to."
              .formatted(low, high));
    }
    return Axis.linear(low, high);
  }

  private static Panel both(Curves curves, Axis across, boolean tails) {
    List<Line> lines =
        List.of(curves.valueLine("value", Ink.BLUE), curves.slopeLine("derivative", Ink.VERMILION));
    return new Panel(across, up(lines, across, tails), lines, curves.vanishing(across));
  }

  private static Axis up(List<Line> lines, Axis across, boolean tails) {
    return tails ? Curves.tails(lines, across) : Curves.around(lines, across);
  }

  private Picture single(Curves curves, Axis across) {
    Panel panel = both(curves, across, tails);
    Typesetter typesetter = new Typesetter(13);
    Box formula = typesetter.set(Latex.parse(curves.card().value().latex()));
    Box slope = typesetter.set(Latex.parse(curves.card().slope().latex()));
    double ascent = Math.max(formula.ascent(), slope.ascent());
    double head = MARGIN + 26 + ascent + Math.max(formula.descent(), slope.descent()) + 14;
    double height = head + HEIGHT + MARGIN;
    return new Picture(
        title(),
        NARROW,
        height,
        canvas -> {
          paper(canvas, NARROW, height);
          canvas.text(curves.card().names().title(), MARGIN, MARGIN + 12, TITLE, Ink.TEXT);
          double baseline = MARGIN + 26 + ascent;
          double x = entry(canvas, panel.lines().get(0), MARGIN, baseline);
          formula.draw(canvas, x + 8, baseline, Ink.TEXT);
          x = Math.max(NARROW / 2, x + formula.width() + 30);
          x = entry(canvas, panel.lines().get(1), x, baseline);
          slope.draw(canvas, x + 8, baseline, Ink.TEXT);
          if (!panel.vanishing().isEmpty()) {
            note(canvas, NARROW - MARGIN, MARGIN + 12);
          }
          panel.draw(canvas, MARGIN, head, NARROW - 2 * MARGIN, HEIGHT, Panel.Look.LARGE);
        });
  }

  private Picture several(List<Curves> curves, Axis across) {
    List<Line> values = new ArrayList<>();
    List<Line> slopes = new ArrayList<>();
    for (int i = 0; i < curves.size(); i++) {
      String name = curves.get(i).card().names().title();
      values.add(curves.get(i).valueLine(name, Ink.SERIES.get(i)));
      slopes.add(curves.get(i).slopeLine(name, Ink.SERIES.get(i)));
    }
    Panel left = new Panel(across, up(values, across, tails), values, List.of());
    Panel right = new Panel(across, up(slopes, across, tails), slopes, List.of());
    double head = MARGIN + 52;
    double height = head + HEIGHT + MARGIN;
    double half = (WIDE - 3 * MARGIN) / 2;
    return new Picture(
        title(),
        WIDE,
        height,
        canvas -> {
          paper(canvas, WIDE, height);
          double x = MARGIN;
          for (Line line : values) {
            x = entry(canvas, line, x, MARGIN + 10) + 22;
          }
          double heading = head - 10;
          String size = tails ? "size of the " : "";
          canvas.text(size + "value", MARGIN, heading, Type.bold(12), Ink.TEXT);
          canvas.text(size + "derivative", 2 * MARGIN + half, heading, Type.bold(12), Ink.TEXT);
          left.draw(canvas, MARGIN, head, half, HEIGHT, Panel.Look.LARGE);
          right.draw(canvas, 2 * MARGIN + half, head, half, HEIGHT, Panel.Look.LARGE);
        });
  }

  private void bars(Canvas canvas, Rowwise function) {
    paper(canvas, NARROW, HEIGHT);
    canvas.text(function.card().names().title(), MARGIN, MARGIN + 12, TITLE, Ink.TEXT);
    Box formula = new Typesetter(13).set(Latex.parse(function.card().value().latex()));
    double baseline = MARGIN + 26 + formula.ascent();
    formula.draw(canvas, MARGIN, baseline, Ink.TEXT);
    double head = baseline + formula.descent() + 12;
    new Bars(function)
        .draw(canvas, MARGIN, head, NARROW - 2 * MARGIN, HEIGHT - head - MARGIN, Panel.Look.LARGE);
  }

  private static void paper(Canvas canvas, double width, double height) {
    canvas.box(0, 0, width, height, Ink.PAPER);
  }

  /// An entry of the legend; gives where it ends.
  private static double entry(Canvas canvas, Line line, double x, double y) {
    double width = Panel.Look.LARGE.curve();
    Pen pen = line.dashed() ? Pen.dashed(line.ink(), width) : Pen.solid(line.ink(), width);
    canvas.line(x, y - 4, x + 24, y - 4, pen);
    canvas.text(line.name(), x + 30, y, LABEL, Ink.TEXT);
    return x + 30 + LABEL.width(line.name());
  }

  private static void note(Canvas canvas, double right, double y) {
    String text = "the gradient vanishes";
    canvas.textBefore(text, right, y, LABEL, Ink.MUTED);
    canvas.box(right - LABEL.width(text) - 20, y - 9, 14, 10, Ink.SHADE);
  }

  private String title() {
    return functions.stream().map(f -> f.card().names().title()).collect(Collectors.joining(", "));
  }
}
