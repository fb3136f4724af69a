package org.hillock.probe;

import java.util.ArrayList;
import java.util.List;
import org.hillock.network.Activate;
import org.hillock.network.Layer;
import org.hillock.probe.Autopsy.Magnitude;
import org.hillock.probe.Autopsy.Moment;
import org.hillock.probe.Autopsy.Origin;

/// Why a number was not finite, and what to do.
///
/// @param remains of the step
/// @param finding the number
/// @param trend of the steps before
/// @param place of the number, in words
/// @param example the first training row that has it, in words; empty for parameters
/// @param learningRate of the step
record Cause(
    Remains remains,
    Finding finding,
    List<Moment> trend,
    String place,
    String example,
    double learningRate) {
  /// Scaled inputs stay far below.
  private static final double LARGE = 1e4;

  private static final double GROWTH = 100;
  private static final double LOWER = 10;

  /// Training that ends within so many steps has a rate out of all proportion, which a tenth does
  /// not cure; this one is usual.
  private static final int FEW_STEPS = 10;

  private static final double USUAL_RATE = 0.01;
  private static final double LARGE_STEP = 10;

  String sentence() {
    String value = Digits.of(finding.value());
    return switch (finding.origin()) {
      case INPUT, TARGET -> "%s has %s as %s.".formatted(example, value, place);
      case PARAMETER ->
          "the parameter was %s when the step began: it came with the starting values, or something beside the optimizer wrote it."
              .formatted(value);
      case VALUE, LOSS, GRADIENT, PARAMETER_GRADIENT, UPDATE -> computed();
    };
  }

  private String computed() {
    double inputs = largestInput();
    if (inputs >= LARGE) {
      return "inputs as large as %s are not scaled, and what is computed of them is larger than a float holds."
          .formatted(Digits.of(inputs));
    }
    if (grows()) {
      Moment first = trend.getFirst();
      Moment last = trend.getLast();
      return "the steps are too large: in %d of them the loss went from %s to %s and the largest gradient from %s to %s."
          .formatted(
              trend.size(),
              Digits.of(first.loss()),
              Digits.of(last.loss()),
              Digits.of(first.gradient()),
              Digits.of(last.gradient()));
    }
    double parameters = largest(remains.network().parameters());
    if (parameters >= LARGE) {
      return "parameters as large as %s make more of the inputs than a float holds."
          .formatted(Digits.of(parameters));
    }
    if (finding.origin() == Origin.UPDATE) {
      return "learning rate %s times the gradient is more than a float holds."
          .formatted(Digits.of(learningRate));
    }
    if (finding.origin() == Origin.VALUE && layer() instanceof Activate activate) {
      return "%s grows faster than what comes in, and is more than a float holds here."
          .formatted(activate.activation().name());
    }
    return "%s made of finite numbers one that is not, by its own computation."
        .formatted(finding.layer() < 0 ? "the loss" : worker().label());
  }

  private Layer layer() {
    return remains.network().layers().get(finding.layer());
  }

  /// The layer that computed it: gradients come from the layer after.
  private Layer worker() {
    int after = finding.origin() == Origin.GRADIENT ? finding.layer() + 1 : finding.layer();
    List<Layer> layers = remains.network().layers();
    return layers.get(Math.min(after, layers.size() - 1));
  }

  private boolean grows() {
    if (trend.size() < 2) {
      return false;
    }
    Moment first = trend.getFirst();
    Moment last = trend.getLast();
    return last.value() > GROWTH * first.value()
        || last.gradient() > GROWTH * first.gradient()
        || last.loss() > GROWTH * Math.abs(first.loss());
  }

  private double largestInput() {
    List<Magnitude> found =
        new Operation(remains, new Finding(Origin.INPUT, -1, 0, List.of(), 0)).magnitudes();
    return found.getFirst().largest();
  }

  private static double largest(float[] x) {
    double most = 0;
    for (float value : x) {
      most = Float.isFinite(value) ? Math.max(most, Math.abs(value)) : most;
    }
    return most;
  }

  List<String> remedies() {
    return switch (finding.origin()) {
      case INPUT ->
          List.of(
              "look at %s of %s, and at what computed it".formatted(place, example),
              "leave the row out, or leave the cell empty: it counts as missing then",
              "skip such batches: --on-non-finite skip");
      case TARGET ->
          List.of(
              "check the label of " + example,
              "leave the row out",
              "skip such batches: --on-non-finite skip");
      case PARAMETER ->
          List.of(
              "start from other parameters: another initialization, or a model whose numbers are finite",
              "look for what writes parameters between the steps");
      case VALUE, LOSS, GRADIENT, PARAMETER_GRADIENT, UPDATE -> ofComputed();
    };
  }

  private List<String> ofComputed() {
    List<String> all = new ArrayList<>();
    if (largestInput() >= LARGE) {
      all.add("scale the inputs: subtract each column's mean and divide by its standard deviation");
    }
    all.add(
        "lower the learning rate from %s to %s: --learning-rate %s"
            .formatted(Digits.of(learningRate), Digits.few(lowerRate()), Digits.few(lowerRate())));
    all.add(
        "clip the norm of the gradients to %s: --clip-norm %s"
            .formatted(Digits.few(usualGradient()), Digits.few(usualGradient())));
    if (finding.origin() == Origin.VALUE && layer() instanceof Activate activate) {
      all.add(
          "use a function that grows no faster than its input, such as gelu, in place of "
              + activate.activation().name());
    }
    if (learningRate < LARGE_STEP && !grows()) {
      all.add("normalize between the layers: layer normalization keeps values near 1");
    }
    all.add("go back and take smaller steps by itself: --on-non-finite rollback");
    return all;
  }

  private double lowerRate() {
    double lower = learningRate / LOWER;
    return trend.size() < FEW_STEPS ? Math.min(lower, USUAL_RATE) : lower;
  }

  /// The median of the largest gradients of the older half of the trend, at most 1: larger ones are
  /// not usual.
  private double usualGradient() {
    List<Double> older =
        trend.subList(0, (trend.size() + 1) / 2).stream().map(Moment::gradient).sorted().toList();
    double median = older.isEmpty() ? 1 : older.get(older.size() / 2);
    return median > 0 ? Math.min(1, median) : 1;
  }
}
