package org.hillock.advice;

import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.hillock.protocol.Stage;
import org.hillock.statistics.Bootstrap;
import org.hillock.statistics.Interval;
import org.hillock.statistics.Sample;
import org.hillock.study.Candidate;
import org.hillock.study.Study;
import org.hillock.study.Trial;
import org.hillock.training.Metric;

/// A study with what follows from it.
///
/// @param study what was run
/// @param standings those that came furthest first; among those of a stage the best gain first
/// @param verdict which to use
/// @param reasons measured causes, those of the verdict first
public record Comparison(
    Study study, List<Standing> standings, Verdict verdict, List<Reason> reasons) {
  private static final double CONFIDENCE = 0.95;

  /// Copies the lists.
  public Comparison {
    standings = List.copyOf(standings);
    reasons = List.copyOf(reasons);
  }

  /// Judges a study.
  public static Comparison of(Study study) {
    List<Standing> standings = standings(study);
    return new Comparison(study, standings, Judge.of(study), Reasons.of(study, standings));
  }

  /// What can be claimed of the survivors that did not become the challenger.
  public List<Contrast> contrasts() {
    return Contrast.of(study);
  }

  /// How a candidate did.
  public Standing standing(String candidate) {
    return standings.stream()
        .filter(standing -> standing.candidate().equals(candidate))
        .findFirst()
        .orElseThrow();
  }

  /// The trial of the recommended candidate with the least validation loss among those of the last
  /// stage that it took part in: the network to use.
  public Trial best() {
    String use = verdict.use();
    return study.trials(use, standing(use).stage()).stream()
        .min(Comparator.comparingDouble(Trial::bestLoss))
        .orElseThrow();
  }

  private static List<Standing> standings(Study study) {
    return study.plan().candidates().stream()
        .map(candidate -> standing(study, candidate))
        .sorted(
            Comparator.comparing(Standing::stage).thenComparingDouble(Standing::gain).reversed())
        .toList();
  }

  private static Standing standing(Study study, Candidate candidate) {
    String name = candidate.name();
    Metric metric = study.plan().metric();
    Stage stage = last(study, name);
    List<Trial> trials = study.trials(name, stage);
    double[] gains = study.gains(name, stage);
    boolean baseline = name.equals(study.plan().baseline());
    return new Standing(
        name,
        stage,
        study.isOut(name),
        Sample.mean(trials.stream().mapToDouble(trial -> trial.value(metric)).toArray()),
        Sample.mean(gains),
        baseline ? new Interval(0, 0) : Bootstrap.meanInterval(gains, CONFIDENCE),
        trials.getFirst().assignment().learningRate(),
        trials.stream().mapToInt(Trial::epochs).average().orElseThrow(),
        trials.stream()
            .mapToDouble(t -> t.seconds() / Math.max(1, t.epochs()))
            .average()
            .orElseThrow(),
        trials.stream().allMatch(Trial::finite));
  }

  /// The last stage in which a candidate was tried.
  private static Stage last(Study study, String candidate) {
    List<Stage> stages = Stream.of(Stage.values()).toList();
    return IntStream.range(0, stages.size())
        .mapToObj(i -> stages.get(stages.size() - 1 - i))
        .filter(stage -> !study.trials(candidate, stage).isEmpty())
        .findFirst()
        .orElseThrow();
  }
}
