package org.hillock.diagnosis;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.hillock.data.Dataset;
import org.hillock.network.Layer;
import org.hillock.probe.LayerHealth;

/// The network reads numbers that are far from size 1.
record Unscaled() implements Rule {
  /// Size of a column, √ of its mean square. Starting weights are made for size 1; at 10 times that
  /// tanh would be flat for 76 % of what comes in, and a step of gradient descent, which grows with
  /// the square, is 100 times as large.
  private static final double LARGE = 10;

  /// Enough for a size to within some percent.
  private static final int ROWS = 4096;

  @Override
  public Optional<Diagnosis> examine(Examination e) {
    Course course = e.course();
    if (course.split().encoder().vocabulary().isPresent() || isNormalized(course)) {
      return Optional.empty();
    }
    double[] sizes = sizes(course.split().train());
    int worst = 0;
    int large = 0;
    double least = Double.POSITIVE_INFINITY;
    for (int j = 0; j < sizes.length; j++) {
      worst = sizes[j] > sizes[worst] ? j : worst;
      large += sizes[j] > LARGE ? 1 : 0;
      least = sizes[j] > 0 ? Math.min(least, sizes[j]) : least;
    }
    if (large == 0) {
      return Optional.empty();
    }
    Evidence evidence =
        new Evidence(
            "%d of %d inputs are larger than %s; the largest, %s, has size %s, the smallest %s. %s"
                .formatted(
                    large,
                    sizes.length,
                    Shown.number(LARGE),
                    course.split().encoder().inputNames().get(worst),
                    Shown.number(sizes[worst]),
                    Shown.number(least),
                    first(e)),
            List.of(0),
            Map.of("largestInput", sizes[worst], "largeInputs", (double) large),
            0,
            0,
            Picture.ACTIVATIONS);
    return Optional.of(
        new Diagnosis(
            Condition.UNSCALED,
            List.of(evidence),
            "Starting weights and learning rates are made for inputs of size 1; an input %s times as large drowns the others, saturates units or makes steps too large."
                .formatted(Shown.number(sizes[worst])),
            List.of(new ScaledInputs(), new Normalization("batch-normalization"))));
  }

  /// A normalization that comes first scales the inputs itself.
  private static boolean isNormalized(Course course) {
    Layer first = course.start().layers().getFirst();
    return first.label().contains("normalization");
  }

  private static double[] sizes(Dataset data) {
    double[] sizes = new double[data.features()];
    int rows = Math.min(ROWS, data.rows());
    float[] row = new float[data.features()];
    for (int i = 0; i < rows; i++) {
      data.copyInputs(i, 1, row, 0);
      for (int j = 0; j < row.length; j++) {
        sizes[j] += (double) row[j] * row[j] / rows;
      }
    }
    for (int j = 0; j < sizes.length; j++) {
      sizes[j] = Math.sqrt(sizes[j]);
    }
    return sizes;
  }

  /// What the first layer makes of it.
  private static String first(Examination e) {
    LayerHealth first = Examination.weighted(e.birth()).getFirst();
    return "%s starts with values of size %s."
        .formatted(Shown.layer(first), Shown.number(first.outputs().size()))
        .replaceFirst("layer", "Layer");
  }

  @Override
  public List<Condition> explainedBy() {
    return List.of();
  }
}
