package org.hillock.training;

import java.util.Arrays;
import java.util.List;
import org.hillock.activation.InvalidInputException;
import org.hillock.data.Task;

/// How good predictions are.
public enum Metric {
  /// Mean negative log likelihood of the true class or labels, in nats.
  LOG_LOSS("log_loss", false, true),
  /// Share of rows (for labels: of answers) that are right.
  ACCURACY("accuracy", true, true),
  /// Mean over the classes of the share of their rows that are right; for labels the mean over
  /// labels.
  BALANCED_ACCURACY("balanced_accuracy", true, true),
  /// Root mean squared error in the target's unit; with several targets, in units of each one's
  /// standard deviation.
  RMSE("rmse", false, false),
  /// 1 - squared error / squared error of the test rows' mean; with several targets their mean.
  R2("r2", true, false);

  private final String label;
  private final boolean higherIsBetter;
  private final boolean ofClasses;

  Metric(String label, boolean higherIsBetter, boolean ofClasses) {
    this.label = label;
    this.higherIsBetter = higherIsBetter;
    this.ofClasses = ofClasses;
  }

  /// Its name on the command line and in files.
  public String label() {
    return label;
  }

  /// Whether more is better.
  public boolean higherIsBetter() {
    return higherIsBetter;
  }

  /// Those that apply to a task; the first is the default.
  public static List<Metric> of(Task task) {
    boolean classes = task != Task.REGRESSION;
    return Arrays.stream(values()).filter(metric -> metric.ofClasses == classes).toList();
  }

  /// The metric of that name for a task.
  ///
  /// @throws InvalidInputException if there is none
  public static Metric parse(String label, Task task) {
    return of(task).stream()
        .filter(metric -> metric.label.equalsIgnoreCase(label.replace('-', '_')))
        .findFirst()
        .orElseThrow(() ->
            InvalidInputException.unknown(
                "metric for " + task.label(),
                label,
                of(task).stream().map(Metric::label).toList()));
  }
}
