package org.hillock.diagnosis;

import org.hillock.activation.Activation;
import org.hillock.data.Problem;
import org.hillock.data.Split;
import org.hillock.network.Initialization;
import org.hillock.network.Network;
import org.hillock.network.Shape;
import org.hillock.notation.Demand;
import org.hillock.notation.Design;
import org.hillock.training.Settings;

/// All that decides what one training comes to.
///
/// @param problem what is learned, and whether inputs are scaled
/// @param design the network, which may leave the activation open
/// @param activation of the hidden layers
/// @param initialization how parameters start
/// @param settings how it is trained
/// @param seed of split, starting values, order of rows and noise
public record Case(
    Problem problem,
    Design design,
    Activation activation,
    Initialization initialization,
    Settings settings,
    long seed) {
  /// The rows, cut.
  public Split split() {
    return Split.of(problem, seed);
  }

  /// The network before training.
  public Network network(Split split) {
    return design.architecture(demand(split)).network(seed, initialization);
  }

  /// What the network has to take and give.
  public Demand demand(Split split) {
    return new Demand(
        new Shape(split.encoder().shape()),
        split.train().outputs(),
        activation,
        split.encoder().vocabulary());
  }

  /// The same with another problem.
  public Case with(Problem other) {
    return new Case(other, design, activation, initialization, settings, seed);
  }

  /// The same with another network.
  public Case with(Design other) {
    return new Case(problem, other, activation, initialization, settings, seed);
  }

  /// The same with another activation.
  public Case with(Activation other) {
    return new Case(problem, design, other, initialization, settings, seed);
  }

  /// The same with other starting values.
  public Case with(Initialization other) {
    return new Case(problem, design, activation, other, settings, seed);
  }

  /// The same with other settings.
  public Case with(Settings other) {
    return new Case(problem, design, activation, initialization, other, seed);
  }

  /// The same with another seed.
  public Case withSeed(long other) {
    return new Case(problem, design, activation, initialization, settings, other);
  }
}
