package org.hillock.diagnosis;

import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.hillock.checkpoint.Checkpoint;
import org.hillock.data.Dataset;
import org.hillock.data.Split;
import org.hillock.network.Activate;
import org.hillock.network.Layer;
import org.hillock.network.Network;
import org.hillock.optimizer.Optimizer;
import org.hillock.training.Execution;
import org.hillock.training.Metric;
import org.hillock.training.Origin;
import org.hillock.training.Run;
import org.hillock.training.Scores;
import org.hillock.training.Settings;
import org.hillock.training.State;
import org.hillock.training.Trainer;
import org.hillock.training.Watcher;

/// A case, treated or not, that was trained on one seed.
///
/// @param network of the epoch with the least validation loss
/// @param score on the validation rows; that of the best constant answer if the training did not
///   stay finite, or is worse
/// @param finite whether it stayed finite
/// @param anew whether it started from its beginning
/// @param checkpoint where it stood when remedies set in; empty if it did not come so far
record Attempt(
    Network network,
    double score,
    boolean finite,
    boolean anew,
    int trainRows,
    int validationRows,
    Optional<Checkpoint> checkpoint) {
  /// By how much the gains of activations of the same kind may differ.
  private static final double SAME_KIND = 0.05;

  static Attempt untreated(Case ill, TrialPlan plan, long seed, Watcher watcher) {
    Case trial = trial(ill, plan, seed);
    Split split = split(ill, ill.seed(), seed);
    KeepingOne keeping = new KeepingOne(plan.epochsBefore(), watcher);
    Run run =
        Trainer.fit(
            trial.network(split), split, trial.settings(), seed, Execution.plain().with(keeping));
    return of(run, split, plan.metric(), true, keeping.kept);
  }

  /// Goes on from where the untreated one stood, if its parameters can be taken over.
  static Attempt treated(
      Case ill, Case treated, TrialPlan plan, long seed, Attempt untreated, Watcher watcher) {
    Case trial = trial(treated, plan, seed);
    Split split = split(treated, ill.seed(), seed);
    Network start = trial.network(split);
    Optional<Checkpoint> from =
        !plan.anew() && isContinuation(ill, treated) && sameLayout(untreated.network, start)
            ? untreated.checkpoint
            : Optional.empty();
    Execution plain = Execution.plain().with(watcher);
    Execution execution = from.map(Origin::takenOver).map(plain::from).orElse(plain);
    Run run = Trainer.fit(start, split, trial.settings(), seed, execution);
    return of(run, split, plan.metric(), from.isEmpty(), Optional.empty());
  }

  private static Case trial(Case which, TrialPlan plan, long seed) {
    return which.with(plan.applyTo(which.settings())).withSeed(seed);
  }

  /// The rows for a seed; those of the test are the same for every one.
  static Split split(Case which, long ofTest, long seed) {
    return Split.of(which.problem(), ofTest, seed);
  }

  /// Whether only what happens from now on differs.
  private static boolean isContinuation(Case before, Case after) {
    Settings old = before.settings();
    Settings now = after.settings();
    Optimizer one = old.optimizer();
    Optimizer other = now.optimizer();
    return before.problem().equals(after.problem())
        && before.initialization().equals(after.initialization())
        && old.rowsPerBatch() == now.rowsPerBatch()
        && old.descent().batchesPerStep() == now.descent().batchesPerStep()
        && one.getClass().equals(other.getClass())
        && one.stepper(1).memory().size() == other.stepper(1).memory().size();
  }

  /// Whether all layers are the same but for activations of the same kind.
  private static boolean sameLayout(Network before, Network after) {
    List<Layer> old = before.layers();
    List<Layer> now = after.layers();
    return old.size() == now.size()
        && IntStream.range(0, old.size()).allMatch(l -> alike(old.get(l), now.get(l)));
  }

  /// Weights that suit one activation suit another if both make inputs of the same size larger or
  /// smaller by nearly the same factor: relu and leaky_relu, but not sigmoid and relu.
  private static boolean alike(Layer one, Layer other) {
    return one.equals(other)
        || (one instanceof Activate
            && other instanceof Activate
            && one.outputs() == other.outputs()
            && one.parameters() == other.parameters()
            && Math.abs(one.gain(1) / other.gain(1) - 1) <= SAME_KIND);
  }

  private static Attempt of(
      Run run, Split split, Metric metric, boolean anew, Optional<Checkpoint> checkpoint) {
    return new Attempt(
        run.network(),
        score(run.network(), run.finite(), split, split.validation(), metric),
        run.finite(),
        anew,
        split.train().rows(),
        split.validation().rows(),
        checkpoint);
  }

  /// On other rows of its split, by the same rule.
  double score(Split split, Dataset rows, Metric metric) {
    return score(network, finite, split, rows, metric);
  }

  private static double score(
      Network network, boolean finite, Split split, Dataset rows, Metric metric) {
    double constant = Scores.ofConstant(split, rows).of(metric);
    if (!finite) {
      return constant;
    }
    double score = Scores.of(network, rows, split.encoder().target()).of(metric);
    boolean better = metric.higherIsBetter() ? score > constant : score < constant;
    return better && Double.isFinite(score) ? score : constant;
  }

  /// Keeps a checkpoint of the moment in which the epochs before are over.
  private static final class KeepingOne implements Watcher {
    private final int epochs;
    private final Watcher next;
    private Optional<Checkpoint> kept = Optional.empty();

    KeepingOne(int epochs, Watcher next) {
      this.epochs = epochs;
      this.next = next;
    }

    @Override
    public void begins(State state) {
      next.begins(state);
      if (state.epoch() == epochs + 1 && state.rowsDone() == 0) {
        kept = state.checkpoint().map(Checkpoint::copy);
      }
    }

    @Override
    public void stepped(State state) {
      next.stepped(state);
    }

    @Override
    public void ended(State state) {
      next.ended(state);
    }
  }
}
