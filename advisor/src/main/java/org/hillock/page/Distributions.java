package org.hillock.page;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.DoubleStream;
import org.hillock.page.Drawing.Anchor;

/// How numbers are spread, by row, at one or more moments: bars between quantiles that get thicker
/// towards the middle, and a mark at the median.
///
/// @param title what is shown
/// @param description what there is to see
/// @param quantity name of the numbers
/// @param levels of the quantiles, ascending and symmetric around 0.5, which is among them
/// @param rows from the top down
@SuppressWarnings("ArrayRecordComponent")
public record Distributions(
    String title, String description, String quantity, double[] levels, List<Row> rows)
    implements Chart {
  private static final double PHONE = 480;
  private static final double BAR = 13;
  private static final double GAP = 12;

  /// Sizes so far from each other have no room on an even axis.
  private static final double FAR = 30;

  /// One thing whose numbers are spread.
  public record Row(String label, List<Moment> moments) {}

  /// When it was measured.
  ///
  /// @param quantiles one for each level
  public record Moment(String label, double[] quantiles) {}

  /// @throws IllegalArgumentException if the levels have no middle, or a moment has not as many
  ///   quantiles
  public Distributions {
    if (levels.length % 2 == 0) {
      throw new IllegalArgumentException(
          "%d levels have no median among them; give an odd number.".formatted(levels.length));
    }
    for (Row row : rows) {
      for (Moment moment : row.moments) {
        if (moment.quantiles.length != levels.length) {
          throw new IllegalArgumentException(
              "%s, %s has %d quantiles for %d levels; give one for each."
                  .formatted(row.label, moment.label, moment.quantiles.length, levels.length));
        }
      }
    }
  }

  @Override
  public Table numbers() {
    List<String> header = new ArrayList<>(List.of("where and when"));
    for (double level : levels) {
      header.add(Numeral.PERCENT.text(level));
    }
    List<List<String>> lines = new ArrayList<>();
    for (Row row : rows) {
      for (Moment moment : row.moments) {
        List<String> line = new ArrayList<>(List.of(row.label + ", " + moment.label));
        DoubleStream.of(moment.quantiles).mapToObj(Numeral.NUMBER::text).forEach(line::add);
        lines.add(line);
      }
    }
    return new Table("Quantiles: " + quantity, header, lines);
  }

  @Override
  public Drawing drawing(double width) {
    List<String> moments =
        rows.stream().flatMap(row -> row.moments.stream()).map(Moment::label).distinct().toList();
    Legend legend = new Legend(moments);
    double top = legend.height(width) + 12;
    double size = rows.stream().mapToDouble(row -> height(row, width)).sum();
    Drawing drawing = new Drawing(width, top + size + Frame.BELOW);
    legend.draw(drawing, 0, (m, x, y) -> drawing.mark("median s" + color(m), m, x + 6, y, 4.5, ""));
    Axis axis = axis();
    double left = width < PHONE ? 8 : labels();
    Frame frame = new Frame(axis, axis, left, top, width - left - 24, size);
    for (double tick : axis.ticks(frame.ticksAcross())) {
      drawing.line(tick == 0 ? "frame" : "grid", frame.x(tick), top, frame.x(tick), top + size);
    }
    double y = top;
    for (Row row : rows) {
      row(drawing, frame, row, y, moments);
      y += height(row, width);
      drawing.line("grid", 0, y, width, y);
    }
    frame.below(drawing, quantity, Numeral.NUMBER);
    return drawing;
  }

  private double labels() {
    return 14
        + Math.min(190, rows.stream().mapToDouble(r -> Drawing.widthOf(r.label)).max().orElse(0));
  }

  /// On a phone the label has a line of its own.
  private static double height(Row row, double width) {
    return GAP + BAR * row.moments.size() + (width < PHONE ? Frame.LINE : 0);
  }

  private void row(Drawing drawing, Frame frame, Row row, double top, List<String> moments) {
    boolean phone = drawing.width() < PHONE;
    double middle = phone ? top + GAP / 2 + 7 : top + height(row, drawing.width()) / 2;
    drawing.text(
        "tick strong",
        Anchor.START,
        0,
        middle,
        Drawing.fitted(row.label, phone ? drawing.width() : frame.left() - 8));
    double y = top + GAP / 2 + BAR / 2 + (phone ? Frame.LINE : 0);
    for (Moment moment : row.moments) {
      bars(drawing, frame, row.label, moment, y, moments.indexOf(moment.label));
      y += BAR;
    }
  }

  private void bars(Drawing drawing, Frame frame, String row, Moment moment, double y, int m) {
    double[] quantiles = moment.quantiles;
    int half = quantiles.length / 2;
    String note =
        "%s, %s: median %s, %s to %s"
            .formatted(
                row,
                moment.label,
                Numeral.NUMBER.text(quantiles[half]),
                Numeral.NUMBER.text(quantiles[0]),
                Numeral.NUMBER.text(quantiles[quantiles.length - 1]));
    for (int k = 0; k < half; k++) {
      double thick = 1.5 + 7.5 * k / Math.max(1, half - 1);
      double from = frame.x(quantiles[k]);
      double to = frame.x(quantiles[quantiles.length - 1 - k]);
      String strength = k == 0 ? "fill s" : "bar s";
      drawing.rectangle(
          strength + color(m), from, y - thick / 2, Math.max(1, to - from), thick, note);
    }
    double median = frame.x(quantiles[half]);
    if (Double.isFinite(median)) {
      drawing.mark("median s" + color(m), m, median, y, 4, note);
    } else {
      drawing.text("remark", Anchor.START, frame.left() + 4, y, moment.label + ": not finite");
    }
  }

  private static int color(int moment) {
    return List.of(5, 1, 0, 3, 2, 4).get(moment % Palette.SERIES);
  }

  /// Even, or in powers of ten to both sides of 0 if rows differ too much in size.
  private Axis axis() {
    double[] sizes =
        rows.stream()
            .flatMap(row -> row.moments.stream())
            .mapToDouble(m -> DoubleStream.of(m.quantiles).map(Math::abs).max().orElse(0))
            .filter(size -> Double.isFinite(size) && size > 0)
            .sorted()
            .toArray();
    boolean far = sizes.length > 0 && sizes[sizes.length - 1] > FAR * sizes[sizes.length / 2];
    return Axis.around(
        rows.stream()
            .flatMap(row -> row.moments.stream())
            .flatMapToDouble(moment -> DoubleStream.of(moment.quantiles)),
        far ? Axis.Scale.SYMMETRIC : Axis.Scale.LINEAR);
  }
}
