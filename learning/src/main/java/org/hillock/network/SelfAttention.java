package org.hillock.network;

import java.util.Arrays;
import org.hillock.activation.InvalidInputException;
import org.hillock.activation.function.Softmax;
import org.hillock.numeric.Draws;

/// Each step of a sequence takes from all steps what it asks for. Per head, `context = softmax(Q Kᵀ
/// / √headWidth) V`, where queries Q, keys K and values V are x W + b, each of its own; the
/// contexts of all heads side by side go through a last y = context W + b.
///
/// Steps after a row's length are seen by none, with a weight of exactly 0, and give 0; the others
/// have the bits that they have without them. Parameters: W of queries, keys and values side by
/// side, `width × 3 heads headWidth`; the last W, `heads headWidth × width`; and both b.
///
/// Source: Vaswani et al., "Attention is all you need", 2017.
///
/// @param steps of a sequence, at most
/// @param width numbers of a step that come in, and go out
/// @param heads that ask side by side
/// @param headWidth numbers of a head's query, key or value
/// @param causal whether a step sees itself and those before it only
public record SelfAttention(int steps, int width, int heads, int headWidth, boolean causal)
    implements Layer {
  /// 512 MiB of floats, of parameters or of what one example keeps.
  private static final long MOST_NUMBERS = 1 << 27;

  /// Steps that go through a product together.
  private static final int BAND = 192;

  /// Rows of W whose gradients are computed together.
  private static final int GRAIN = 24;

  /// Checks the sizes.
  ///
  /// @throws InvalidInputException if one is below 1, or they are too many numbers together
  public SelfAttention {
    if (steps < 1 || width < 1 || heads < 1 || headWidth < 1) {
      throw new InvalidInputException(
          "attention of %d heads of %d numbers on %d steps of %d cannot be; give at least 1 of each."
              .formatted(heads, headWidth, steps, width));
    }
    double inner = (double) heads * headWidth;
    double parameters = 4 * inner * width;
    double kept = steps * (4 * inner + (double) heads * steps);
    if (Math.max(parameters, kept) > MOST_NUMBERS) {
      throw new InvalidInputException(
          "attention of %d heads of %d numbers on %d steps of %d has %.0f weights and keeps %.0f numbers of an example, but %d is the most; give fewer steps, or a smaller width."
              .formatted(heads, headWidth, steps, width, parameters, kept, MOST_NUMBERS));
    }
  }

  /// On sequences of that shape, `steps × width`, with heads that share out the width.
  ///
  /// @throws InvalidInputException if it is no such shape, or the heads cannot
  static SelfAttention on(Shape shape, int heads, boolean causal) {
    if (shape.sizes().size() != 2) {
      throw new InvalidInputException(
          "attention is of sequences, steps × width, not of %s; put an embedding before it, or give inputs(steps, width)."
              .formatted(shape));
    }
    if (heads < 1 || shape.last() % heads != 0) {
      throw new InvalidInputException(
          "%d heads cannot share out %d numbers of a step; give a number of heads that divides the width."
              .formatted(heads, shape.last()));
    }
    int steps = shape.sizes().getFirst();
    return new SelfAttention(steps, shape.last(), heads, shape.last() / heads, causal);
  }

  /// Numbers of all heads' values of a step.
  int inner() {
    return heads * headWidth;
  }

  @Override
  public String label() {
    return "%sattention, %d heads".formatted(causal ? "causal " : "", heads);
  }

  @Override
  public int inputs() {
    return steps * width;
  }

  @Override
  public Shape inputShape() {
    return Shape.of(steps, width);
  }

  @Override
  public int outputs() {
    return steps * width;
  }

  @Override
  public Shape outputShape() {
    return Shape.of(steps, width);
  }

  /// Queries, keys and values of each step, or ∂loss by them; its contexts; the weights.
  @Override
  public int kept() {
    return 4 * steps * inner() + heads * steps * steps;
  }

  /// Predictions keep nothing, so a band's share of what is kept lies here; the backward pass has
  /// ∂loss by the contexts instead.
  @Override
  public int work(int rows) {
    return Math.min(rows, band()) * kept() + steps * (steps + headWidth);
  }

  private int band() {
    return (BAND + steps - 1) / steps;
  }

  @Override
  public int wideWork(int rows) {
    return new Softmax().scratch(steps);
  }

  @Override
  public int parameters() {
    return weights() + 3 * inner() + width;
  }

  @Override
  public int weights() {
    return 4 * width * inner();
  }

  /// Whole rows of both W.
  @Override
  public int grain() {
    int a = 3 * inner();
    int b = width;
    while (b != 0) {
      int rest = a % b;
      a = b;
      b = rest;
    }
    return (int) Math.min(parameters(), 3L * inner() / a * width * GRAIN);
  }

  @Override
  public long operations() {
    return 2L * steps * weights() + 4L * steps * steps * inner();
  }

  @Override
  public void initialize(float[] parameters, int from, double gain, Draws draws) {
    int first = 3 * width * inner();
    for (int i = 0; i < weights(); i++) {
      double deviation = i < first ? gain / Math.sqrt(width) : 1 / Math.sqrt(inner());
      parameters[from + i] = (float) (deviation * draws.normal(i));
    }
    Arrays.fill(parameters, from + weights(), from + parameters(), 0);
  }

  @Override
  public void forward(Pass pass, int first, int rows) {
    for (int begin = first; begin < first + rows; begin += band()) {
      forwardBand(pass, begin, Math.min(band(), first + rows - begin));
    }
  }

  private void forwardBand(Pass pass, int first, int rows) {
    boolean keeps = pass.kept().length > 0;
    float[] room = keeps ? pass.kept() : pass.work();
    int places = keeps ? room.length / kept() : rows;
    int place = keeps ? first : 0;
    int stride = 3 * inner();
    pass.multiply()
        .left(pass.x(), first * inputs(), width, 1)
        .right(pass.parameters(), pass.from(), stride, 1)
        .fromRow(pass.parameters(), pass.from() + weights())
        .result(room, qkv(place), stride)
        .run(rows * steps, width, stride);
    float scale = scale();
    for (int r = 0; r < rows; r++) {
      int qkv = qkv(place + r);
      int n = pass.lengths()[first + r];
      for (int query = qkv; query < qkv + n * stride; query += stride) {
        Heads.scale(room, query, scale, room, query, inner());
      }
      int context = context(places, place + r);
      Heads.forward(this, pass, room, qkv, context, weights(places, place + r), n);
    }
    pass.multiply()
        .left(room, context(places, place), inner(), 1)
        .right(pass.parameters(), pass.from() + width * stride, width, 1)
        .fromRow(pass.parameters(), pass.from() + weights() + stride)
        .result(pass.y(), first * outputs(), width)
        .run(rows * steps, inner(), width);
    clearPadding(pass, pass.y(), first, rows);
  }

  float scale() {
    return (float) (1 / Math.sqrt(headWidth));
  }

  /// Where a row's queries, keys and values are kept.
  int qkv(int row) {
    return row * steps * 3 * inner();
  }

  /// Of all rows side by side, after the queries, keys and values of all, so that the products for
  /// the gradients are of many rows.
  int context(int places, int row) {
    return (3 * places + row) * steps * inner();
  }

  private int weights(int places, int row) {
    return 4 * places * steps * inner() + row * heads * steps * steps;
  }

  private void clearPadding(Pass pass, float[] values, int first, int rows) {
    for (int row = first; row < first + rows; row++) {
      int from = (row * steps + pass.lengths()[row]) * width;
      Arrays.fill(values, from, (row + 1) * steps * width, 0);
    }
  }

  @Override
  public void backward(Pass pass, int first, int rows) {
    for (int begin = first; begin < first + rows; begin += band()) {
      backwardBand(pass, begin, Math.min(band(), first + rows - begin));
    }
  }

  private void backwardBand(Pass pass, int first, int rows) {
    float[] room = pass.kept();
    int places = room.length / kept();
    int stride = 3 * inner();
    int free = rows * steps * inner();
    pass.multiply()
        .left(pass.dy(), first * outputs(), width, 1)
        .right(pass.parameters(), pass.from() + width * stride, 1, width)
        .fromZero(inner())
        .result(pass.work(), 0, inner())
        .run(rows * steps, width, inner());
    for (int r = 0; r < rows; r++) {
      int n = pass.lengths()[first + r];
      int dContext = r * steps * inner();
      int weights = weights(places, first + r);
      Heads.backward(this, pass, room, qkv(first + r), weights, n, dContext, free);
    }
    if (pass.dx().length > 0) {
      pass.multiply()
          .left(room, qkv(first), stride, 1)
          .right(pass.parameters(), pass.from(), 1, stride)
          .fromZero(width)
          .result(pass.dx(), first * inputs(), width)
          .run(rows * steps, stride, width);
      clearPadding(pass, pass.dx(), first, rows);
    }
  }

  /// Steps after a row's length count nowhere; of rows without such steps, a band goes into one
  /// product.
  @Override
  public void gradients(Pass pass, int rows, int begin, int end) {
    int row = 0;
    while (row < rows) {
      int from = row;
      while (row < rows && row < from + band() && pass.lengths()[row] == steps) {
        row++;
      }
      if (row > from) {
        AttentionGradients.add(this, pass, from, (row - from) * steps, begin, end);
      } else {
        AttentionGradients.add(this, pass, row, pass.lengths()[row], begin, end);
        row++;
      }
    }
  }
}
