package org.hillock.network;

/// Sums of a [Recurrent] layer's parameter gradients over all rows and steps, in their order.
final class RecurrentGradients {
  /// Gate gradients of so many numbers stay in the cache while all rows of weights read them.
  private static final int MANY = 1 << 17;

  private static final float[] ONE = {1};

  private RecurrentGradients() {}

  static void add(Recurrent layer, Pass pass, int rows, int begin, int end) {
    int width = layer.width();
    int features = layer.features();
    int first = begin / width;
    int last = Math.min(end / width, layer.depth());
    int together = Math.max(1, MANY / (layer.steps() * layer.keptOfStep()));
    for (int done = 0; done < rows; done += together) {
      int count = Math.min(together, rows - done);
      if (first < features) {
        int rest = Math.min(last, features) - first;
        ofInputs(layer, pass, done, count, first, rest);
      }
      if (last > features) {
        int from = Math.max(first, features) - features;
        layer.cell().addStateGradients(layer, pass, done, count, from, last - features - from);
      }
      int bias = Math.max(begin - layer.weights(), 0);
      if (end - layer.weights() > bias) {
        ofBiases(layer, pass, done, count, bias, end - layer.weights() - bias);
      }
    }
  }

  private static void ofInputs(
      Recurrent layer, Pass pass, int first, int rows, int begin, int count) {
    int features = layer.features();
    int steps = layer.steps();
    int width = layer.width();
    int kept = layer.keptOfStep();
    pass.multiply()
        .left(pass.x(), first * steps * features + begin, 1, features)
        .right(pass.kept(), first * steps * kept, kept, 1)
        .segments(rows, steps * features, steps * kept)
        .result(pass.gradients(), pass.from() + begin * width, width)
        .fromResult()
        .run(count, steps, width);
  }

  /// Of blocks of U that read the state of the step before.
  ///
  /// @param begin the first row of U
  /// @param slot where their gate gradients are
  /// @param block the first of the blocks
  static void ofStates(
      Recurrent layer,
      Pass pass,
      int first,
      int rows,
      int begin,
      int count,
      int slot,
      int block,
      int blocks) {
    int hidden = layer.hidden();
    if (layer.isSequence()) {
      add(layer, pass, first, rows, begin, count, pass.y(), 0, hidden, 1, slot, block, blocks);
    } else {
      int from = layer.cell().kept() * hidden;
      int kept = layer.keptOfStep();
      add(layer, pass, first, rows, begin, count, pass.kept(), from, kept, 1, slot, block, blocks);
    }
  }

  /// Of a block of U that reads what is kept of the same step.
  ///
  /// @param read what is kept
  static void ofKept(
      Recurrent layer,
      Pass pass,
      int first,
      int rows,
      int begin,
      int count,
      int read,
      int slot,
      int block) {
    int from = read * layer.hidden();
    int kept = layer.keptOfStep();
    add(layer, pass, first, rows, begin, count, pass.kept(), from, kept, 0, slot, block, 1);
  }

  /// @param left what U is multiplied with, from `from` on
  /// @param stride from one step to the next
  /// @param before by how many steps it comes before the gate gradients
  private static void add(
      Recurrent layer,
      Pass pass,
      int first,
      int rows,
      int begin,
      int count,
      float[] left,
      int from,
      int stride,
      int before,
      int slot,
      int block,
      int blocks) {
    int steps = layer.steps();
    int hidden = layer.hidden();
    int kept = layer.keptOfStep();
    int row = layer.features() + begin;
    int leftStep = first * steps + (layer.isReversed() ? before : 0);
    int rightStep = first * steps + (layer.isReversed() ? 0 : before);
    if (steps > before) {
      pass.multiply()
          .left(left, leftStep * stride + from + begin, 1, stride)
          .right(pass.kept(), rightStep * kept + slot * hidden, kept, 1)
          .segments(rows, steps * stride, steps * kept)
          .result(
              pass.gradients(), pass.from() + row * layer.width() + block * hidden, layer.width())
          .fromResult()
          .run(count, steps - before, blocks * hidden);
    }
  }

  /// A bias is one more row of weights, whose input is always 1.
  private static void ofBiases(
      Recurrent layer, Pass pass, int first, int rows, int begin, int count) {
    int steps = layer.steps();
    int kept = layer.keptOfStep();
    pass.multiply()
        .left(ONE, 0, 0, 0)
        .right(pass.kept(), first * steps * kept + begin, kept, 1)
        .segments(rows, 0, steps * kept)
        .result(pass.gradients(), pass.from() + layer.weights() + begin, count)
        .fromResult()
        .run(1, steps, count);
  }
}
