package org.hillock.probe;

import java.util.List;
import java.util.Optional;
import org.hillock.network.Activate;
import org.hillock.network.Layer;
import org.hillock.network.Pass;
import org.hillock.network.Shape;
import org.hillock.network.Trace;
import org.hillock.numeric.MatrixMultiply;

/// Counts what an activation does between the layers that were made one, whose values nobody keeps:
/// they are computed once more, one example at a time.
final class Hidden {
  private static final float[] NONE = {};

  private final Layer first;
  private final UnitTally tally;
  private final float[] x;
  private final int[] length = new int[1];
  private final float[] y;
  private final float[] work;
  private final double[] wideWork;
  private final MatrixMultiply multiply = new MatrixMultiply();

  /// @param parts of which the second is an activation
  Hidden(List<Layer> parts) {
    first = parts.getFirst();
    Activate second = (Activate) parts.get(1);
    tally = new UnitTally(second.activation(), second.shape().last());
    x = new float[first.inputs()];
    y = new float[first.outputs()];
    work = new float[first.work(1)];
    wideWork = new double[first.wideWork(1)];
  }

  /// Whether the second of several layers in one is an activation.
  static boolean isIn(Layer layer) {
    return layer.parts().size() > 1 && layer.parts().get(1) instanceof Activate;
  }

  /// Forgets all.
  void clear() {
    tally.clear(NONE, 0);
  }

  /// Counts some examples.
  ///
  /// @param l the layer's number
  /// @param from where its parameters begin
  void add(Trace trace, int l, float[] parameters, int from, int rows) {
    Pass pass =
        new Pass(
            l,
            trace.batch(),
            parameters,
            from,
            x,
            length,
            y,
            NONE,
            NONE,
            NONE,
            NONE,
            NONE,
            NONE,
            NONE,
            work,
            wideWork,
            multiply);
    Shape shape = first.outputShape();
    for (int row = 0; row < rows; row++) {
      System.arraycopy(trace.values()[l], row * x.length, x, 0, x.length);
      length[0] = trace.lengths()[l][row];
      first.forward(pass, 0, 1);
      int own = shape.own(first.length(length[0]));
      tally.add(y, 0, NONE, 0, NONE, 0, own / tally.width());
    }
    tally.examples(rows);
  }

  ActivationHealth health() {
    return tally.health(Optional.empty());
  }
}
