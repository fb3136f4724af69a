package org.hillock.catalogue.plot;

import java.util.List;
import org.hillock.catalogue.drawing.Canvas;
import org.hillock.catalogue.drawing.Ink;
import org.hillock.catalogue.drawing.Pen;
import org.hillock.catalogue.drawing.Type;

/// Axes and the curves between them.
///
/// @param across the x axis
/// @param up the y axis
/// @param lines the curves; the first is drawn on top
/// @param vanishing ranges of x in which the gradient vanishes, shaded
record Panel(Axis across, Axis up, List<Line> lines, List<Axis> vanishing) {
  /// How large things are.
  ///
  /// @param font of labels, in points
  /// @param curve width of curves
  /// @param ticks wanted on each axis
  record Look(double font, double curve, int ticks) {
    /// A picture of its own.
    static final Look LARGE = new Look(10.5, 2, 7);

    /// A tile of the cheat sheet.
    static final Look SMALL = new Look(6.5, 1.3, 4);
  }

  /// Draws within a rectangle, labels included.
  void draw(Canvas canvas, double x, double y, double width, double height, Look look) {
    Type type = Type.text(look.font());
    List<Double> levels = up.ticks(look.ticks());
    double labels = levels.stream().mapToDouble(v -> type.width(up.label(v))).max().orElse(0);
    double gap = 0.5 * look.font();
    double left = x + labels + gap;
    double foot = 1.45 * look.font();
    List<Double> columns = across.ticks((int) Math.max(2, width / (4.6 * look.font())));
    double overhang = type.width(across.label(columns.getLast())) / 2;
    Frame frame = new Frame(left, y, x + width - overhang - left, height - foot, across, up);
    for (Axis range : vanishing) {
      double from = frame.x(Math.max(range.low(), across.low()));
      double to = frame.x(Math.min(range.high(), across.high()));
      canvas.box(from, y, to - from, frame.height(), Ink.SHADE);
    }
    grid(canvas, frame, columns, levels, type, gap);
    for (Line line : lines.reversed()) {
      line.draw(canvas, frame, look.curve());
    }
  }

  private void grid(
      Canvas canvas,
      Frame frame,
      List<Double> columns,
      List<Double> levels,
      Type type,
      double gap) {
    double thin = 0.06 * type.size();
    double rest = 0.34 * type.size();
    for (double tick : columns) {
      double at = frame.x(tick);
      Pen pen = Pen.solid(tick == 0 ? Ink.AXIS : Ink.GRID, thin);
      canvas.line(at, frame.top(), at, frame.bottom(), pen);
      double foot = frame.bottom() + 1.2 * type.size();
      canvas.textAround(across.label(tick), at, foot, type, Ink.MUTED);
    }
    for (double tick : levels) {
      double at = frame.y(up.share(tick));
      boolean zero = tick == 0 && up.scale() == Axis.Scale.LINEAR;
      canvas.line(frame.left(), at, frame.right(), at, Pen.solid(zero ? Ink.AXIS : Ink.GRID, thin));
      double baseline = Math.clamp(at + rest, frame.top() + rest, frame.bottom() + rest);
      canvas.textBefore(up.label(tick), frame.left() - gap, baseline, type, Ink.MUTED);
    }
  }
}
