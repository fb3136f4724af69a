package org.hillock.preflight;

import java.util.ArrayList;
import java.util.List;
import org.hillock.data.Dataset;
import org.hillock.network.Embedding;
import org.hillock.preflight.Rule.Breach;

/// What comes in.
final class InputRules {
  private static final double FAR = 5;
  private static final double SMALL = 0.05;
  private static final int MOST_ROWS = 4096;
  private static final int NAMED = 3;

  static final List<Rule> ALL =
      List.of(
          new Rule(
              "unscaled-inputs",
              Severity.WARNING,
              "inputs far from mean 0 and deviation 1",
              "the starting weights are made for inputs of mean square 1; larger ones saturate units or explode, smaller ones are not heard",
              "let the inputs be scaled, which is the default",
              InputRules::unscaled));

  private InputRules() {}

  private static List<Breach> unscaled(Draft draft) {
    // Numbered characters are looked up, not multiplied.
    if (draft.layers().getFirst() instanceof Embedding) {
      return List.of();
    }
    List<String> found = new ArrayList<>();
    Dataset data = draft.train();
    int rows = Math.min(MOST_ROWS, data.rows());
    double[] sums = new double[data.features()];
    double[] squares = new double[data.features()];
    double[] largest = new double[data.features()];
    float[] row = new float[data.features()];
    for (int i = 0; i < rows; i++) {
      data.copyInputs((int) ((long) i * data.rows() / rows), 1, row, 0);
      for (int j = 0; j < row.length; j++) {
        sums[j] += row[j];
        squares[j] += (double) row[j] * row[j];
        largest[j] = Math.max(largest[j], Math.abs(row[j]));
      }
    }
    for (int j = 0; j < row.length; j++) {
      double mean = sums[j] / rows;
      double deviation = Math.sqrt(Math.max(0, squares[j] / rows - mean * mean));
      boolean tiny = largest[j] > 0 && largest[j] < SMALL;
      if (Math.abs(mean) > FAR || deviation > FAR || tiny) {
        found.add(
            "%s (mean %s, deviation %s)"
                .formatted(draft.inputs().get(j), Numbers.plain(mean), Numbers.plain(deviation)));
      }
    }
    return Rule.when(
        !found.isEmpty(),
        "%d of %d inputs: %s%s."
            .formatted(
                found.size(),
                row.length,
                String.join(", ", found.subList(0, Math.min(NAMED, found.size()))),
                found.size() > NAMED ? ", and others" : ""),
        List.of());
  }
}
