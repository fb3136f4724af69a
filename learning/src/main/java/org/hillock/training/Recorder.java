package org.hillock.training;

import java.util.ArrayList;
import java.util.List;
import org.hillock.data.Dataset;
import org.hillock.loss.Loss;
import org.hillock.network.Network;
import org.hillock.probe.Cadence;
import org.hillock.probe.History;
import org.hillock.probe.Journal;
import org.hillock.probe.Journal.Occasion;
import org.hillock.probe.LayerUnits;
import org.hillock.probe.Observation;
import org.hillock.probe.Probe;
import org.hillock.probe.UnitStates;
import org.jspecify.annotations.Nullable;

/// Watches a training and keeps its [History]: an examination on a fixed sample of the training
/// rows before the first step and after the last, and looks at batches in between, as often as the
/// [Cadence] says.
public final class Recorder implements Watcher {
  private static final int SAMPLE = 512;

  private final Examination examination;
  private final int rows;
  private final Cadence cadence;
  private final Journal journal;
  private final Watcher next;
  private final List<Observation> course = new ArrayList<>();
  private List<LayerUnits> units = List.of();
  private @Nullable Probe probe;
  private @Nullable Observation birth;
  private @Nullable Observation end;
  private float[] before = {};
  private Cadence current;
  private long looksTaken;
  private boolean looks;

  /// For a training on these rows, at the usual cadence.
  ///
  /// @param data the training rows
  /// @param loss that is made small
  /// @param next is told the same
  public Recorder(Dataset data, Loss loss, Watcher next) {
    this(data, loss, Cadence.usual(), Journal.none(), next);
  }

  /// For a training on these rows.
  ///
  /// @param data the training rows
  /// @param loss that is made small
  /// @param cadence when to look
  /// @param journal is given each observation when it is made, also those that are not kept
  /// @param next is told the same
  public Recorder(Dataset data, Loss loss, Cadence cadence, Journal journal, Watcher next) {
    examination = new Examination(data, loss, cadence);
    rows = data.rows();
    this.cadence = cadence;
    this.journal = journal;
    this.next = next;
    current = cadence;
  }

  @Override
  public void begins(State state) {
    next.begins(state);
    if (birth == null) {
      int epoch = state.steps() == 0 ? 0 : state.epoch();
      birth = told(Occasion.BIRTH, examination.observation(state.network(), state.steps(), epoch));
    }
    looks = current.isDue(state.steps() + 1);
    if (looks) {
      float[] parameters = state.network().parameters();
      if (before.length == 0) {
        before = new float[parameters.length];
      }
      System.arraycopy(parameters, 0, before, 0, before.length);
    }
  }

  private Observation told(Occasion occasion, Observation observation) {
    journal.write(occasion, observation);
    return observation;
  }

  @Override
  public void stepped(State state) {
    if (looks) {
      LastBatch batch = state.lastBatch();
      boolean withRank = looksTaken % cadence.looksPerRank() == 0;
      looksTaken++;
      course.add(
          told(
              Occasion.BATCH,
              probe(state.network())
                  .observe(
                      batch.trace(),
                      batch.gradients(),
                      batch.rows(),
                      batch.weights(),
                      before,
                      state.steps(),
                      state.epoch(),
                      batch.loss(),
                      withRank)));
      if (course.size() > cadence.most()) {
        current = current.withEvery(2 * current.every());
        course.removeIf(observation -> !current.isDue(observation.step()));
      }
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
    Network network = state.network();
    Observation first =
        birth == null ? examination.observation(network, state.steps(), state.epoch()) : birth;
    birth = first;
    end =
        told(
            Occasion.END,
            examination.observation(network, state.steps(), Math.max(0, state.epoch() - 1)));
    units =
        UnitStates.of(
            network, first, course, examination.units(network), rows, examination.reach(network));
    next.ended(state);
  }

  /// A look at a network outside of a training: a pass there and back of 512 rows, the same each
  /// time, with the noise of one fixed batch.
  ///
  /// @param step after how many steps
  /// @param epoch in which epoch
  public static Observation examination(
      Network network, Dataset data, Loss loss, long step, int epoch) {
    Cadence cadence = Cadence.usual().withSample(SAMPLE);
    return new Examination(data, loss, cadence).observation(network, step, epoch);
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
        first, course, last, run.trainLosses(), run.validationLosses(), run.autopsy(), units);
  }
}
