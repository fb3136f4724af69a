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
/// @param margin differences from the reference up to this do not matter and are shaded; 0 for none
/// @param rows from the top down
public record IntervalPlot(
    String title,
    String description,
    String quantity,
    Numeral numeral,
    double reference,
    double margin,
    List<Row> rows)
    implements Chart {
  private static final double PHONE = 480;
  private static final double TOP = 8;
  private static final double MOST_LABEL = 300;

  /// An estimate.
  ///
  /// @param note what else to know of it, in a few letters; may be empty
  /// @param point the estimate; not a number if there is none
  /// @param low lower end of its interval; infinite if unknown
  /// @param high upper end of its interval; infinite if unknown
  public record Row(String label, String note, double point, double low, double high) {
    /// Without a note.
    public Row(String label, double point, double low, double high) {
      this(label, "", point, low, high);
    }

    private String name() {
      return note.isEmpty() ? label : label + ", " + note;
    }
  }

  /// Every difference matters.
  public IntervalPlot(
      String title,
      String description,
      String quantity,
      Numeral numeral,
      double reference,
      List<Row> rows) {
    this(title, description, quantity, numeral, reference, 0, rows);
  }

  @Override
  public Table numbers() {
    return new Table(
        title,
        List.of("", quantity, "low", "high"),
        rows.stream()
            .map(row ->
                List.of(
                    row.name(),
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
    double notes = widest(rows.stream().map(Row::note).toList());
    double labels = Math.min(MOST_LABEL, 1 + widest(rows.stream().map(Row::label).toList()));
    double left = phone ? 8 : 14 + labels + (notes > 0 ? notes + 12 : 0);
    double right = phone ? 16 : 12 + widest(texts());
    Axis axis =
        Axis.around(
            DoubleStream.concat(
                DoubleStream.of(reference, reference - margin, reference + margin),
                rows.stream().flatMapToDouble(r -> DoubleStream.of(r.low, r.point, r.high))),
            Axis.Scale.LINEAR);
    Frame frame = new Frame(axis, axis, left, TOP, width - left - right, size);
    frame.zone(drawing, reference, margin);
    for (double tick : axis.ticks(frame.ticksAcross())) {
      drawing.line("grid", frame.x(tick), TOP, frame.x(tick), frame.bottom());
    }
    drawing.line("event", frame.x(reference), TOP, frame.x(reference), frame.bottom());
    for (int k = 0; k < rows.size(); k++) {
      double top = TOP + k * step;
      double y = phone ? top + 27 : top + step / 2;
      double text = phone ? top + 10 : y;
      Row row = rows.get(k);
      String fitted = Drawing.fitted(phone ? row.name() : row.label, phone ? width - 84 : labels);
      drawing.text("tick strong", Anchor.START, 0, text, fitted);
      drawing.text("tick", Anchor.START, labels + 12, text, phone ? "" : row.note);
      drawing.text("value", Anchor.END, width, text, texts().get(k));
      estimate(drawing, frame, row, y, texts().get(k));
    }
    frame.below(drawing, quantity, numeral);
    return drawing;
  }

  private static double widest(List<String> texts) {
    return texts.stream().mapToDouble(Drawing::widthOf).max().orElse(0);
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
