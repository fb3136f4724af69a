package org.hillock.advice;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.hillock.statistics.Bootstrap;
import org.hillock.statistics.CorrectedT;
import org.hillock.statistics.Holm;
import org.hillock.statistics.Sample;
import org.hillock.statistics.SignFlip;
import org.hillock.study.Plan;
import org.hillock.study.Study;
import org.hillock.study.Trial;
import org.hillock.training.Metric;

/// The outcome of a study, by one metric.
///
/// @param study what was run
/// @param metric by which candidates are judged
/// @param standings best mean first
/// @param contrasts every other candidate against the baseline, in the order of the plan
/// @param constant mean score of the best constant answer
public record Comparison(
    Study study,
    Metric metric,
    List<Standing> standings,
    List<Contrast> contrasts,
    double constant) {
  private static final double CONFIDENCE = 0.95;

  /// Copies the lists.
  public Comparison {
    standings = List.copyOf(standings);
    contrasts = List.copyOf(contrasts);
  }

  /// Judges a study.
  public static Comparison of(Study study, Metric metric) {
    double[] constants =
        study.constants().stream().mapToDouble(scores -> scores.of(metric)).toArray();
    return new Comparison(
        study, metric, standings(study, metric), contrasts(study, metric), Sample.mean(constants));
  }

  /// The verdict.
  public Verdict verdict() {
    return Judge.of(this);
  }

  /// How a candidate did.
  Standing standing(String function) {
    return standings.stream()
        .filter(standing -> standing.function().equals(function))
        .findFirst()
        .orElseThrow();
  }

  /// How much better the first value is than the second, positive if better.
  double gain(double value, double reference) {
    return metric.higherIsBetter() ? value - reference : reference - value;
  }

  /// One candidate's gains over another, block by block.
  double[] gains(String function, String reference) {
    return gains(study, metric, function, reference);
  }

  private static List<Standing> standings(Study study, Metric metric) {
    List<Standing> unranked =
        study.plan().candidates().stream()
            .map(candidate -> standing(candidate.name(), study, metric))
            .sorted(Comparator.comparingDouble(s -> metric.higherIsBetter() ? -s.mean() : s.mean()))
            .toList();
    return IntStream.range(0, unranked.size())
        .mapToObj(i -> ranked(unranked.get(i), i + 1))
        .toList();
  }

  private static Standing standing(String function, Study study, Metric metric) {
    List<Trial> trials = study.trials(function);
    double[] values = values(study, metric, function);
    return new Standing(
        function,
        Sample.mean(values),
        Bootstrap.meanInterval(values, CONFIDENCE),
        trials.getFirst().learningRate(),
        trials.stream().mapToInt(Trial::epochs).average().orElseThrow(),
        trials.stream().mapToDouble(Trial::seconds).average().orElseThrow(),
        trials.stream().allMatch(Trial::finite),
        0);
  }

  private static Standing ranked(Standing s, int rank) {
    return new Standing(
        s.function(),
        s.mean(),
        s.interval(),
        s.learningRate(),
        s.epochs(),
        s.seconds(),
        s.finite(),
        rank);
  }

  private static List<Contrast> contrasts(Study study, Metric metric) {
    List<String> others =
        study.plan().candidates().stream()
            .map(candidate -> candidate.name())
            .filter(name -> !name.equals(Plan.BASELINE))
            .toList();
    List<double[]> gains =
        others.stream().map(name -> gains(study, metric, name, Plan.BASELINE)).toList();
    List<CorrectedT> corrected =
        gains.stream().map(g -> CorrectedT.of(g, study.trainRows(), study.testRows())).toList();
    double[] p = Holm.adjust(gains.stream().mapToDouble(SignFlip::pValue).toArray());
    double[] rowsP = Holm.adjust(corrected.stream().mapToDouble(CorrectedT::pValue).toArray());
    List<Contrast> contrasts = new ArrayList<>();
    for (int i = 0; i < p.length; i++) {
      contrasts.add(
          new Contrast(
              others.get(i),
              Sample.mean(gains.get(i)),
              Bootstrap.meanInterval(gains.get(i), CONFIDENCE),
              corrected.get(i).interval(CONFIDENCE),
              p[i],
              rowsP[i]));
    }
    return contrasts;
  }

  private static double[] gains(Study study, Metric metric, String function, String reference) {
    double[] values = values(study, metric, function);
    double[] references = values(study, metric, reference);
    double sign = metric.higherIsBetter() ? 1 : -1;
    return IntStream.range(0, values.length)
        .mapToDouble(b -> sign * (values[b] - references[b]))
        .toArray();
  }

  private static double[] values(Study study, Metric metric, String function) {
    return study.trials(function).stream()
        .mapToDouble(trial -> trial.scores().of(metric))
        .toArray();
  }
}
