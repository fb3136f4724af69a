package org.hillock.advice;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.hillock.activation.Activations;
import org.hillock.data.Column;
import org.hillock.data.Problem;
import org.hillock.data.Table;
import org.hillock.network.Initialization;
import org.hillock.notation.Design;
import org.hillock.numeric.Draws;
import org.hillock.study.Assignment;
import org.hillock.study.Blocks;
import org.hillock.study.Book;
import org.hillock.study.Candidate;
import org.hillock.study.Commentary;
import org.hillock.study.Mark;
import org.hillock.study.Plan;
import org.hillock.study.Study;
import org.hillock.study.Trial;
import org.hillock.training.Metric;
import org.hillock.training.Scores;
import org.hillock.training.Settings;

/// Studies with made-up trials: the whole protocol runs, but all that it asks for is in the book.
///
/// RMSE = 5 + block + own + effect, where a constant answer has 10.
///
/// @param effects what is added to a candidate's error; NaN for one whose trainings never stay
///   finite
/// @param shared standard deviation of what the candidates of a block share
/// @param own standard deviation of what they do not share
/// @param level of the error
/// @param metric by which they are judged
/// @param seed of the noise
public record Studies(
    Map<String, Double> effects,
    double shared,
    double own,
    double level,
    Metric metric,
    long seed) {
  private static final double CONSTANT = 10;
  private static final int ROWS = 40;

  /// Effects with little noise.
  static Studies of(Map<String, Double> effects) {
    return new Studies(effects, 0.1, 0.02, 5, Metric.RMSE, 1);
  }

  Studies withOwn(double deviation) {
    return new Studies(effects, shared, deviation, level, metric, seed);
  }

  Studies withLevel(double error) {
    return new Studies(effects, shared, own, error, metric, seed);
  }

  Studies withSeed(long other) {
    return new Studies(effects, shared, own, level, metric, other);
  }

  Studies judgedBy(Metric other) {
    return new Studies(effects, shared, own, level, other, seed);
  }

  Verdict verdict() {
    return comparison().verdict();
  }

  /// Judged, with candidates in the order of their names.
  public Comparison comparison() {
    return comparison(effects.keySet().stream().sorted().toList());
  }

  /// With candidates in this order; relu is the baseline.
  Comparison comparison(List<String> names) {
    List<Candidate> candidates =
        names.stream()
            .map(name -> Candidate.of(Activations.named(name), new Design.Multilayer(List.of(4))))
            .toList();
    Plan plan =
        new Plan(
            candidates,
            "relu",
            Blocks.usual(),
            1,
            Settings.defaults().withEpochs(30),
            List.of(0.001, 0.003),
            Initialization.gainCorrected(),
            metric,
            metric == Metric.R2 ? 0.002 : 0.05,
            metric == Metric.R2 ? 0.05 : 0.5,
            1,
            List.of());
    return Comparison.of(Study.of(problem(), plan, new Invented(this), () -> 0, Commentary.none()));
  }

  private record Invented(Studies studies) implements Book {
    @Override
    public Optional<Trial> find(Assignment assignment) {
      return Optional.of(studies.trial(assignment));
    }

    @Override
    public void add(Trial trial) {
      throw new IllegalStateException("nothing is trained");
    }
  }

  private Trial trial(Assignment assignment) {
    double effect = effects.getOrDefault(assignment.candidate(), 0.0);
    boolean finite = !Double.isNaN(effect);
    int block = assignment.block() + 1;
    Draws draws = Draws.of(seed);
    double error =
        level
            + shared * draws.at("block").normal(block)
            + own * draws.at(assignment.candidate()).normal(block)
            + effect;
    Mark mark = new Mark(scores(error), scores(CONSTANT));
    List<Double> losses = List.of(1.0, 0.5, 0.25);
    return new Trial(
        assignment,
        mark,
        assignment.confirming() ? Optional.of(mark) : Optional.empty(),
        List.of(),
        losses,
        losses,
        3,
        0.25,
        finite,
        Optional.empty(),
        0.5);
  }

  private static Scores scores(double error) {
    double share = error / CONSTANT;
    return new Scores(Map.of(Metric.RMSE, error, Metric.R2, 1 - share * share));
  }

  private static Problem problem() {
    List<String> x = IntStream.range(0, ROWS).mapToObj(i -> String.valueOf(i * 37 % ROWS)).toList();
    List<String> y = IntStream.range(0, ROWS).mapToObj(i -> String.valueOf(i * 0.5)).toList();
    Table table = Table.of("made-up.csv", List.of(new Column("x", x), new Column("y", y)));
    return Problem.of(table, List.of("y"), Optional.empty());
  }
}
