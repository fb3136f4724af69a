package org.hillock.page;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.hillock.page.Drawing.Anchor;

/// A number for each row and column, as a color and, where there is room, in digits.
///
/// @param title what is shown
/// @param description what there is to see
/// @param down name of the rows
/// @param across name of the columns
/// @param quantity name of the numbers
/// @param numeral how these are written
/// @param log whether each power of ten gets the same share of the colors
/// @param rows a label for each
/// @param columns a label for each
/// @param values by row and column; what is not finite is hatched
@SuppressWarnings("ArrayRecordComponent")
public record HeatMap(
    String title,
    String description,
    String down,
    String across,
    String quantity,
    Numeral numeral,
    boolean log,
    List<String> rows,
    List<String> columns,
    double[][] values)
    implements Chart {
  private static final double PHONE = 480;
  private static final double TALL = 26;
  private static final double LOW = 12;
  private static final int FEW = 16;

  /// Columns that can be told apart; of more some are shown.
  private static final int MOST = 60;

  private static final double SIDE = 62;
  private static final double LEGEND = 70;

  /// @throws IllegalArgumentException if there are not as many values as rows and columns
  public HeatMap {
    int width = columns.size();
    if (values.length != rows.size() || Arrays.stream(values).anyMatch(v -> v.length != width)) {
      throw new IllegalArgumentException(
          "heat map \"%s\" has %d rows and %d columns; give values for each."
              .formatted(title, rows.size(), columns.size()));
    }
  }

  @Override
  public Table numbers() {
    int[] shown = Thinning.evenly(columns.size(), MOST);
    List<String> header = new ArrayList<>(List.of(down));
    IntStream.of(shown).mapToObj(columns::get).forEach(header::add);
    List<List<String>> lines = new ArrayList<>();
    for (int r = 0; r < rows.size(); r++) {
      double[] row = values[r];
      List<String> cells = new ArrayList<>(List.of(rows.get(r)));
      IntStream.of(shown).mapToObj(c -> numeral.text(row[c])).forEach(cells::add);
      lines.add(cells);
    }
    String some = shown.length < columns.size() ? some(shown.length) : "";
    return new Table("%s by %s and %s%s".formatted(quantity, down, across, some), header, lines);
  }

  private String some(int shown) {
    return " (%d of %d shown)".formatted(shown, columns.size());
  }

  @Override
  public Drawing drawing(double width) {
    boolean phone = width < PHONE;
    double left =
        10
            + Math.min(
                phone ? 118 : 190, rows.stream().mapToDouble(Drawing::widthOf).max().orElse(0));
    double row = rows.size() <= FEW ? TALL : Math.max(LOW, TALL * FEW / rows.size());
    double top = 30;
    double bottom = top + row * rows.size();
    Drawing drawing = new Drawing(width, bottom + 46 + LEGEND);
    int[] shown = Thinning.evenly(columns.size(), phone ? MOST / 2 : MOST);
    double cell = (width - left - SIDE) / Math.max(1, shown.length);
    Bins bins = Bins.of(Arrays.stream(values).flatMapToDouble(DoubleStream::of), log);
    drawing.text("name", Anchor.START, 0, 9, down);
    drawing.text("name", Anchor.END, width, 9, shown.length == 0 ? "" : "last value");
    double gap = cell > 12 ? 1.5 : cell > 6 ? 0.8 : 0;
    for (int r = 0; r < rows.size(); r++) {
      double y = top + r * row;
      boolean named = row >= TALL / 2 || r % 2 == 0;
      if (named) {
        drawing.text(
            "tick", Anchor.END, left - 10, y + row / 2, Drawing.fitted(rows.get(r), left - 8));
      }
      for (int c = 0; c < shown.length; c++) {
        double x = left + c * cell;
        cell(
            drawing,
            bins,
            r,
            shown[c],
            new double[] {x, y, cell - gap, row - Math.min(1.5, gap + 0.5)});
      }
      if (named && shown.length > 0) {
        String last = numeral.text(values[r][columns.size() - 1]);
        drawing.text("value", Anchor.END, width, y + row / 2, last);
      }
    }
    below(drawing, shown, left, cell, bottom);
    legend(drawing, bins, phone ? 0 : left, bottom + 62, phone ? width : width - left - SIDE);
    return drawing;
  }

  /// @param at left, top, width and height
  private void cell(Drawing drawing, Bins bins, int r, int c, double[] at) {
    double value = values[r][c];
    String note =
        "%s, %s %s: %s".formatted(rows.get(r), across, columns.get(c), numeral.text(value));
    if (!Double.isFinite(value)) {
      drawing.rectangle("missing", at[0], at[1], at[2], at[3], note);
      return;
    }
    int color = bins.color(value);
    drawing.rectangle("h" + color, at[0], at[1], at[2], at[3], note);
    String brief = numeral.brief(value);
    if (Drawing.widthOf(brief) + 4 <= at[2] && at[3] >= 14) {
      drawing.text("digits t" + color, Anchor.MIDDLE, at[0] + at[2] / 2, at[1] + at[3] / 2, brief);
    }
  }

  private void below(Drawing drawing, int[] shown, double left, double cell, double bottom) {
    double end = Double.NEGATIVE_INFINITY;
    double longest = columns.stream().mapToDouble(Drawing::widthOf).max().orElse(0);
    int step = Math.max(1, (int) Math.ceil((longest + 12) / cell));
    for (int c = 0; c < shown.length; c += step) {
      String label = columns.get(shown[c]);
      double x = left + (c + 0.5) * cell;
      if (x - longest / 2 > end) {
        drawing.text("tick", Anchor.MIDDLE, x, bottom + 11, label);
        end = x + longest / 2;
      }
    }
    String some = shown.length < columns.size() ? some(shown.length) : "";
    double middle = left + shown.length * cell / 2;
    drawing.text("name", Anchor.MIDDLE, middle, bottom + 31, across + some);
  }

  private void legend(Drawing drawing, Bins bins, double left, double top, double width) {
    drawing.text("name", Anchor.START, left, top, Drawing.fitted(quantity, width));
    int ranges = bins.count();
    double missing = 84;
    double step = Math.min(64, (width - missing - 14) / ranges);
    for (int bin = 0; bin < ranges; bin++) {
      drawing.rectangle("h" + bins.colorOf(bin), left + bin * step, top + 12, step, 12, "");
    }
    double least = bins.edges().getFirst();
    boolean below =
        Arrays.stream(values).flatMapToDouble(DoubleStream::of).anyMatch(v -> v < least);
    double end = Double.NEGATIVE_INFINITY;
    for (int k = 0; k <= ranges; k++) {
      String label = k == 0 && below ? "less" : bins.label(bins.edges().get(k), numeral);
      double x = left + k * step;
      double from = k == 0 ? x : x - Drawing.widthOf(label) / 2;
      if (from > end + 4) {
        drawing.text("tick", k == 0 ? Anchor.START : Anchor.MIDDLE, x, top + 34, label);
        end = from + Drawing.widthOf(label);
      }
    }
    if (Arrays.stream(values)
        .flatMapToDouble(DoubleStream::of)
        .anyMatch(v -> !Double.isFinite(v))) {
      double x = left + ranges * step + 24;
      drawing.rectangle("missing", x, top + 12, 12, 12, "");
      drawing.text("tick", Anchor.START, x + 17, top + 18, "not finite");
    }
  }
}
