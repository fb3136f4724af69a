package org.hillock.page;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.DoubleStream;
import org.hillock.page.Drawing.Anchor;

/// Estimates with their uncertainty, one above the other.
///
/// @param title what is shown
/// @param description what there is to see
/// @param quantity name of the numbers
/// @param numeral how they are written
/// @param reference where no difference is; not a number if there is no such place
/// @param rows from the top down
public record IntervalPlot(
    String title,
    String description,
    String quantity,
    Numeral numeral,
    double reference,
    List<Row> rows)
    implements Chart {
  private static final double PHONE = 480;
  private static final double TOP = 8;

  /// An estimate.
  ///
  /// @param point the estimate; not a number if there is none
  /// @param low lower end of its interval; infinite if unknown
  /// @param high upper end of its interval; infinite if unknown
  public record Row(String label, double point, double low, double high) {}

  @Override
  public Table numbers() {
    return new Table(
        title,
        List.of("", quantity, "low", "high"),
        rows.stream()
            .map(row ->
                List.of(
                    row.label,
                    numeral.text(row.point),
                    numeral.text(row.low),
                    numeral.text(row.high)))
            .toList());
  }

  @Override
  public Drawing drawing(double width) {
    boolean phone = width < PHONE;
    double step = phone ? 40 : 28;
    double size = step * rows.size();
    Drawing drawing = new Drawing(width, TOP + size + Frame.BELOW);
    double left =
        phone
            ? 8
            : 14
                + Math.min(
                    300, rows.stream().mapToDouble(r -> Drawing.widthOf(r.label)).max().orElse(0));
    double right = phone ? 16 : 12 + texts().stream().mapToDouble(Drawing::widthOf).max().orElse(0);
    Axis axis =
        Axis.around(
            DoubleStream.concat(
                DoubleStream.of(reference),
                rows.stream().flatMapToDouble(r -> DoubleStream.of(r.low, r.point, r.high))),
            Axis.Scale.LINEAR);
    Frame frame = new Frame(axis, axis, left, TOP, width - left - right, size);
    for (double tick : axis.ticks(frame.ticksAcross())) {
      drawing.line("grid", frame.x(tick), TOP, frame.x(tick), frame.bottom());
    }
    drawing.line("event", frame.x(reference), TOP, frame.x(reference), frame.bottom());
    for (int k = 0; k < rows.size(); k++) {
      double top = TOP + k * step;
      double y = phone ? top + 27 : top + step / 2;
      double text = phone ? top + 10 : y;
      String fitted = Drawing.fitted(rows.get(k).label, phone ? width - 84 : left - 10);
      drawing.text("tick strong", Anchor.START, 0, text, fitted);
      drawing.text("value", Anchor.END, width, text, texts().get(k));
      estimate(drawing, frame, rows.get(k), y, texts().get(k));
    }
    frame.below(drawing, quantity, numeral);
    return drawing;
  }

  private List<String> texts() {
    List<String> texts = new ArrayList<>();
    for (Row row : rows) {
      String point = (row.point > reference && reference == 0 ? "+" : "") + numeral.text(row.point);
      texts.add(Double.isNaN(row.point) ? "unknown" : point);
    }
    return texts;
  }

  /// An end that isn't known goes to the edge.
  private void estimate(Drawing drawing, Frame frame, Row row, double y, String text) {
    double from = Double.isFinite(row.low) ? frame.x(row.low) : frame.left();
    double to = Double.isFinite(row.high) ? frame.x(row.high) : frame.right();
    String note =
        "%s: %s (%s to %s)"
            .formatted(row.label, text, numeral.text(row.low), numeral.text(row.high));
    boolean clear = row.low > reference || row.high < reference;
    if (Double.isFinite(row.point)) {
      drawing.rectangle("fill s0", from, y - 1, Math.max(1, to - from), 2, note);
      drawing.line("whisker", frame.x(row.low), y - 5, frame.x(row.low), y + 5);
      drawing.line("whisker", frame.x(row.high), y - 5, frame.x(row.high), y + 5);
    }
    drawing.mark(clear ? "fill s0" : "open s0", 0, frame.x(row.point), y, 4.5, note);
  }
}
