package org.hillock.page;

import java.util.ArrayList;
import java.util.List;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.hillock.page.Drawing.Anchor;

/// Lines over the same axes, each in a small frame of its own with its band, beside the same
/// reference and pale lines of all others.
///
/// @param title what is shown
/// @param description what there is to see
/// @param across name of the numbers from left to right
/// @param up name of the numbers from bottom to top
/// @param log whether each power of ten gets the same room
/// @param key what the line of a frame, the reference and the pale lines are
/// @param reference drawn in each frame
/// @param panels a frame each
/// @param others drawn pale in each frame
public record SmallMultiples(
    String title,
    String description,
    String across,
    String up,
    boolean log,
    List<String> key,
    LineChart.Series reference,
    List<LineChart.Series> panels,
    List<LineChart.Series> others)
    implements Chart {
  private static final double PHONE = 480;
  private static final double GAP = 18;
  private static final int POINTS = 40;

  /// @throws IllegalArgumentException if the key has not three entries
  public SmallMultiples {
    if (key.size() != 3) {
      throw new IllegalArgumentException(
          "the key has %d entries; give one for the line, the reference and the others."
              .formatted(key.size()));
    }
  }

  @Override
  public Table numbers() {
    return new LineChart(
            title,
            description,
            across,
            up,
            Numeral.NUMBER,
            log,
            Stream.of(List.of(reference), panels, others).flatMap(List::stream).toList())
        .numbers();
  }

  @Override
  public Drawing drawing(double width) {
    boolean phone = width < PHONE;
    int columns = Math.clamp(panels.size(), 1, phone || panels.size() == 4 ? 2 : 3);
    int rows = (panels.size() + columns - 1) / columns;
    Legend legend = new Legend(others.isEmpty() ? key.subList(0, 2) : key);
    double head = legend.height(width) + Frame.LINE + 14;
    double panel = phone ? 128 : 150;
    double step = panel + 2 * Frame.LINE + GAP;
    Drawing drawing = new Drawing(width, head + step * rows + 26);
    legend.draw(drawing, 0, (entry, x, y) -> sign(drawing, entry, x, y));
    drawing.text("name", Anchor.START, 0, head - 12, Drawing.fitted(up, width));
    Axis upward = upward();
    double left =
        8
            + upward.ticks(4).stream()
                .mapToDouble(t -> Drawing.widthOf(upward.label(t, Numeral.NUMBER)))
                .max()
                .orElse(0);
    double size = (width - left - GAP * (columns - 1) - 4) / columns;
    for (int k = 0; k < panels.size(); k++) {
      double x = left + (size + GAP) * (k % columns);
      int row = k / columns;
      double y = head + step * row + Frame.LINE + 4;
      panel(
          drawing,
          new Frame(sideways(), upward, x, y, size, panel),
          panels.get(k),
          k % columns == 0);
    }
    drawing.text("name", Anchor.MIDDLE, left + (width - left) / 2, head + step * rows + 10, across);
    return drawing;
  }

  private static void sign(Drawing drawing, int entry, double x, double y) {
    if (entry == 0) {
      drawing.rectangle("band s0", x, y - 5, 15, 10, "");
    }
    drawing.line(List.of("line s0", "line d1 s1", "pale").get(entry), x, y, x + 15, y);
  }

  private void panel(Drawing drawing, Frame frame, LineChart.Series line, boolean first) {
    drawing.text(
        "label s0",
        Anchor.START,
        frame.left(),
        frame.top() - 10,
        Drawing.fitted(line.label(), frame.width()));
    for (double tick : frame.up().ticks(4)) {
      drawing.line("grid", frame.left(), frame.y(tick), frame.right(), frame.y(tick));
      drawing.text(
          "tick",
          Anchor.END,
          frame.left() - 8,
          frame.y(tick),
          first ? frame.up().label(tick, Numeral.NUMBER) : "");
    }
    drawing.line("frame", frame.left(), frame.bottom(), frame.right(), frame.bottom());
    numbersBelow(drawing, frame);
    for (LineChart.Series other : others) {
      curve(drawing, frame, "pale", other);
    }
    int[] kept = kept(line);
    if (line.low().length > 0) {
      drawing.area(
          "band s0",
          at(kept, line.x(), frame::x),
          at(kept, line.low(), frame::y),
          at(kept, line.high(), frame::y),
          "");
    }
    curve(drawing, frame, "line d1 s1", reference);
    curve(drawing, frame, "line s0", line);
  }

  private static void numbersBelow(Drawing drawing, Frame frame) {
    double end = Double.NEGATIVE_INFINITY;
    for (double tick : frame.across().ticks(4)) {
      String label = frame.across().label(tick, Numeral.NUMBER);
      double half = Drawing.widthOf(label) / 2;
      drawing.line("frame", frame.x(tick), frame.bottom(), frame.x(tick), frame.bottom() + 4);
      if (frame.x(tick) - half > end + 2 && frame.x(tick) + half < frame.right() + GAP / 2) {
        drawing.text("tick", Anchor.MIDDLE, frame.x(tick), frame.bottom() + 14, label);
        end = frame.x(tick) + half;
      }
    }
  }

  private static void curve(Drawing drawing, Frame frame, String styled, LineChart.Series line) {
    int[] kept = kept(line);
    drawing.curve(styled, at(kept, line.x(), frame::x), at(kept, line.y(), frame::y), line.label());
  }

  private static int[] kept(LineChart.Series line) {
    return Thinning.evenly(line.x().length, POINTS);
  }

  private static double[] at(int[] kept, double[] values, DoubleUnaryOperator place) {
    return IntStream.of(kept).mapToDouble(k -> place.applyAsDouble(values[k])).toArray();
  }

  private Axis sideways() {
    List<Double> all = new ArrayList<>();
    lines().forEach(line -> DoubleStream.of(line.x()).filter(Double::isFinite).forEach(all::add));
    double low = all.stream().mapToDouble(v -> v).min().orElse(0);
    double high = all.stream().mapToDouble(v -> v).max().orElse(1);
    return new Axis(low, high > low ? high : low + 1, Axis.Scale.LINEAR);
  }

  private Axis upward() {
    return Axis.around(
        lines()
            .flatMap(line -> Stream.of(line.y(), line.low(), line.high()))
            .flatMapToDouble(DoubleStream::of),
        log ? Axis.Scale.LOG : Axis.Scale.LINEAR);
  }

  private Stream<LineChart.Series> lines() {
    return Stream.of(List.of(reference), panels, others).flatMap(List::stream);
  }
}
