package org.hillock.catalogue.plot;

import java.util.Arrays;
import java.util.List;
import org.hillock.activation.Rowwise;
import org.hillock.catalogue.drawing.Canvas;
import org.hillock.catalogue.drawing.Decimal;
import org.hillock.catalogue.drawing.Ink;
import org.hillock.catalogue.drawing.Pen;
import org.hillock.catalogue.drawing.Type;

/// One row, and what a row-wise function makes of it, as bars.
///
/// @param function what is shown
record Bars(Rowwise function) {
  private static final double[] ROW = {1.8, 0.9, 0.68, -0.6, 1.2, -1.2};

  /// Draws within a rectangle.
  void draw(Canvas canvas, double x, double y, double width, double height, Panel.Look look) {
    double[] result = function.values(ROW.clone());
    double gap = 2.4 * look.font();
    double bar = (width - gap) / (ROW.length + result.length);
    double left = ROW.length * bar;
    side(canvas, "a row", ROW, Ink.AXIS, x, y, left, height, look);
    arrow(canvas, x + left + gap / 2, y + height / 2, 0.6 * look.font());
    double right = width - left - gap;
    side(canvas, "becomes", result, Ink.BLUE, x + left + gap, y, right, height, look);
  }

  private static void side(
      Canvas canvas,
      String title,
      double[] values,
      Ink ink,
      double x,
      double y,
      double width,
      double height,
      Panel.Look look) {
    Type type = Type.text(look.font());
    canvas.textAround(title, x + width / 2, y + height - 0.25 * look.font(), type, Ink.MUTED);
    double low = Math.min(0, Arrays.stream(values).min().orElse(0));
    double high = Math.max(0, Arrays.stream(values).max().orElse(0));
    double label = 1.25 * look.font();
    double room = height - 1.5 * look.font() - label - (low < 0 ? label : 0);
    double unit = high == low ? 0 : room / (high - low);
    double zero = y + label + high * unit;
    double slot = width / values.length;
    double bar = Math.min(0.72 * slot, 3.5 * look.font());
    for (int i = 0; i < values.length; i++) {
      double middle = x + (i + 0.5) * slot;
      double length = Math.abs(values[i]) * unit;
      double top = values[i] < 0 ? zero : zero - length;
      canvas.box(middle - bar / 2, top, bar, length, ink);
      double baseline = values[i] < 0 ? top + length + 0.95 * look.font() : top - 0.3 * look.font();
      Type fitting = fitting(values, slot, look);
      canvas.textAround(text(values[i]), middle, baseline, fitting, Ink.TEXT);
    }
    canvas.line(x, zero, x + width, zero, Pen.solid(Ink.AXIS, 0.08 * look.font()));
  }

  /// Labels are as large as the widest fits over its bar.
  private static Type fitting(double[] values, double slot, Panel.Look look) {
    Type type = Type.text(look.font());
    double widest =
        Arrays.stream(values).mapToObj(Bars::text).mapToDouble(type::width).max().orElse(1);
    return Type.text(look.font() * Math.min(1, 0.94 * slot / widest));
  }

  private static String text(double value) {
    return Decimal.typeset(value, 2);
  }

  private static void arrow(Canvas canvas, double x, double y, double half) {
    Pen pen = Pen.solid(Ink.MUTED, 0.2 * half);
    canvas.line(x - half, y, x + half, y, pen);
    for (double side : List.of(-1.0, 1.0)) {
      canvas.line(x + half, y, x + 0.4 * half, y + side * 0.45 * half, pen);
    }
  }
}
