package org.hillock.page;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.DoubleStream;
import org.hillock.page.Drawing.Anchor;

/// Two numbers of each thing, a mark a thing, with names where there is room.
///
/// @param title what is shown
/// @param description what there is to see
/// @param across name of the numbers from left to right
/// @param up name of the numbers from bottom to top
/// @param origin where nothing is gained and nothing paid
/// @param margin differences of height up to this do not matter and are shaded; 0 for none
/// @param points those that matter most first
public record ScatterPlot(
    String title,
    String description,
    String across,
    String up,
    Point origin,
    double margin,
    List<Point> points)
    implements Chart {
  private static final double PHONE = 480;
  private static final double MARK = 4.5;
  private static final double LINE = 14;

  /// A thing and its numbers.
  ///
  /// @param strong whether it is worth a look
  public record Point(String label, double x, double y, boolean strong) {}

  private record Box(double left, double top, double right, double bottom) {
    boolean meets(Box other) {
      return left < other.right && other.left < right && top < other.bottom && other.top < bottom;
    }
  }

  @Override
  public Table numbers() {
    return new Table(
        title,
        List.of("", across, up),
        points.stream()
            .map(p -> List.of(p.label, Numeral.NUMBER.text(p.x), Numeral.NUMBER.text(p.y)))
            .toList());
  }

  @Override
  public Drawing drawing(double width) {
    double height = width < PHONE ? 320 : 380;
    Drawing drawing = new Drawing(width, height);
    Axis columns =
        Axis.around(
            points.stream().flatMapToDouble(p -> DoubleStream.of(p.x, origin.x)),
            Axis.Scale.LINEAR);
    Axis rows =
        Axis.around(
            DoubleStream.concat(
                DoubleStream.of(origin.y - margin, origin.y + margin),
                points.stream().mapToDouble(Point::y)),
            Axis.Scale.LINEAR);
    Frame frame = Frame.in(width, height, columns, rows, Numeral.NUMBER, 12);
    if (margin > 0) {
      double top = frame.y(origin.y + margin);
      drawing.rectangle(
          "zone", frame.left(), top, frame.width(), frame.y(origin.y - margin) - top, "");
    }
    frame.draw(drawing, across, up, Numeral.NUMBER);
    drawing.line("event", frame.left(), frame.y(origin.y), frame.right(), frame.y(origin.y));
    drawing.line("event", frame.x(origin.x), frame.top(), frame.x(origin.x), frame.bottom());
    List<Point> placed =
        points.stream().filter(p -> Double.isFinite(p.x) && Double.isFinite(p.y)).toList();
    List<Box> taken = new ArrayList<>();
    for (Point point : placed.reversed()) {
      mark(drawing, frame, point);
      double x = frame.x(point.x);
      double y = frame.y(point.y);
      taken.add(new Box(x - MARK, y - MARK, x + MARK, y + MARK));
    }
    placed.stream()
        .sorted(Comparator.comparing((Point point) -> !point.strong))
        .forEach(point -> label(drawing, frame, point, taken));
    return drawing;
  }

  private static void mark(Drawing drawing, Frame frame, Point point) {
    String note =
        "%s: %s, %s"
            .formatted(point.label, Numeral.NUMBER.text(point.x), Numeral.NUMBER.text(point.y));
    drawing.mark(
        point.strong ? "fill s1" : "fill s0",
        point.strong ? 2 : 0,
        frame.x(point.x),
        frame.y(point.y),
        MARK,
        note);
  }

  /// To the right, to the left, above or below, where it covers nothing; else nowhere.
  private static void label(Drawing drawing, Frame frame, Point point, List<Box> taken) {
    double x = frame.x(point.x);
    double y = frame.y(point.y);
    double size = Drawing.widthOf(point.label);
    double away = MARK + 4;
    List<Box> boxes =
        List.of(
            box(x + away, y, size),
            box(x - away - size, y, size),
            box(x - size / 2, y - LINE, size),
            box(x - size / 2, y + LINE, size),
            box(x + 2, y - LINE, size),
            box(x - size - 2, y - LINE, size),
            box(x + 2, y + LINE, size),
            box(x - size - 2, y + LINE, size));
    boxes.stream()
        .filter(box ->
            box.left >= frame.left()
                && box.right <= frame.right() + 8
                && box.top >= frame.top() - 8
                && box.bottom <= frame.bottom())
        .filter(box -> taken.stream().noneMatch(box::meets))
        .findFirst()
        .ifPresent(box -> {
          taken.add(box);
          drawing.text(
              point.strong ? "tick strong" : "tick",
              Anchor.START,
              box.left,
              (box.top + box.bottom) / 2,
              point.label);
        });
  }

  private static Box box(double left, double middle, double width) {
    return new Box(left, middle - LINE / 2, left + width, middle + LINE / 2);
  }
}
