package org.hillock.advice;

import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.hillock.protocol.Selection;
import org.hillock.protocol.Stage;
import org.hillock.statistics.CorrectedT;
import org.hillock.statistics.Holm;
import org.hillock.statistics.Sample;
import org.hillock.statistics.SignFlip;
import org.hillock.study.Study;

/// p = Holm(max(sign-flip p, corrected resampled t p)): a survivor that did not become the
/// challenger beside the baseline, on the blocks of the selection.
///
/// Each of the two p-values is corrected for as many claims as there are such survivors. The blocks
/// share rows, so the t test has the correction of Nadeau and Bengio.
///
/// @param candidate its name
/// @param gain mean over the blocks of how much better it is than the baseline
/// @param p of no difference
/// @param lossP of a loss that is sizeable, one-sided
/// @param sizeable gain or loss that nobody would want to miss
/// @param level what a p-value has to be below
public record Contrast(
    String candidate, double gain, double p, double lossP, double sizeable, double level) {
  /// Training rows for each validation row of a split with and without test rows of its own.
  private static final int TRAIN = 3;

  private static final int TRAIN_IF_TEST_IS_APART = 5;

  /// Those of a study, best of the selection first; none if the challenger is the only survivor.
  public static List<Contrast> of(Study study) {
    List<String> others =
        study.protocol().selection().standings().stream()
            .map(Selection.Standing::candidate)
            .map(number -> study.plan().candidates().get(number).name())
            .filter(name -> !name.equals(study.challenger()))
            .toList();
    List<double[]> gains = others.stream().map(name -> study.gains(name, Stage.SELECTION)).toList();
    double sizeable = study.plan().sizeable();
    int train = study.problem().test().isPresent() ? TRAIN_IF_TEST_IS_APART : TRAIN;
    double[] p = adjusted(gains, d -> pValue(d, train));
    double[] lossP =
        adjusted(gains, d -> oneSided(DoubleStream.of(d).map(v -> v + sizeable).toArray(), train));
    double level = study.protocol().design().level();
    return IntStream.range(0, p.length)
        .mapToObj(i ->
            new Contrast(others.get(i), Sample.mean(gains.get(i)), p[i], lossP[i], sizeable, level))
        .toList();
  }

  /// Whether it can be claimed to be better than the baseline.
  public boolean better() {
    return gain > 0 && p < level;
  }

  /// Whether it can be claimed to be worse than the baseline.
  public boolean worse() {
    return gain < 0 && p < level;
  }

  /// Whether it can be claimed not to be sizeably worse than the baseline.
  public boolean keepsUp() {
    return gain > -sizeable && lossP < level;
  }

  private static double[] adjusted(List<double[]> gains, ToDoubleFunction<double[]> test) {
    return Holm.adjust(gains.stream().mapToDouble(test).toArray());
  }

  /// Of a mean of at most 0. Both tests are symmetric, so it is half of the two-sided p.
  private static double oneSided(double[] differences, int train) {
    return Sample.mean(differences) > 0 ? pValue(differences, train) / 2 : 1;
  }

  private static double pValue(double[] differences, int train) {
    return Math.max(SignFlip.pValue(differences), CorrectedT.of(differences, train, 1).pValue());
  }
}
