package org.hillock.study;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.hillock.protocol.Elimination;
import org.hillock.protocol.Outcomes;
import org.hillock.protocol.Stage;
import org.jspecify.annotations.Nullable;

/// Answers the protocol's questions by training.
///
/// Each candidate gets the learning rate that serves it best: in screening all rates are tried for
/// a ninth of the typical length, the two best for a third, each on all blocks of the screening, by
/// validation score.
final class Laboratory implements Outcomes {
  private static final int PILOT = -1;
  private static final int RATES_AFTER_NINTH = 2;

  /// The share of training everything at full length that screening may cost.
  static final double AFFORDABLE = 0.33;

  private final Book book;
  private final Commentary commentary;
  private final Workbench workbench;
  private final Map<String, List<Double>> left = new HashMap<>();
  private final Map<String, Map<Stage, Double>> rates = new LinkedHashMap<>();
  private final Mixes mixes;
  private Plan plan;
  private @Nullable Lengths lengths;

  Laboratory(
      Plan plan, Book book, Trainings trainings, LongSupplier nanoseconds, Commentary commentary) {
    this.plan = plan;
    this.book = book;
    this.commentary = commentary;
    workbench = new Workbench(book, trainings, nanoseconds, commentary);
    mixes = new Mixes(trainings);
  }

  @Override
  public double[][] scores(Stage stage, List<Integer> candidates, int first, int blocks) {
    List<String> names = candidates.stream().map(c -> plan.candidates().get(c).name()).toList();
    double[][] scores = asked(stage, names, first, blocks);
    // Mixes are not told among those that stand for election.
    if (names.contains(plan.baseline())) {
      commentary.scored(plan, stage, names, scores);
    }
    return scores;
  }

  private double[][] asked(Stage stage, List<String> names, int first, int blocks) {
    return switch (stage) {
      case NINTH, THIRD -> best(names, stage, tried(names, stage));
      case FULL, SELECTION, CONFIRMATION -> {
        settle(names.stream().filter(name -> !mixes.has(name)).toList());
        List<Assignment> all = new ArrayList<>();
        for (String name : names) {
          for (int block = first; block < first + blocks; block++) {
            all.add(assignment(name, block, stage, rate(name, stage)));
          }
        }
        List<Trial> trials = run(stage, all);
        yield IntStream.range(0, names.size())
            .mapToObj(i -> values(trials.subList(i * blocks, (i + 1) * blocks)))
            .toArray(double[][]::new);
      }
    };
  }

  @Override
  public double[][] leavingOut(int candidate, int first, int blocks) {
    String name = plan.candidates().get(candidate).name();
    return IntStream.range(first, first + blocks)
        .mapToObj(block ->
            workbench.trials().stream()
                .filter(trial -> trial.assignment().confirming())
                .filter(trial -> trial.assignment().candidate().equals(name))
                .filter(trial -> trial.assignment().block() == block)
                .findFirst()
                .orElseThrow()
                .leavingOut(plan.metric()))
        .toArray(double[][]::new);
  }

  @Override
  public void screened(Stage stage, List<Elimination> out, List<Integer> remaining) {
    List<String> names = remaining.stream().map(c -> plan.candidates().get(c).name()).toList();
    commentary.screened(plan, stage, out, names);
  }

  @Override
  public int places() {
    return plan.perLayer() ? mixes.places(plan) : 0;
  }

  @Override
  public void refines(int most) {
    commentary.refines(mixes.places(plan), most);
  }

  @Override
  public int mixed(List<Integer> filling, int like) {
    String start = plan.candidates().get(like).name();
    plan = mixes.with(plan, filling, rate(start, Stage.SELECTION));
    return plan.number(mixes.name(plan, filling));
  }

  /// How long trainings are: as the plan says, or by a pilot.
  Lengths lengths() {
    if (lengths == null) {
      int full = plan.settings().epochs();
      int typical =
          plan.limits().typicalEpochs().orElseGet(() -> Lengths.median(run(Stage.FULL, pilots())));
      lengths = new Lengths(Math.min(typical, full), full);
      commentary.piloted(lengths);
    }
    return lengths;
  }

  /// The pilots train the baseline once with each rate until it stops by itself.
  private List<Assignment> pilots() {
    return plan.learningRates().stream().map(this::pilot).toList();
  }

  private Assignment pilot(double rate) {
    return new Assignment(plan.baseline(), PILOT, plan.settings().epochs(), rate, false);
  }

  /// A pilot with the settings' own rate, watched by another.
  Trial pilot(Commentary watching) {
    Assignment pilot = pilot(plan.settings().optimizer().learningRate());
    return workbench.pilots(plan, List.of(pilot), () -> watching).getFirst();
  }

  /// The pilots with all rates, side by side, each watched by another.
  List<Trial> pilots(Supplier<Commentary> watching) {
    return workbench.pilots(plan, pilots(), watching);
  }

  /// A pilot on each thread, of which nothing is kept.
  List<Trial> rehearsed(Supplier<Commentary> watching) {
    return workbench.rehearsed(plan, pilot(plan.settings().optimizer().learningRate()), watching);
  }

