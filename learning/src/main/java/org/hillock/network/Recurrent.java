package org.hillock.network;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.hillock.activation.Activation;
import org.hillock.activation.InvalidInputException;
import org.hillock.numeric.Draws;

/// Reads a sequence step by step, with the same parameters at each and a state h that is 0 at
/// first: h = [Cell](x, h). Parameters: W row-major, features × blocks of hidden columns; U, hidden
/// × as many; then the biases.
///
/// After its last step a row's state does not change any more; outputs of steps after it are 0, and
/// nothing is learned from them.
///
/// W starts normal with standard deviation gain / √features, each block of U orthogonal, biases as
/// the cell says.
///
/// @param cell what a step does
/// @param steps of the longest row
/// @param features numbers per step that come in
/// @param hidden numbers of the state
/// @param isReversed whether it reads from a row's last step to its first
/// @param isSequence whether the state of each step goes out, steps × hidden; else only that after
///   the last one that is read
public record Recurrent(
    Cell cell, int steps, int features, int hidden, boolean isReversed, boolean isSequence)
    implements Layer {
  /// Rows that go through the steps together: their work stays in the cache, and tiles of any
  /// height divide them.
  private static final int ROWS = 24;

  private static final int GRAIN = 24;

  /// As [Dense] has.
  private static final int MOST_PARAMETERS = 1 << 27;

  /// Checks the sizes.
  public Recurrent {
    if (steps < 1 || features < 1 || hidden < 1) {
      throw new IllegalArgumentException(
          "a recurrent layer has at least 1 step, 1 feature and 1 hidden number, not %d, %d and %d; make each at least 1."
              .formatted(steps, features, hidden));
    }
    long parameters = ((long) features + hidden + 4) * cell.blocks() * hidden;
    long numbers = (long) steps * ((long) features + (cell.kept() + 1L) * hidden);
    if (parameters > MOST_PARAMETERS || numbers > Integer.MAX_VALUE) {
      throw new InvalidInputException(
          "%s from %d features to %d numbers, over %d steps, has %d parameters and keeps %d numbers per example, more than %d or %d; make it narrower or the sequences shorter."
              .formatted(
                  cell.name(),
                  features,
                  hidden,
                  steps,
                  parameters,
                  numbers,
                  MOST_PARAMETERS,
                  Integer.MAX_VALUE));
    }
  }

  @Override
  public String label() {
    return String.format(
        Locale.ROOT, "%s%s %d → %d", isReversed ? "reversed " : "", cell.name(), features, hidden);
  }

  @Override
  public int inputs() {
    return steps * features;
  }

  @Override
  public Shape inputShape() {
    return Shape.of(steps, features);
  }

  @Override
  public int outputs() {
    return isSequence ? steps * hidden : hidden;
  }

  @Override
  public Shape outputShape() {
    return isSequence ? Shape.of(steps, hidden) : Shape.of(hidden);
  }

  @Override
  public int length(int incoming) {
    return isSequence ? incoming : hidden;
  }

  @Override
  public int kept() {
    return steps * keptOfStep();
  }

  /// A sequence has its states in y; else they are kept after what the cell keeps.
  int keptOfStep() {
    return (cell.kept() + (isSequence ? 0 : 1)) * hidden;
  }

  /// Weights turned, [x h] of each row, and the blocks of the cell.
  @Override
  public int work(int rows) {
    return scratch(cell.work());
  }

  @Override
  public List<Activation> activations() {
    return cell.activations();
  }

  @Override
  public int parameters() {
    return weights() + cell.biases() * hidden;
  }

  @Override
  public int weights() {
    return depth() * width();
  }

  @Override
  public int grain() {
    return GRAIN * width();
  }

  @Override
  public long operations() {
    return 2L * steps * weights();
  }

  @Override
  public void initialize(float[] parameters, int from, double gain, Draws draws) {
    double deviation = gain / Math.sqrt(features);
    Draws ofInputs = draws.at("inputs");
    for (int i = 0; i < features * width(); i++) {
      parameters[from + i] = (float) (deviation * ofInputs.normal(i));
    }
    for (int block = 0; block < cell.blocks(); block++) {
      double[][] rows = Orthogonal.of(hidden, draws.at("state").at(block));
      for (int i = 0; i < hidden; i++) {
        int to = from + (features + i) * width() + block * hidden;
        for (int j = 0; j < hidden; j++) {
          parameters[to + j] = (float) rows[i][j];
        }
      }
    }
    for (int block = 0; block < cell.biases(); block++) {
      int to = from + weights() + block * hidden;
      Arrays.fill(parameters, to, to + hidden, cell.bias(block));
    }
  }

  @Override
  public void forward(Pass pass, int first, int rows) {
    for (int done = 0; done < rows; done += ROWS) {
      RecurrentPass.forward(this, pass, first + done, Math.min(ROWS, rows - done));
    }
  }

  @Override
  public void backward(Pass pass, int first, int rows) {
    RecurrentSums.turn(this, pass);
    for (int done = 0; done < rows; done += ROWS) {
      RecurrentPass.backward(this, pass, first + done, Math.min(ROWS, rows - done));
    }
  }

  @Override
  public void gradients(Pass pass, int rows, int begin, int end) {
    RecurrentGradients.add(this, pass, rows, begin, end);
  }

  /// How many numbers [x h] are.
  int depth() {
    return features + hidden;
  }

  /// Columns of W and U.
  int width() {
    return cell.blocks() * hidden;
  }

  /// Where the cell's block of work begins, of `hidden` numbers for each row; blocks one after the
  /// other may serve as one with longer rows.
  int scratch(int block) {
    return input(ROWS) + block * ROWS * hidden;
  }

  /// Where x of a row begins in the work, or ∂loss by it; h follows.
  int input(int row) {
    return weights() + row * depth();
  }

  /// Where h of a row begins in the work, or ∂loss by it.
  int state(int row) {
    return input(row) + features;
  }

  /// The place of a row's step among those of all rows, or -1 if the row has ended.
  int place(Pass pass, int row, int step) {
    int length = pass.lengths()[row];
    if (step >= length) {
      return -1;
    }
    return row * steps + (isReversed ? length - 1 - step : step);
  }

  /// Where a block of what is kept of a step begins.
  int slot(int place, int block) {
    return place * keptOfStep() + block * hidden;
  }
}
