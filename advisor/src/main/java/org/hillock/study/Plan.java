package org.hillock.study;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.hillock.activation.Activation;
import org.hillock.activation.Activations;
import org.hillock.activation.Card.Trait;
import org.hillock.activation.InvalidInputException;
import org.hillock.network.Initialization;
import org.hillock.network.Network;
import org.hillock.notation.Design;
import org.hillock.notation.Family;
import org.hillock.training.Settings;

/// What to try.
///
/// @param candidates the activations, the baseline among them
/// @param design the network, which leaves the activation open
/// @param blocks how many blocks: each fixes split, starting noise and batch order for all
///   candidates
/// @param seed of the first block; block b has seed + b
/// @param settings of each training, apart from the learning rate
/// @param learningRates each candidate gets the one of these that gives it the least validation
///   loss
/// @param tuningBlocks blocks of their own on which that is decided
/// @param threads trainings that run side by side; changes no result
/// @param initialization how all weights start
public record Plan(
    List<Activation> candidates,
    Design design,
    int blocks,
    long seed,
    Settings settings,
    List<Double> learningRates,
    int tuningBlocks,
    int threads,
    Initialization initialization) {
  /// The name of the activation that the others have to beat.
  public static final String BASELINE = "relu";

  /// The factors by which the settings' learning rate is varied.
  private static final List<Double> FACTORS = List.of(0.3, 1.0, 3.0);

  private static final int TUNING_BLOCKS = 2;

  /// Checks the numbers, and that each candidate can be trained.
  ///
  /// @throws InvalidInputException if something cannot be done
  public Plan {
    candidates = List.copyOf(candidates);
    learningRates = List.copyOf(learningRates);
    atLeastOne("--seeds", blocks);
    atLeastOne("--threads", threads);
    switch (design) {
      case Design.Multilayer(List<Integer> hidden) when hidden.isEmpty() ->
          throw new InvalidInputException(
              "no hidden layer is left, so there is no activation to compare; give widths, such as --hidden 64,64.");
      case Design.Written written when !written.blueprint().isOpen() ->
          throw new InvalidInputException(
              "%s names all its activations, so there is none to compare; write activation, without a name, where the compared one belongs."
                  .formatted(written.label()));
      case Design.Multilayer _, Design.Written _, Family _ -> {}
    }
    for (Activation candidate : candidates) {
      if (!candidate.trainable()) {
        throw new InvalidInputException(Network.untrainable(candidate));
      }
    }
    if (candidates.stream().noneMatch(c -> c.name().equals(BASELINE))) {
      throw new InvalidInputException(
          "the baseline " + BASELINE + " is missing from the candidates; add it.");
    }
  }

  /// A plan with the usual grid of learning rates around the settings' own, and the usual starting
  /// weights.
  public static Plan of(
      List<Activation> candidates,
      Design design,
      int blocks,
      long seed,
      Settings settings,
      int threads) {
    double base = settings.optimizer().learningRate();
    return new Plan(
        candidates,
        design,
        blocks,
        seed,
        settings,
        FACTORS.stream().map(factor -> factor * base).toList(),
        TUNING_BLOCKS,
        threads,
        Initialization.gainCorrected());
  }

  /// The same with weights that start in this way.
  public Plan startingFrom(Initialization other) {
    return new Plan(
        candidates, design, blocks, seed, settings, learningRates, tuningBlocks, threads, other);
  }

  /// The common functions for hidden layers.
  public static List<Activation> usualCandidates() {
    return Activations.all().stream()
        .filter(f -> f.card().shape().traits().contains(Trait.COMMON) && f.trainable())
        .toList();
  }

  /// These functions and, if it is not among them, the baseline; each once.
  public static List<Activation> withBaseline(List<Activation> functions) {
    List<Activation> all = new ArrayList<>();
    Stream.concat(functions.stream(), Stream.of(Activations.named(BASELINE)))
        .filter(f -> all.stream().noneMatch(seen -> seen.name().equals(f.name())))
        .forEach(all::add);
    return all;
  }

  private static void atLeastOne(String what, int value) {
    if (value < 1) {
      throw new InvalidInputException(what + " is " + value + "; it has to be at least 1.");
    }
  }
}
