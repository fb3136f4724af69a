package org.hillock.page;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.DoubleStream;
import org.hillock.page.Drawing.Anchor;

/// Differences of pairs, a line from 0 to each, and above them what they come to.
///
/// @param title what is shown
/// @param description what there is to see
/// @param quantity name of the differences
/// @param numeral how they are written
/// @param margin differences up to this do not matter and are shaded; 0 for none
/// @param sizeable a difference worth a line, or not a number
/// @param summaries means with their intervals
/// @param pairs from the top down
public record PairedDifferences(
    String title,
    String description,
    String quantity,
    Numeral numeral,
    double margin,
    double sizeable,
    List<IntervalPlot.Row> summaries,
    List<Pair> pairs)
    implements Chart {
  private static final double PHONE = 480;
  private static final double TOP = 20;
  private static final double STEP = 17;
  private static final double SUMMARY = 24;
  private static final double SUMMARY_ON_PHONE = 38;
  private static final double GAP = 10;

  /// One of the differences.
  public record Pair(String label, double difference) {}

  @Override
  public Table numbers() {
    List<List<String>> lines = new ArrayList<>();
    for (IntervalPlot.Row row : summaries) {
      lines.add(
          List.of(
              row.label(),
              numeral.text(row.point()),
              numeral.text(row.low()),
              numeral.text(row.high())));
    }
    pairs.forEach(pair -> lines.add(List.of(pair.label, numeral.text(pair.difference), "", "")));
    return new Table(title, List.of("", quantity, "low", "high"), lines);
  }

  @Override
  public Drawing drawing(double width) {
    boolean phone = width < PHONE;
    double step = phone ? SUMMARY_ON_PHONE : SUMMARY;
    double above = step * summaries.size() + GAP;
    double height = above + STEP * pairs.size();
    Drawing drawing = new Drawing(width, TOP + height + Frame.BELOW);
    double left = 12 + labels(phone);
    double right =
        12 + pairs.stream().mapToDouble(p -> Drawing.widthOf(text(p.difference))).max().orElse(0);
    Frame frame = new Frame(axis(), axis(), left, TOP, width - left - right, height);
    frame.zone(drawing, 0, margin);
    for (double tick : axis().ticks(frame.ticksAcross())) {
      drawing.line("grid", frame.x(tick), TOP, frame.x(tick), frame.bottom());
    }
    drawing.line("event", frame.x(0), TOP, frame.x(0), frame.bottom());
    sizeable(drawing, frame);
    for (int k = 0; k < summaries.size(); k++) {
      summary(drawing, frame, summaries.get(k), TOP + step * k, step);
    }
    for (int k = 0; k < pairs.size(); k++) {
      pair(drawing, frame, pairs.get(k), TOP + above + STEP * k + STEP / 2);
    }
    frame.below(drawing, quantity, numeral);
    return drawing;
  }

  private double labels(boolean phone) {
    return DoubleStream.concat(
            pairs.stream().mapToDouble(p -> Drawing.widthOf(p.label)),
            phone
                ? DoubleStream.empty()
                : summaries.stream().mapToDouble(row -> Drawing.widthOf(row.label())))
        .max()
        .orElse(0);
  }

  private Axis axis() {
    return Axis.around(
        DoubleStream.concat(
            DoubleStream.of(0, -margin, margin, sizeable),
            DoubleStream.concat(
                pairs.stream().mapToDouble(Pair::difference),
                summaries.stream()
                    .flatMapToDouble(r -> DoubleStream.of(r.low(), r.point(), r.high())))),
        Axis.Scale.LINEAR);
  }

  private void sizeable(Drawing drawing, Frame frame) {
    double x = frame.x(sizeable);
    drawing.line("guide", x, TOP - 4, x, frame.bottom());
    boolean before = x > frame.left() + frame.width() / 2;
    drawing.text(
        "remark",
        before ? Anchor.END : Anchor.START,
        x + (before ? -5 : 5),
        8,
        "sizeable: " + numeral.text(sizeable));
  }

  /// On a phone its label has a line of its own.
  private void summary(
      Drawing drawing, Frame frame, IntervalPlot.Row row, double top, double step) {
    boolean phone = drawing.width() < PHONE;
    double y = phone ? top + step - 10 : top + step / 2;
    drawing.text("tick strong", Anchor.START, 0, phone ? top + 10 : y, row.label());
    drawing.text("value", Anchor.END, drawing.width(), phone ? top + 10 : y, text(row.point()));
    double from = Double.isFinite(row.low()) ? frame.x(row.low()) : frame.left();
    double to = Double.isFinite(row.high()) ? frame.x(row.high()) : frame.right();
    String note =
        "%s: %s (%s to %s)"
            .formatted(
                row.label(), text(row.point()), numeral.text(row.low()), numeral.text(row.high()));
    drawing.rectangle("fill s0", from, y - 1.5, Math.max(1, to - from), 3, note);
    drawing.line("whisker", frame.x(row.low()), y - 6, frame.x(row.low()), y + 6);
    drawing.line("whisker", frame.x(row.high()), y - 6, frame.x(row.high()), y + 6);
    boolean clear = row.low() > 0 || row.high() < 0;
    drawing.mark(clear ? "fill s0" : "open s0", 2, frame.x(row.point()), y, 5, note);
  }

  private void pair(Drawing drawing, Frame frame, Pair pair, double y) {
    String note = pair.label + ": " + text(pair.difference);
    drawing.text("tick", Anchor.START, 0, y, pair.label);
    drawing.text("tick", Anchor.END, drawing.width(), y, text(pair.difference));
    drawing.line("stem", frame.x(0), y, frame.x(pair.difference), y);
    drawing.mark("fill s1", 0, frame.x(pair.difference), y, 3.5, note);
  }

  private String text(double difference) {
    return (difference > 0 ? "+" : "") + numeral.text(difference);
  }
}
