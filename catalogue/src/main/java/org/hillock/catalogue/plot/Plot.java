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
    Heading heading = Heading.of(curves.card(), panel.lines(), NARROW - 2 * MARGIN);
    double top = MARGIN + 26;
    double head = top + heading.height() + 14;
    double height = head + HEIGHT + MARGIN;
    return new Picture(
        title(),
        NARROW,
        height,
        canvas -> {
          paper(canvas, NARROW, height);
          canvas.text(title(), MARGIN, MARGIN + 12, TITLE, Ink.TEXT);
          if (!panel.vanishing().isEmpty()) {
            note(canvas, NARROW - MARGIN, MARGIN + 12);
          }
          heading.draw(canvas, MARGIN, top);
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
            x = Heading.entry(canvas, line, x, MARGIN + 10) + 22;
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

  private static void note(Canvas canvas, double right, double y) {
    String text = "the gradient vanishes";
    canvas.textBefore(text, right, y, Heading.LABEL, Ink.MUTED);
    canvas.box(right - Heading.LABEL.width(text) - 20, y - 9, 14, 10, Ink.SHADE);
  }

  private String title() {
    return functions.stream().map(f -> f.card().names().title()).collect(Collectors.joining(", "));
  }
}
