package org.hillock.study;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.hillock.activation.Activation;
import org.hillock.activation.Activations;
import org.hillock.activation.InvalidInputException;
import org.hillock.data.Problem;
import org.hillock.data.Split;
import org.hillock.network.Initialization;
import org.hillock.network.Network;
import org.hillock.notation.Design;
import org.hillock.notation.Family;
import org.hillock.notation.Role;
import org.hillock.training.Metric;
import org.hillock.training.Scores;
import org.hillock.training.Settings;

/// What to try.
///
/// @param candidates what is compared, the baseline among them
/// @param baseline the name of the one that the others have to beat
/// @param blocks how many blocks each part has
/// @param seed of the first block; block b has seed + b
/// @param settings of each training, apart from the learning rate
/// @param learningRates each candidate gets the one of these that serves it best
/// @param initialization how all weights start
/// @param metric by which candidates are judged
/// @param margin the largest difference of it that does not matter
/// @param sizeable the smallest gain that nobody would want to miss
/// @param threads trainings that run side by side; changes no result
/// @param limits of lengths and rows
/// @param concessions what was given up to keep within a budget, in words
/// @param perLayer whether survivors are also tried at each place of the network by itself
public record Plan(
    List<Candidate> candidates,
    String baseline,
    Blocks blocks,
    long seed,
    Settings settings,
    List<Double> learningRates,
    Initialization initialization,
    Metric metric,
    double margin,
    double sizeable,
    int threads,
    Limits limits,
    List<String> concessions,
    boolean perLayer) {
  /// The factors by which the settings' learning rate is varied.
  private static final List<Double> FACTORS = List.of(0.3, 1.0, 3.0);

  /// Checks that the parts fit together.
  ///
  /// @throws InvalidInputException if something cannot be done
  public Plan {
    candidates = List.copyOf(candidates);
    learningRates = List.copyOf(learningRates);
    concessions = List.copyOf(concessions);
    if (threads < 1) {
      throw new InvalidInputException("--threads is " + threads + "; it has to be at least 1.");
    }
    if (candidates.size() < 2) {
      throw new InvalidInputException(
          "there is only %s to compare; name other functions beside it."
              .formatted(candidates.isEmpty() ? "nothing" : candidates.getFirst().name()));
    }
    candidates.forEach(Plan::check);
    String wanted = baseline;
    if (candidates.stream().noneMatch(c -> c.name().equals(wanted))) {
      throw new InvalidInputException(
          "the baseline " + baseline + " is missing from the candidates; add it.");
    }
  }

  /// As `hillock compare` does if nobody says otherwise: the usual blocks, settings, starting
  /// weights, metric and margins, seed 1, all processors.
  ///
  /// @param functions to compare with the usual activation of the network
  public static Plan of(Problem problem, List<Activation> functions, Design design) {
    Settings settings = Settings.defaults();
    Metric metric = Metric.of(problem.task()).getFirst();
    Split split = Split.of(problem, 1);
    double constant = Scores.ofConstant(split, split.validation()).of(metric);
    return new Plan(
        candidates(functions, design.usual(), design),
        design.usual().name(),
        Blocks.usual(),
        1,
        settings,
        usualRates(settings),
        Initialization.gainCorrected(),
        metric,
        Margins.small(metric, constant),
        Margins.sizeable(metric, constant),
        Runtime.getRuntime().availableProcessors(),
        List.of());
  }

  /// Without limits, with one activation in the whole network.
  public Plan(
      List<Candidate> candidates,
      String baseline,
      Blocks blocks,
      long seed,
      Settings settings,
      List<Double> learningRates,
      Initialization initialization,
      Metric metric,
      double margin,
      double sizeable,
      int threads,
      List<String> concessions) {
    this(
        candidates,
        baseline,
        blocks,
        seed,
        settings,
        learningRates,
        initialization,
        metric,
        margin,
        sizeable,
        threads,
        Limits.none(),
        concessions,
        false);
  }

  private static void check(Candidate candidate) {
    switch (candidate.design()) {
      case Design.Multilayer(List<Integer> hidden) when hidden.isEmpty() ->
          throw new InvalidInputException(
              "no hidden layer is left, so there is no activation to compare; give widths, such as --hidden 64,64.");
      case Design.Multilayer _, Design.Written _, Family _ -> {}
    }
    if (!candidate.activation().trainable()) {
      throw new InvalidInputException(Network.untrainable(candidate.activation()));
    }
  }

  /// The usual grid of learning rates around that of the settings.
  public static List<Double> usualRates(Settings settings) {
    double base = settings.optimizer().learningRate();
    return FACTORS.stream().map(factor -> factor * base).toList();
  }

  /// The common functions for hidden layers.
  public static List<Activation> usualFunctions() {
    return Activations.all().stream().filter(Role.HIDDEN::tries).toList();
  }

  /// These functions and, if it is not among them, the baseline, in one network; each once.
  public static List<Candidate> candidates(
      List<Activation> functions, Activation baseline, Design design) {
    List<Candidate> all = new ArrayList<>();
    Stream.concat(functions.stream(), Stream.of(baseline))
        .map(function -> Candidate.of(function, design))
        .filter(c -> all.stream().noneMatch(seen -> seen.name().equals(c.name())))
        .forEach(all::add);
    return all;
  }

  /// How much of it is done.
  public Effort effort() {
    return new Effort(blocks, candidates, learningRates, settings.epochs(), limits);
  }

  /// The same with more or less effort.
  ///
  /// @param words what was given up
  Plan with(Effort effort, List<String> words) {
    return new Plan(
        effort.candidates(),
        baseline,
        effort.blocks(),
        seed,
        settings.withEpochs(effort.epochs()),
        effort.learningRates(),
        initialization,
        metric,
        margin,
        sizeable,
        threads,
        effort.limits(),
        words,
        perLayer);
  }

  /// The same with other candidates.
  Plan withCandidates(List<Candidate> others) {
    return with(effort().withCandidates(others), concessions);
  }

  /// The number of a candidate.
  int number(String candidate) {
    return IntStream.range(0, candidates.size())
        .filter(i -> candidates.get(i).name().equals(candidate))
        .findFirst()
        .orElseThrow();
  }

  /// The candidate of that name.
  public Candidate candidate(String name) {
    return candidates.get(number(name));
  }
}
