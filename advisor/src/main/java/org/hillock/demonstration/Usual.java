package org.hillock.demonstration;

import java.util.Collections;
import org.hillock.activation.Activations;
import org.hillock.data.Problem;
import org.hillock.diagnosis.Case;
import org.hillock.network.Initialization;
import org.hillock.notation.Design;
import org.hillock.optimizer.Sgd;
import org.hillock.training.Settings;

/// Networks of dense layers and trainings that are in order, from which demonstrations are made.
final class Usual {
  private static final int EPOCHS = 40;

  /// Numbers are learned more slowly than classes.
  private static final int EPOCHS_OF_NUMBERS = 100;

  private Usual() {}

  static Case digits(long seed) {
    return network(Bundled.digits(), 2, 64, EPOCHS, seed);
  }

  static Case concrete(long seed) {
    return network(Bundled.concrete(), 3, 64, EPOCHS_OF_NUMBERS, seed);
  }

  static Case breastCancer(long seed) {
    return network(Bundled.breastCancer(), 2, 32, EPOCHS, seed);
  }

  private static Case network(Problem problem, int depth, int width, int epochs, long seed) {
    return new Case(
        problem,
        layers(depth, width),
        Activations.named("relu"),
        Initialization.gainCorrected(),
        Settings.defaults().withEpochs(epochs),
        seed);
  }

  static Design layers(int depth, int width) {
    return new Design.Multilayer(Collections.nCopies(depth, width));
  }

  /// The same with gradient descent and momentum.
  static Case descending(Case before, double learningRate) {
    return before.with(before.settings().with(new Sgd(learningRate, 0.9)));
  }
}