  /// Goes on with another plan.
  void follow(Plan other) {
    plan = other;
    lengths = null;
    book.keep(other);
    commentary.planned(other);
  }

  /// With all mixes that were tried, last.
  Plan plan() {
    return plan;
  }

  /// Whether a candidate has its learning rate.
  boolean isSettled(String candidate) {
    return rates.getOrDefault(candidate, Map.of()).containsKey(Stage.THIRD);
  }

  /// How many seconds of training there were in a second of time; 0 if nothing was trained yet.
  double speedup() {
    return workbench.speedup();
  }

  /// Screening is to cost no more than a share of training everything at full length.
  @Override
  public boolean affords(int candidates) {
    // Who repeats a plan that says what is typical has no pilots, and has to decide the same.
    boolean said = plan.limits().typicalEpochs().isPresent();
    double perBlock =
        plan.learningRates().stream()
            .mapToInt(rate -> said ? lengths().typical() : epochs(pilot(rate)))
            .sum();
    double everything = plan.candidates().size() * plan.blocks().screening() * perBlock;
    double trained =
        workbench.trials().stream()
            .filter(trial -> !said || trial.assignment().block() != PILOT)
            .mapToInt(Trial::epochs)
            .sum();
    double more = (double) candidates * plan.blocks().screening() * lengths().typical();
    return trained + more <= AFFORDABLE * everything;
  }

  private int epochs(Assignment assignment) {
    return book.find(assignment).map(Trial::epochs).orElse(lengths().typical());
  }

  Map<String, Map<Stage, Double>> rates() {
    return rates;
  }

  List<Trial> trials() {
    return workbench.trials();
  }

  /// For each candidate the trials of a short stage: per rate, per block.
  private List<Trial> tried(List<String> names, Stage stage) {
    List<Assignment> all = new ArrayList<>();
    for (String name : names) {
      for (double rate : left(name, stage)) {
        for (int block = 0; block < plan.blocks().screening(); block++) {
          all.add(assignment(name, block, stage, rate));
        }
      }
    }
    return run(stage, all);
  }

  /// The rates that are left to a candidate in a stage.
  private List<Double> left(String name, Stage stage) {
    return stage == Stage.NINTH
        ? plan.learningRates()
        : left.getOrDefault(name, plan.learningRates());
  }

  /// The scores of each candidate with its best rate; the best rates are remembered.
  private double[][] best(List<String> names, Stage stage, List<Trial> trials) {
    int blocks = plan.blocks().screening();
    double[][] scores = new double[names.size()][];
    int at = 0;
    for (int i = 0; i < scores.length; i++) {
      String name = names.get(i);
      Map<Double, double[]> byRate = new LinkedHashMap<>();
      for (double rate : left(name, stage)) {
        byRate.put(rate, values(trials.subList(at, at + blocks)));
        at += blocks;
      }
      List<Double> ranking =
          byRate.entrySet().stream()
              .sorted(
                  Comparator.comparingDouble(
                      (Map.Entry<Double, double[]> entry) -> -sum(entry.getValue())))
              .map(Map.Entry::getKey)
              .toList();
      scores[i] = byRate.getOrDefault(ranking.getFirst(), new double[0]);
      if (stage == Stage.NINTH) {
        left.put(name, ranking.subList(0, Math.min(RATES_AFTER_NINTH, ranking.size())));
      }
      remember(name, stage, ranking.getFirst());
    }
    return scores;
  }

  private void remember(String name, Stage stage, double rate) {
    rates.computeIfAbsent(name, none -> new EnumMap<>(Stage.class)).put(stage, rate);
  }

  /// The rate of a stage at full length: that of the last short one, or the one a mix was given.
  private double rate(String name, Stage stage) {
    double found = rates.getOrDefault(name, Map.of()).getOrDefault(Stage.THIRD, Double.NaN);
    double rate = mixes.rate(name).orElse(found);
    remember(name, stage, rate);
    return rate;
  }

  private static double sum(double[] values) {
    double sum = 0;
    for (double value : values) {
      sum += value;
    }
    return sum;
  }

  /// Gives a rate to those that screening has not given one for good.
  private void settle(List<String> names) {
    if (plan.learningRates().size() == 1) {
      names.forEach(name -> remember(name, Stage.THIRD, plan.learningRates().getFirst()));
      return;
    }
    List<String> early = names.stream().filter(name -> !left.containsKey(name)).toList();
    if (!early.isEmpty()) {
      best(early, Stage.NINTH, tried(early, Stage.NINTH));
    }
    best(names, Stage.THIRD, tried(names, Stage.THIRD));
  }

  private Assignment assignment(String name, int block, Stage stage, double rate) {
    return new Assignment(name, block, lengths().epochs(stage), rate, stage == Stage.CONFIRMATION);
  }

  private double[] values(List<Trial> trials) {
    return trials.stream().mapToDouble(trial -> trial.score(plan.metric())).toArray();
  }

  private List<Trial> run(Stage stage, List<Assignment> all) {
    return workbench.run(plan, stage, all);
  }
}
