package org.hillock.training;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import org.hillock.data.Split;
import org.hillock.loss.Loss;
import org.hillock.network.Network;
import org.hillock.numeric.Draws;
import org.hillock.numeric.Workers;
import org.hillock.optimizer.Optimizer.Stepper;
import org.hillock.probe.Autopsy;

/// Trains a network by mini-batches and stops when the validation loss no longer falls.
public final class Trainer {
  private final Settings settings;
  private final Watcher watcher;
  private final State state;
  private final Steps steps;
  private final Evaluation validation;
  private final Postmortem postmortem;
  private final Draws orders;
  private final long noise;

  private Trainer(
      Network start,
      Split split,
      Settings settings,
      long seed,
      Execution execution,
      Workers workers) {
    this.settings = settings;
    watcher = execution.watcher();
    Loss loss = Identity.loss(split, settings);
    Network network = start.copy();
    Stepper stepper = settings.optimizer().stepper(network.parameters().length);
    steps = new Steps(network, split.train(), loss, settings, stepper, workers);
    state =
        new State(
            network,
            stepper,
            settings,
            split.train().rows(),
            steps.last(),
            () -> Identity.of(start, split, settings, seed));
    validation = new Evaluation(network, split.validation(), loss, workers);
    postmortem = new Postmortem(state, steps, split, settings);
    orders = Draws.of(seed).at("order");
    noise = Draws.of(seed).at("noise").key();
    execution
        .origin()
        .flatMap(origin -> origin.checkpoint(state.expected()))
        .ifPresentOrElse(
            checkpoint -> {
              state.goOn(checkpoint);
              steps.updates().takeOver();
            },
            () -> state.begin(validation.loss()));
  }

  /// Trains a copy of the network on the calling thread.
  ///
  /// @param start the network to start from; it is not changed
  /// @param split training rows to learn from, validation rows to stop by; test rows are not
  ///   touched
  /// @param seed of the order of the rows, and of dropout and other noise of layers
  /// @throws org.hillock.activation.InvalidInputException if the network has an activation that
  ///   cannot be trained
  /// @throws CancellationException if the thread was interrupted
  public static Run fit(Network start, Split split, Settings settings, long seed) {
    return fit(start, split, settings, seed, Execution.plain());
  }

  /// Trains a copy of the network, from its beginning or from a checkpoint; the bits of the result
  /// do not depend on the execution.
  ///
  /// @throws org.hillock.activation.InvalidInputException if the checkpoint is of another training
  /// @see #fit(Network, Split, Settings, long)
  public static Run fit(
      Network start, Split split, Settings settings, long seed, Execution execution) {
    start.checkTrainable();
    try (Workers workers = Workers.of(execution.threads())) {
      return new Trainer(start, split, settings, seed, execution, workers).run();
    }
  }

  private Run run() {
    boolean goesOn = true;
    while (goesOn && !state.isOver()) {
      goesOn = epoch(orders.at(state.epoch()).permutation(state.rows()));
    }
    watcher.ended(state);
    return state.run(goesOn);
  }

  /// An epoch, or what there is of it before the training goes back.
  ///
  /// @return whether the training goes on
  private boolean epoch(int[] order) {
    int batches = state.batches();
    while (state.batch() < batches) {
      if (Thread.currentThread().isInterrupted()) {
        throw new CancellationException("training was interrupted in epoch " + state.epoch());
      }
      watcher.begins(state);
      Optional<Autopsy> autopsy = step(order);
      if (autopsy.isEmpty()) {
        watcher.stepped(state);
      } else if (settings.onNonFinite() == OnNonFinite.SKIP) {
        state.setbacks().happened(autopsy.get());
        state.skip(batchesOfStep());
        steps.forget();
      } else {
        return goesBack(autopsy.get());
      }
    }
    double loss = validation.loss();
    if (Double.isFinite(loss) && Double.isFinite(state.loss())) {
      state.epochDone(loss);
      return true;
    }
    return goesBack(postmortem.ofEpoch(validation, rateFactor()));
  }

  private boolean goesBack(Autopsy autopsy) {
    state.setbacks().happened(autopsy);
    boolean goesBack = state.setbacks().mayRollBack(autopsy);
    if (goesBack) {
      state.rollBack();
      steps.forget();
      steps.vitals().forget();
    }
    return goesBack;
  }

  private int batchesOfStep() {
    return Math.min(settings.descent().batchesPerStep(), state.batches() - state.batch());
  }

  /// One step, of one batch or several.
  ///
  /// @return empty if it was taken; what was not finite if it was not: then all is as before it
  private Optional<Autopsy> step(int[] order) {
    int size = settings.rowsPerBatch();
    int batchBefore = state.batch();
    double sumBefore = state.sum();
    double weightsBefore = state.weights();
    Optional<Autopsy> autopsy = attempt(order, batchBefore * size, batchesOfStep());
    if (autopsy.isPresent()) {
      steps.updates().undo(state.steps());
      state.withdraw(batchBefore, sumBefore, weightsBefore);
    } else {
      state.stepTaken();
      steps
          .vitals()
          .taken(state.steps(), (state.sum() - sumBefore) / (state.weights() - weightsBefore));
    }
    return autopsy;
  }

  /// @param from the first row of the step
  /// @return empty if all is finite that counts
  private Optional<Autopsy> attempt(int[] order, int from, int batches) {
    int size = settings.rowsPerBatch();
    int end = (int) Math.min(from + (long) batches * size, order.length);
    double weights = steps.weights(order, from, end - from);
    Optional<Autopsy> autopsy = Optional.empty();
    steps.begin();
    for (int batch = 0; batch < batches && autopsy.isEmpty(); batch++) {
      int first = from + batch * size;
      int rows = Math.min(size, end - first);
      steps.draw(Draws.keyAt(Draws.keyAt(noise, state.epoch()), state.batch()));
      double sum = steps.through(order, first, rows, weights);
      state.batchDone(sum, steps.weights(order, first, rows));
      if (!(Double.isFinite(sum) && steps.vitals().isFinite())) {
        autopsy = postmortem.ofStep(List.of(), rateFactor());
      }
      if (autopsy.isEmpty() && !steps.gather(batch == 0)) {
        autopsy = postmortem.ofStep(List.of(), rateFactor());
      }
    }
    if (autopsy.isEmpty() && !steps.updates().step(rateFactor())) {
      autopsy = postmortem.ofStep(steps.updates().memory(), rateFactor());
    }
    return autopsy;
  }

  private double rateFactor() {
    return settings.descent().schedule().factor(state.steps(), total())
        * state.setbacks().rateFactor();
  }

  /// How many steps there are if training does not stop early.
  private long total() {
    return settings.epochs() * state.stepsPerEpoch();
  }
}
