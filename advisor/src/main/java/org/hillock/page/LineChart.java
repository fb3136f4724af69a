package org.hillock.page;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.hillock.page.Drawing.Anchor;

/// Numbers over time or over another number, a line a series.
///
/// @param title what is shown
/// @param description what there is to see
/// @param across name of the numbers from left to right
/// @param up name of the numbers from bottom to top
/// @param numeral how these are written
/// @param log whether each power of ten gets the same room; then numbers up to 0 have no place
/// @param series the lines
/// @param guides heights worth knowing
/// @param events places worth knowing
public record LineChart(
    String title,
    String description,
    String across,
    String up,
    Numeral numeral,
    boolean log,
    List<Series> series,
    List<Guide> guides,
    List<Event> events)
    implements Chart {
  private static final int POINTS = 160;
  private static final int ROWS = 60;
  private static final double PHONE = 480;

  /// Letters of labels are wider than others.
  private static final double BOLD = 1.1;

  /// A line, and the band around it if there is one.
  ///
  /// @param x ascending
  /// @param y one for each x; what is not finite leaves a gap
  /// @param low lower edge of the band, or empty
  /// @param high upper edge of the band, or empty
  @SuppressWarnings("ArrayRecordComponent")
  public record Series(String label, double[] x, double[] y, double[] low, double[] high) {
    /// Without a band.
    public Series(String label, double[] x, double[] y) {
      this(label, x, y, new double[0], new double[0]);
    }

    /// @throws IllegalArgumentException if the arrays differ in length
    public Series {
      boolean band = low.length == x.length && high.length == x.length;
      if (x.length != y.length || (!band && low.length + high.length > 0)) {
        throw new IllegalArgumentException(
            "series \"%s\" has %d x, %d y and a band of %d and %d; give as many of each."
                .formatted(label, x.length, y.length, low.length, high.length));
      }
    }
  }

  /// A height worth knowing.
  public record Guide(double y, String label) {}

  /// A place worth knowing.
  public record Event(double x, String label) {}

  /// Lines alone.
  public LineChart(
      String title,
      String description,
      String across,
      String up,
      Numeral numeral,
      boolean log,
      List<Series> series) {
    this(title, description, across, up, numeral, log, series, List.of(), List.of());
  }

  @Override
  public Table numbers() {
    List<String> header = new ArrayList<>(List.of(across));
    TreeMap<Double, List<String>> lines = new TreeMap<>();
    for (int s = 0; s < series.size(); s++) {
      Series line = series.get(s);
      boolean band = line.low.length > 0;
      int column = header.size() - 1;
      header.addAll(
          band
              ? List.of(line.label, line.label + ", low", line.label + ", high")
              : List.of(line.label));
      for (int k = 0; k < line.x.length; k++) {
        List<String> cells = lines.computeIfAbsent(line.x[k], _ -> new ArrayList<>());
        pad(cells, column);
        cells.add(numeral.text(line.y[k]));
        if (band) {
          cells.addAll(List.of(numeral.text(line.low[k]), numeral.text(line.high[k])));
        }
      }
    }
    List<List<String>> rows = new ArrayList<>();
    lines.forEach((x, cells) -> {
      pad(cells, header.size() - 1);
      rows.add(Stream.concat(Stream.of(Numeral.NUMBER.text(x)), cells.stream()).toList());
    });
    String shown = rows.size() > ROWS ? " (%d of %d rows)".formatted(ROWS, rows.size()) : "";
    return new Table(
        title + ": " + up + shown,
        header,
        IntStream.of(Thinning.evenly(rows.size(), ROWS)).mapToObj(rows::get).toList());
  }

  private static void pad(List<String> cells, int size) {
    while (cells.size() < size) {
      cells.add("");
    }
  }

  @Override
  public Drawing drawing(double width) {
    double most = width < PHONE ? 112 : 160;
    List<String> labels =
        series.stream().map(line -> Drawing.fitted(ending(line, most), most)).toList();
    double right = 12 + BOLD * labels.stream().mapToDouble(Drawing::widthOf).max().orElse(0);
    double height = width < PHONE ? 250 : 300;
    Drawing drawing = new Drawing(width, height);
    Frame frame = Frame.in(width, height, columns(), rows(), numeral, right);
    frame.draw(drawing, across, up, numeral);
    for (int s = 0; s < series.size(); s++) {
      band(drawing, frame, series.get(s), s);
    }
    events(drawing, frame);
    guides(drawing, frame);
    for (int s = 0; s < series.size(); s++) {
      line(drawing, frame, series.get(s), s);
    }
    endings(drawing, frame, labels);
    return drawing;
  }

  /// The name of a line, with its last number if that fits.
  private String ending(Series line, double most) {
    if (line.y.length == 0) {
      return line.label;
    }
    String whole = line.label + ": " + numeral.text(line.y[line.y.length - 1]);
    return Drawing.widthOf(whole) <= most ? whole : line.label;
  }

  private Axis columns() {
    double[] all =
        Stream.concat(
                series.stream().map(Series::x),
                Stream.of(events.stream().mapToDouble(Event::x).toArray()))
            .flatMapToDouble(DoubleStream::of)
            .filter(Double::isFinite)
            .toArray();
    double low = DoubleStream.of(all).min().orElse(0);
    double high = DoubleStream.of(all).max().orElse(1);
    return new Axis(low, high > low ? high : low + 1, Axis.Scale.LINEAR);
  }

  private Axis rows() {
    DoubleStream lines =
        series.stream()
            .flatMap(line -> Stream.of(line.y, line.low, line.high))
            .flatMapToDouble(DoubleStream::of);
    return Axis.around(
        DoubleStream.concat(lines, guides.stream().mapToDouble(Guide::y)),
        log ? Axis.Scale.LOG : Axis.Scale.LINEAR);
  }

  private static void band(Drawing drawing, Frame frame, Series line, int s) {
    if (line.low.length > 0) {
      drawing.area(
          "band s" + s % Palette.SERIES,
          DoubleStream.of(line.x).map(frame::x).toArray(),
          DoubleStream.of(line.low).map(frame::y).toArray(),
          DoubleStream.of(line.high).map(frame::y).toArray(),
          "");
    }
  }

  private void guides(Drawing drawing, Frame frame) {
    for (Guide guide : guides) {
      double y = frame.y(guide.y);
      drawing.line("guide", frame.left(), y, frame.right(), y);
      drawing.text("remark", Anchor.START, frame.left() + 6, y - 9, guide.label);
    }
  }

  private void events(Drawing drawing, Frame frame) {
    for (Event event : events) {
      double x = frame.x(event.x);
      boolean left = x > frame.left() + frame.width() / 2;
      drawing.line("event", x, frame.top() - 4, x, frame.bottom());
      drawing.text(
          "remark",
          left ? Anchor.END : Anchor.START,
          x + (left ? -5 : 5),
          frame.top(),
          event.label);
    }
  }

  private static void line(Drawing drawing, Frame frame, Series line, int s) {
    int[] kept = Thinning.extremes(line.y, POINTS);
    double[] x = IntStream.of(kept).mapToDouble(k -> frame.x(line.x[k])).toArray();
    double[] y = IntStream.of(kept).mapToDouble(k -> frame.y(line.y[k])).toArray();
    drawing.curve("line d" + s % 4 + " s" + s % Palette.SERIES, x, y, line.label);
  }

  private void endings(Drawing drawing, Frame frame, List<String> labels) {
    List<Double> wanted = new ArrayList<>();
    for (int s = 0; s < series.size(); s++) {
      Series line = series.get(s);
      int last = line.y.length - 1;
      while (last >= 0 && !Double.isFinite(frame.y(line.y[last]))) {
        last--;
      }
      wanted.add(last < 0 ? frame.top() : frame.y(line.y[last]));
      if (last >= 0) {
        String note = line.label + " " + numeral.text(line.y[last]);
        drawing.mark(
            "fill s" + s % Palette.SERIES, s, frame.x(line.x[last]), wanted.getLast(), 4, note);
      }
    }
    List<Double> places = Frame.apart(wanted, frame.top(), frame.bottom());
    for (int s = 0; s < series.size(); s++) {
      drawing.text(
          "label s" + s % Palette.SERIES,
          Anchor.START,
          frame.right() + 10,
          places.get(s),
          labels.get(s));
    }
  }
}
