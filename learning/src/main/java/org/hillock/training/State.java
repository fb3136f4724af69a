package org.hillock.training;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.hillock.activation.InvalidInputException;
import org.hillock.checkpoint.Checkpoint;
import org.hillock.checkpoint.Expected;
import org.hillock.checkpoint.Value;
import org.hillock.network.Network;
import org.hillock.optimizer.Optimizer.Stepper;
import org.jspecify.annotations.Nullable;

/// Where a training stands between two steps: all that is needed to go on from here.
public final class State {
  private final Network network;
  private final Stepper stepper;
  private final Settings settings;
  private final int rows;
  private final LastBatch last;
  private final Supplier<Identity> identity;
  private final float[] best;
  private final Setbacks setbacks;
  private @Nullable Identity known;
  private final Losses losses = new Losses();
  private int epoch = 1;

  /// How many batches of the epoch are done.
  private int batch;

  private long steps;

  /// Of weight × loss over the rows of the epoch that are done.
  private double sum;

  private double weights;

  /// At the start.
  ///
  /// @param rows to train on
  /// @param last of the steps that are taken
  /// @param identity is asked for when a checkpoint is: it takes a look at all data
  State(
      Network network,
      Stepper stepper,
      Settings settings,
      int rows,
      LastBatch last,
      Supplier<Identity> identity) {
    this.network = network;
    this.stepper = stepper;
    this.settings = settings;
    this.rows = rows;
    this.last = last;
    this.identity = identity;
    best = network.parameters().clone();
    setbacks = new Setbacks(settings.onNonFinite(), stepper);
  }

  /// The network as it is now.
  public Network network() {
    return network;
  }

  /// What the last batch left behind.
  public LastBatch lastBatch() {
    return last;
  }

  /// The number of the epoch, from 1.
  public int epoch() {
    return epoch;
  }

  /// How many epochs there are at the most.
  public int epochs() {
    return settings.epochs();
  }

  /// How many steps were taken.
  public long steps() {
    return steps;
  }

  /// How many steps were taken, those among them that were undone by going back: a number that only
  /// grows.
  public long stepsInAll() {
    return steps + setbacks.undone();
  }

  /// How many rows of the epoch were learned from.
  public int rowsDone() {
    return (int) Math.min((long) batch * settings.rowsPerBatch(), rows);
  }

  /// How many rows an epoch has.
  public int rows() {
    return rows;
  }

  /// The mean loss over the rows of this epoch so far, each taken before its step; NaN if there are
  /// none.
  public double loss() {
    return sum / weights;
  }

  /// The loss on the validation rows after each epoch that is over.
  public List<Double> validationLosses() {
    return List.copyOf(losses.validation());
  }

  /// All of this as a checkpoint, from which a training of the same [Identity] goes on with the
  /// same bits. It holds the training's own arrays, which the next step changes: save it before the
  /// call of the watcher returns.
  ///
  /// @return empty if a parameter or a loss is not finite, for nothing good comes from there
  public Optional<Checkpoint> checkpoint() {
    return isFinite()
        ? Optional.of(new Checkpoint(identity().entries(), values()))
        : Optional.empty();
  }

  private Map<String, Value> values() {
    Map<String, Value> values = snapshot().values();
    values.putAll(setbacks.values());
    return values;
  }

  private boolean isFinite() {
    for (float parameter : network.parameters()) {
      if (!Float.isFinite(parameter)) {
        return false;
      }
    }
    return Double.isFinite(sum) && losses.areFinite();
  }

  /// What a checkpoint of this training looks like.
  Expected expected() {
    return new Expected(identity().entries(), Snapshot.forms(values()));
  }

  private Identity identity() {
    Identity found = known == null ? identity.get() : known;
    known = found;
    return found;
  }

  private Snapshot snapshot() {
    return new Snapshot(
        epoch,
        batch,
        steps,
        sum,
        weights,
        losses.bestEpoch(),
        losses.best(),
        losses.train().stream().mapToDouble(loss -> loss).toArray(),
        losses.validation().stream().mapToDouble(loss -> loss).toArray(),
        network.parameters(),
        best,
        stepper.memory());
  }

  /// Takes the place of this state, which has to be the one at the start.
  ///
  /// @throws InvalidInputException if it is of another training
  void goOn(Checkpoint checkpoint) {
    checkpoint.check(expected(), "what the training was to go on from");
    List<float[]> memory = stepper.memory();
    Snapshot saved = Snapshot.of(checkpoint, memory.size());
    setbacks.goOn(checkpoint);
    saved.check(settings, batches(), setbacks);
    epoch = (int) saved.epoch();
    batch = (int) saved.batch();
    steps = saved.steps();
    sum = saved.sum();
    weights = saved.weights();
    losses.goOn(saved);
    System.arraycopy(saved.parameters(), 0, network.parameters(), 0, best.length);
    System.arraycopy(saved.best(), 0, best, 0, best.length);
    for (int i = 0; i < memory.size(); i++) {
      System.arraycopy(saved.memory().get(i), 0, memory.get(i), 0, memory.get(i).length);
    }
    stepper.resume(steps);
  }

  int batches() {
    return (rows + settings.rowsPerBatch() - 1) / settings.rowsPerBatch();
  }

  long stepsPerEpoch() {
    return Snapshot.stepsOf(batches(), settings.descent().batchesPerStep());
  }

  /// How many batches of the epoch are done.
  int batch() {
    return batch;
  }

  /// A batch was run through the layers.
  void batchDone(double sumOfLosses, double sumOfWeights) {
    sum += sumOfLosses;
    weights += sumOfWeights;
    batch++;
  }

  void stepTaken() {
    steps++;
  }

  /// A step was begun and is not taken: its batches are still to come.
  void withdraw(int firstBatch, double sumBefore, double weightsBefore) {
    batch = firstBatch;
    sum = sumBefore;
    weights = weightsBefore;
  }

  /// The step is left out.
  void skip(int batches) {
    batch += batches;
    setbacks.skip();
  }

  /// Back to the end of the best epoch, with half the learning rate.
  void rollBack() {
    System.arraycopy(best, 0, network.parameters(), 0, best.length);
    long then = losses.bestEpoch() * stepsPerEpoch();
    setbacks.rollBack(then, steps - then);
    steps = then;
    losses.rollBack();
    epoch = losses.bestEpoch() + 1;
    beginEpoch();
  }

  private void beginEpoch() {
    batch = 0;
    sum = 0;
    weights = 0;
  }

  Setbacks setbacks() {
    return setbacks;
  }

  double sum() {
    return sum;
  }

  double weights() {
    return weights;
  }

  /// Ends the epoch, whose losses are finite.
  void epochDone(double validationLoss) {
    if (losses.add(loss(), validationLoss)) {
      keep();
    }
    epoch++;
    beginEpoch();
  }

  /// Before the first epoch.
  void begin(double validationLoss) {
    losses.bestIs(0, validationLoss);
    keep();
  }

  /// The parameters of now are the best so far.
  private void keep() {
    System.arraycopy(network.parameters(), 0, best, 0, best.length);
    setbacks.keep();
  }

  /// Whether no further epoch is to be begun.
  boolean isOver() {
    return epoch > settings.epochs() || epoch - 1 - losses.bestEpoch() >= settings.patience();
  }

  /// What came out.
  Run run(boolean finite) {
    if (!finite) {
      losses.breakOff();
    }
    return new Run(
        new Network(network.layers(), best),
        losses.train(),
        losses.validation(),
        losses.bestEpoch(),
        losses.best(),
        finite,
        setbacks.first(),
        setbacks.skipped(),
        setbacks.rollbacks());
  }
}
