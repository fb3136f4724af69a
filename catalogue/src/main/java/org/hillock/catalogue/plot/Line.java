package org.hillock.catalogue.plot;

import java.awt.geom.Path2D;
import java.util.ArrayList;
import java.util.List;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.DoubleStream;
import org.hillock.catalogue.drawing.Canvas;
import org.hillock.catalogue.drawing.Ink;
import org.hillock.catalogue.drawing.Pen;

/// A curve in a panel.
///
/// @param name as the legend has it
/// @param f what is drawn
/// @param corners where it may jump
/// @param ink its color
/// @param dashed whether it is drawn dashed, as derivatives are
record Line(String name, DoubleUnaryOperator f, List<Double> corners, Ink ink, boolean dashed) {
  /// How near to a corner a curve is drawn, in parts of the axis.
  private static final double NEAR = 1e-9;

  private static final double VISIBLE_JUMP = 0.01;

  /// Where the curve begins, is broken and ends.
  private double[] breaks(Axis across) {
    return DoubleStream.concat(
            DoubleStream.of(across.low(), across.high()),
            corners.stream()
                .mapToDouble(Double::doubleValue)
                .filter(corner -> corner > across.low() && corner < across.high()))
        .sorted()
        .toArray();
  }

  /// Values over the axis, those beside the corners too.
  double[] values(Axis across, int count) {
    return pieces(across, count).stream()
        .flatMapToDouble(piece -> DoubleStream.of(piece).map(f))
        .toArray();
  }

  /// Numbers of the axis, one array for each piece between breaks.
  private List<double[]> pieces(Axis across, int count) {
    double[] breaks = breaks(across);
    double span = across.high() - across.low();
    List<double[]> pieces = new ArrayList<>();
    for (int i = 0; i + 1 < breaks.length; i++) {
      double from = breaks[i] + (i == 0 ? 0 : NEAR * span);
      double to = breaks[i + 1] - (i + 2 == breaks.length ? 0 : NEAR * span);
      int steps = (int) Math.max(2, Math.ceil(count * (to - from) / span));
      pieces.add(
          DoubleStream.iterate(0, k -> k <= steps, k -> k + 1)
              .map(k -> k == steps ? to : from + (to - from) * k / steps)
              .toArray());
    }
    return pieces;
  }

  /// Draws the curve into a frame; jumps as dots.
  void draw(Canvas canvas, Frame frame, double width) {
    Pen pen = dashed ? Pen.dashed(ink, width) : Pen.solid(ink, width);
    Path2D path = new Path2D.Double();
    double lastShare = Double.NaN;
    int count = (int) Math.min(600, Math.max(90, 1.2 * frame.width()));
    for (double[] piece : pieces(frame.across(), count)) {
      double first = frame.up().share(f.applyAsDouble(piece[0]));
      if (Math.abs(first - lastShare) > VISIBLE_JUMP) {
        jump(canvas, frame, piece[0], lastShare, first, width);
      }
      lastShare = trace(path, frame, piece);
    }
    canvas.stroke(path, pen);
  }

  private void jump(Canvas canvas, Frame frame, double x, double from, double to, double width) {
    double across = frame.x(x);
    canvas.line(
        across,
        frame.y(Math.clamp(from, 0, 1)),
        across,
        frame.y(Math.clamp(to, 0, 1)),
        new Pen(ink, 0.5 * width, List.of(0.6 * width, 1.6 * width)));
  }

  /// Adds what lies within the frame; gives the share of the last value.
  private double trace(Path2D path, Frame frame, double[] piece) {
    double x0 = piece[0];
    double a = frame.up().share(f.applyAsDouble(x0));
    boolean drawing = false;
    for (int i = 1; i < piece.length; i++) {
      double x1 = piece[i];
      double b = frame.up().share(f.applyAsDouble(x1));
      if (Math.max(a, b) >= 0 && Math.min(a, b) <= 1) {
        double enter = inside(a) ? 0 : crossing(a, b, a);
        double leave = inside(b) ? 1 : crossing(a, b, b);
        if (!drawing) {
          path.moveTo(frame.x(x0 + enter * (x1 - x0)), frame.y(a + enter * (b - a)));
        }
        path.lineTo(frame.x(x0 + leave * (x1 - x0)), frame.y(a + leave * (b - a)));
      }
      drawing = inside(b);
      x0 = x1;
      a = b;
    }
    return a;
  }

  private static boolean inside(double share) {
    return share >= 0 && share <= 1;
  }

  /// How far along from a to b the edge is beyond which the end lies.
  private static double crossing(double a, double b, double end) {
    return ((end < 0 ? 0 : 1) - a) / (b - a);
  }
}
