package org.hillock.probe;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.IntUnaryOperator;
import org.hillock.numeric.LargestMagnitude;
import org.hillock.probe.Autopsy.Moment;
import org.hillock.probe.Autopsy.Origin;

/// Looks for the first number that is not finite, in the order in which a step computes: inputs,
/// targets, parameters, what each layer gives, losses, ∂loss by what each layer gives from the last
/// to the first, ∂loss by parameters, parameters after the step. All before it was finite, so that
/// is where it came from.
///
/// @param remains of the step
public record Inquest(Remains remains) {
  private static final int NONE = -1;

  /// More rows say no more.
  private static final int MOST_ROWS = 10;

  /// What happened; empty if all is finite that counts: what lies past a row's length means
  /// nothing.
  public Optional<Autopsy> autopsy(Circumstances circumstances) {
    return finding().map(finding -> autopsy(finding, circumstances));
  }

  private Autopsy autopsy(Finding finding, Circumstances circumstances) {
    int layers = remains.network().layers().size();
    List<Moment> trend =
        circumstances.trend().apply(finding.layer() < 0 ? layers : finding.layer() + 1);
    List<Integer> examples =
        finding.rows().stream().map(row -> circumstances.example().applyAsInt(row)).toList();
    String example =
        examples.isEmpty()
            ? ""
            : "%s row %d".formatted(circumstances.set(), examples.getFirst() + 1);
    boolean isTraining = circumstances.set().equals("training");
    String place =
        new Place(remains, finding, circumstances).words()
            + (isTraining || example.isEmpty() ? "" : " for " + example);
    Operation operation = new Operation(remains, finding);
    Cause cause = new Cause(remains, finding, trend, place, example, circumstances.learningRate());
    return new Autopsy(
        circumstances.step(),
        circumstances.epoch(),
        finding.origin(),
        finding.layer() < 0 ? OptionalInt.empty() : OptionalInt.of(finding.layer()),
        place,
        finding.origin() == Origin.LOSS ? OptionalInt.empty() : OptionalInt.of(finding.unit()),
        isTraining ? examples : List.of(),
        finding.value(),
        operation.words(),
        operation.magnitudes(),
        trend,
        cause.sentence(),
        cause.remedies());
  }

  Optional<Finding> finding() {
    return between(Origin.INPUT, remains.trace().inputs(), 0)
        .or(this::targets)
        .or(() -> parameters(Origin.PARAMETER, List.of(remains.network().parameters())))
        .or(this::values)
        .or(this::losses)
        .or(this::gradients)
        .or(() -> parameters(Origin.PARAMETER_GRADIENT, List.of(remains.parameterGradients())))
        .or(() -> parameters(Origin.UPDATE, changed()));
  }

  private List<float[]> changed() {
    List<float[]> all = new ArrayList<>();
    all.add(remains.after());
    all.addAll(remains.memory());
    return all;
  }

  private Optional<Finding> values() {
    for (int l = 0; l < remains.network().layers().size(); l++) {
      Optional<Finding> found = between(Origin.VALUE, remains.trace().values()[l + 1], l + 1);
      if (found.isPresent()) {
        return found;
      }
    }
    return Optional.empty();
  }

  private Optional<Finding> gradients() {
    for (int between = remains.network().layers().size(); between > 0; between--) {
      float[] slopes = remains.gradients()[between];
      if (slopes.length > 0) {
        Optional<Finding> found = between(Origin.GRADIENT, slopes, between);
        if (found.isPresent()) {
          return found;
        }
      }
    }
    return Optional.empty();
  }

  private Optional<Finding> between(Origin origin, float[] values, int between) {
    return rows(
        origin, values, remains.width(between), between - 1, row -> remains.own(between, row));
  }

  private Optional<Finding> targets() {
    int width = remains.network().outputs();
    return rows(Origin.TARGET, remains.targets(), width, NONE, row -> width);
  }

  /// @param own how many numbers of a row count
  private Optional<Finding> rows(
      Origin origin, float[] values, int width, int layer, IntUnaryOperator own) {
    List<Integer> rows = new ArrayList<>();
    int first = NONE;
    for (int row = 0; row < remains.rows() && rows.size() < MOST_ROWS; row++) {
      int found = first(values, row * width, row * width + own.applyAsInt(row));
      if (found != NONE) {
        first = rows.isEmpty() ? found : first;
        rows.add(row);
      }
    }
    return first == NONE
        ? Optional.empty()
        : Optional.of(new Finding(origin, layer, first % width, rows, values[first]));
  }

  private Optional<Finding> losses() {
    List<Integer> rows = new ArrayList<>();
    for (int row = 0; row < remains.rows() && rows.size() < MOST_ROWS; row++) {
      if (!Double.isFinite(remains.losses()[row])) {
        rows.add(row);
      }
    }
    return rows.isEmpty()
        ? Optional.empty()
        : Optional.of(new Finding(Origin.LOSS, NONE, 0, rows, remains.losses()[rows.getFirst()]));
  }

  /// @param arrays each with a number for each parameter, or of length 0
  private Optional<Finding> parameters(Origin origin, List<float[]> arrays) {
    for (float[] values : arrays) {
      int from = 0;
      for (int l = 0; l < remains.network().layers().size() && values.length > 0; l++) {
        int to = from + remains.network().layers().get(l).parameters();
        int found = first(values, from, to);
        if (found != NONE) {
          return Optional.of(new Finding(origin, l, found - from, List.of(), values[found]));
        }
        from = to;
      }
    }
    return Optional.empty();
  }

  private static int first(float[] values, int from, int to) {
    if (LargestMagnitude.isFinite(values, from, to)) {
      return NONE;
    }
    int at = from;
    while (Float.isFinite(values[at])) {
      at++;
    }
    return at;
  }
}
