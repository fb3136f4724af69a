package org.hillock.training;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.hillock.data.Dataset;
import org.hillock.loss.Loss;
import org.hillock.network.Gradients;
import org.hillock.network.Network;
import org.hillock.network.Trace;
import org.hillock.numeric.Draws;
import org.hillock.probe.History;
import org.hillock.probe.Observation;
import org.hillock.probe.Probe;
import org.jspecify.annotations.Nullable;

/// Watches a training and keeps its [History]: an examination on a fixed sample of the training
/// rows before the first step and after the last, and looks at batches in between: after steps 1,
/// 2, 4, 8, 16 and 32, and then after each 50th.
public final class Recorder implements Watcher {
  private static final int EARLY = 32;
  private static final int EVERY = 50;

  /// How many looks there are between two that measure the effective rank.
  private static final int LOOKS_PER_RANK = 4;

  /// Rows of an examination, at most.
  private static final int SAMPLE = 512;

  private final Dataset data;
  private final Loss loss;
  private final Watcher next;
  private final List<Observation> course = new ArrayList<>();
  private @Nullable Probe probe;
  private @Nullable Observation birth;
  private @Nullable Observation end;
  private float[] before = {};
  private boolean looks;

  /// For a training on these rows.
  ///
  /// @param data the training rows
  /// @param loss that is made small
  /// @param next is told the same
  public Recorder(Dataset data, Loss loss, Watcher next) {
    this.data = data;
    this.loss = loss;
    this.next = next;
  }

  @Override
  public void begins(State state) {
    next.begins(state);
    if (birth == null) {
      birth = examine(state.network(), 0, 0);
    }
    looks = isDue(state.steps() + 1);
    if (looks) {
      float[] parameters = state.network().parameters();
      if (before.length == 0) {
        before = new float[parameters.length];
      }
      System.arraycopy(parameters, 0, before, 0, before.length);
    }
  }

  private static boolean isDue(long step) {
    return step % EVERY == 0 || (step <= EARLY && Long.bitCount(step) == 1);
  }

  @Override
  public void stepped(State state) {
    if (looks) {
      LastBatch batch = state.lastBatch();
      course.add(
          probe(state.network())
              .observe(
                  batch.trace(),
                  batch.gradients(),
                  batch.rows(),
                  before,
                  state.steps(),
                  state.epoch(),
                  state.loss(),
                  course.size() % LOOKS_PER_RANK == 0));
    }
    next.stepped(state);
  }

  private Probe probe(Network network) {
    Probe found = probe == null ? new Probe(network) : probe;
    probe = found;
    return found;
  }

  @Override
  public void ended(State state) {
    end = examine(state.network(), state.steps(), Math.max(0, state.epoch() - 1));
    next.ended(state);
  }

  private Observation examine(Network network, long step, int epoch) {
    return examination(network, data, loss, step, epoch);
  }

  /// A pass there and back of the same rows each time, with the noise of one fixed batch.
  ///
  /// @param step after how many steps
  /// @param epoch in which epoch
  public static Observation examination(
      Network network, Dataset data, Loss loss, long step, int epoch) {
    Network copy = network.copy();
    int rows = Math.min(SAMPLE, data.rows());
    int[] sample = Draws.of(0).at("examination").permutation(data.rows());
    Trace trace = copy.trace(rows);
    Gradients gradients = copy.gradients(rows);
    float[] targets = new float[rows * data.outputs()];
    for (int i = 0; i < rows; i++) {
      int row = sample[i];
      data.copyInputs(row, 1, trace.inputs(), i * data.features());
      System.arraycopy(
          data.targets(), row * data.outputs(), targets, i * data.outputs(), data.outputs());
      if (data.lengths().isPresent()) {
        trace.lengths()[0][i] = data.lengths().get()[row];
      }
    }
    copy.forward(trace, rows);
    double weights = loss.weights(targets, rows, data.outputs());
    double sum = 0;
    for (int i = 0; i < rows; i++) {
      int from = i * data.outputs();
      double weight = loss.weight(targets, from, data.outputs());
      sum +=
          weight
              * loss.gradient(
                  trace.outputs(), targets, from, data.outputs(), weights, gradients.outputs());
    }
    copy.backward(trace, gradients, rows);
    return new Probe(copy)
        .observe(trace, gradients, rows, new float[0], step, epoch, sum / weights, true);
  }

  /// What was seen.
  ///
  /// @param run the training that was watched
  /// @throws IllegalStateException if it has not been watched to its end
  public History history(Run run) {
    Observation first = birth;
    Observation last = end;
    if (first == null || last == null) {
      throw new IllegalStateException("the training was not watched to its end; pass this to it.");
    }
    return new History(
        first, course, last, run.trainLosses(), run.validationLosses(), Optional.empty());
  }
}
