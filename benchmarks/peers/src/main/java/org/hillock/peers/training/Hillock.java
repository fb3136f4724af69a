package org.hillock.peers.training;

import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.hillock.data.Dataset;
import org.hillock.data.Encoder;
import org.hillock.data.Problem;
import org.hillock.data.Split;
import org.hillock.data.Table;
import org.hillock.data.TargetCoding;
import org.hillock.data.Task;
import org.hillock.network.Gradients;
import org.hillock.network.Network;
import org.hillock.network.Pass;
import org.hillock.network.Trace;
import org.hillock.numeric.Workers;
import org.hillock.optimizer.Adam;
import org.hillock.training.Execution;
import org.hillock.training.Settings;
import org.hillock.training.Trainer;

/// Hillock. The validation rows, without which it does not train, are the first batch.
final class Hillock implements Trainee {
  private static final long SEED = 1;

  private final Examples examples;
  private final int threads;
  private final Split split;
  private final Settings settings;
  private final Network start;
  private Network network;

  Hillock(Work work, Examples examples, int threads) {
    this.examples = examples;
    this.threads = threads;
    start = HillockLayers.of(work.net()).network(SEED);
    network = start;
    split = split(examples, Math.min(work.batch(), examples.rows()));
    settings =
        new Settings(new Adam(Work.LEARNING_RATE), work.batch(), work.epochs(), work.epochs());
  }

  private static Split split(Examples examples, int validation) {
    List<String> classes =
        IntStream.range(0, examples.classes()).mapToObj(String::valueOf).toList();
    TargetCoding coding = new TargetCoding.Classes("class", Task.MULTICLASS, classes);
    Dataset few = data(examples, validation);
    return new Split(
        new Problem(
            Table.of("arrays", List.of()),
            Optional.empty(),
            Task.MULTICLASS,
            List.of("class"),
            List.of(),
            classes,
            List.of()),
        new Encoder(List.of(), coding),
        data(examples, examples.rows()),
        few,
        few);
  }

  private static Dataset data(Examples examples, int rows) {
    return new Dataset(
        rows,
        examples.features(),
        rows == examples.rows() ? examples.inputs() : examples.inputs(0, rows),
        examples.classes(),
        examples.oneHot(0, rows),
        Task.MULTICLASS);
  }

  @Override
  public void restart() {
    network = start;
  }

  @Override
  public void train() {
    network = Trainer.fit(network, split, settings, SEED, Execution.onThreads(threads)).network();
  }

  @Override
  public Prediction prediction(int first, int rows) {
    Network trained = network;
    Trace trace = trained.traceOfOutputs(rows);
    int width = examples.features();
    System.arraycopy(examples.inputs(), first * width, trace.inputs(), 0, rows * width);
    int pieces = Math.min(threads, rows);
    Workers workers = Workers.of(pieces);
    List<List<Pass>> passes =
        Stream.generate(() -> trained.passes(trace, Gradients.none(trained.layers().size())))
            .limit(pieces)
            .toList();
    int share = rows / pieces;
    return new Prediction() {
      @Override
      public void run() {
        workers.run(
            pieces,
            (piece, worker) ->
                trained.forward(
                    passes.get(worker),
                    0,
                    trained.layers().size(),
                    piece * share,
                    piece < pieces - 1 ? share : rows - piece * share));
      }

      @Override
      public float[] logits() {
        return trace.outputs();
      }
    };
  }
}
