package org.hillock.page;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

/// Shares of a whole over time, one upon the other, each with a pattern of its own.
///
/// @param title what is shown
/// @param description what there is to see
/// @param across name of the numbers from left to right
/// @param up name of the whole
/// @param x ascending
/// @param shares from the bottom up
@SuppressWarnings("ArrayRecordComponent")
public record StackedShares(
    String title, String description, String across, String up, double[] x, List<Share> shares)
    implements Chart {
  private static final double PHONE = 480;
  private static final int PATTERNS = 4;
  private static final int ROWS = 60;
  private static final int POINTS = 200;

  /// A part of the whole.
  ///
  /// @param y from 0 to 1, one for each x; what is not finite counts as 0
  public record Share(String label, double[] y) {}

  /// @throws IllegalArgumentException if a share has more or fewer numbers than there are x
  public StackedShares {
    for (Share share : shares) {
      if (share.y.length != x.length) {
        throw new IllegalArgumentException(
            "share \"%s\" has %d numbers for %d x; give one for each."
                .formatted(share.label, share.y.length, x.length));
      }
    }
  }

  @Override
  public Table numbers() {
    List<String> header = new ArrayList<>(List.of(across));
    shares.forEach(share -> header.add(share.label));
    List<List<String>> rows = new ArrayList<>();
    for (int k : Thinning.evenly(x.length, ROWS)) {
      List<String> row = new ArrayList<>(List.of(Numeral.NUMBER.text(x[k])));
      shares.forEach(share -> row.add(Numeral.PERCENT.text(share.y[k])));
      rows.add(row);
    }
    String some = x.length > ROWS ? " (%d of %d rows)".formatted(ROWS, x.length) : "";
    return new Table(title + ": " + up + some, header, rows);
  }

  @Override
  public Drawing drawing(double width) {
    Legend legend = new Legend(shares.stream().map(StackedShares::named).toList());
    double key = legend.height(width) + 10;
    double height = (width < PHONE ? 220 : 250) + key;
    Drawing drawing = new Drawing(width, height);
    legend.draw(
        drawing,
        0,
        (s, left, middle) -> {
          drawing.rectangle("fill s" + color(s), left, middle - 6, 13, 12, "");
          drawing.rectangle("p" + s % PATTERNS, left, middle - 6, 13, 12, "");
        });
    int[] kept = Thinning.evenly(x.length, POINTS);
    double[][] edges = edges(kept);
    double[] times = IntStream.of(kept).mapToDouble(k -> x[k]).toArray();
    double first = x.length == 0 ? 0 : x[0];
    double last = x.length == 0 ? 1 : x[x.length - 1];
    Axis columns = new Axis(first, last > first ? last : first + 1, Axis.Scale.LINEAR);
    double most = DoubleStream.of(edges[shares.size()]).max().orElse(0);
    Axis rows = new Axis(0, Math.min(1, Math.max(0.05, 1.1 * most)), Axis.Scale.LINEAR);
    Frame whole = Frame.in(width, height, columns, rows, Numeral.PERCENT, 16);
    Frame frame =
        new Frame(
            columns, rows, whole.left(), whole.top() + key, whole.width(), whole.height() - key);
    frame.draw(drawing, across, "", Numeral.PERCENT);
    drawing.text("name", Drawing.Anchor.START, 0, key + 9, up);
    double[] places = DoubleStream.of(times).map(frame::x).toArray();
    for (int s = 0; s < shares.size(); s++) {
      double[] low = DoubleStream.of(edges[s]).map(frame::y).toArray();
      double[] high = DoubleStream.of(edges[s + 1]).map(frame::y).toArray();
      drawing.area("fill s" + color(s), places, low, high, shares.get(s).label);
      drawing.area("p" + s % PATTERNS, places, low, high, named(shares.get(s)));
      drawing.curve("edge", places, high, "");
    }
    drawing.line("frame", frame.left(), frame.bottom(), frame.right(), frame.bottom());
    if (most == 0) {
      double middle = frame.left() + frame.width() / 2;
      drawing.text(
          "remark", Drawing.Anchor.MIDDLE, middle, frame.bottom() - 14, "none at any time");
    }
    return drawing;
  }

  /// A share's name with its last number.
  private static String named(Share share) {
    return share.y.length == 0
        ? share.label
        : share.label + " " + Numeral.PERCENT.text(share.y[share.y.length - 1]);
  }

  private static int color(int share) {
    return List.of(5, 1, 0, 3, 2, 4).get(share % Palette.SERIES);
  }

  /// The heights between shares, from the bottom up, by time.
  private double[][] edges(int[] kept) {
    double[][] edges = new double[shares.size() + 1][kept.length];
    for (int s = 0; s < shares.size(); s++) {
      for (int k = 0; k < kept.length; k++) {
        double share = shares.get(s).y[kept[k]];
        edges[s + 1][k] = edges[s][k] + (Double.isFinite(share) ? Math.max(0, share) : 0);
      }
    }
    return edges;
  }
}
