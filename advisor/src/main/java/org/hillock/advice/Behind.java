package org.hillock.advice;

import java.util.List;
import org.hillock.protocol.Stage;
import org.hillock.statistics.Sample;
import org.hillock.statistics.StudentT;
import org.hillock.study.Candidate;
import org.hillock.study.Study;

/// Who is behind the baseline by more than chance, before a cause is looked for: a result that may
/// be luck has none.
///
/// t = mean gain / √(s² / blocks), with s² the variance of the gain over blocks, or that of the
/// middle candidate of the stage if it is larger: three blocks alone say little of a variance, and
/// all candidates share the blocks. Corrected for all candidates of the stage (Bonferroni), so that
/// in 95 of 100 studies of equals nobody is behind (docs/reasons.md).
final class Behind {
  private static final double LEVEL = 0.05;

  /// A median of variances is less sure than their mean.
  private static final double WORTH = 3;

  private Behind() {}

  static boolean isBehind(Study study, Stage stage, String candidate) {
    double[] gains = study.gains(candidate, stage);
    List<double[]> all = all(study, stage);
    if (gains.length < 2 || Sample.mean(gains) >= -study.plan().margin()) {
      return false;
    }
    double usual = Sample.median(all.stream().mapToDouble(Sample::variance).toArray());
    double variance = Math.max(Sample.variance(gains), usual);
    double freedom = (gains.length - 1) * Math.max(1, all.size() / WORTH);
    double critical = new StudentT(freedom).quantile(1 - LEVEL / 2 / all.size());
    return Sample.mean(gains) < -critical * Math.sqrt(variance / gains.length);
  }

  /// The gains of each candidate of a stage, the baseline aside.
  private static List<double[]> all(Study study, Stage stage) {
    return study.plan().candidates().stream()
        .map(Candidate::name)
        .filter(name -> !name.equals(study.plan().baseline()))
        .map(name -> study.gains(name, stage))
        .filter(gains -> gains.length > 1)
        .toList();
  }
}
