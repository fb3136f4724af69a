package org.hillock.peers.training;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.hillock.peers.Options;

/// Measures one library at one work, and appends what it measured to a file: a process for each,
/// for the threads of native libraries stand in each other's way.
public final class TrainingCommand {
  private static final List<String> OPTIONS =
      List.of("data", "work", "library", "threads", "round", "seconds", "figures");

  private TrainingCommand() {}

  /// Takes `--work A`, `--library NAME`, `--threads 1`, `--data DIR`, `--round 1`, `--seconds 3`,
  /// `--figures FILE`.
  public static void main(String[] arguments) throws IOException {
    long begun = System.nanoTime();
    Options options = Options.of(OPTIONS, arguments);
    Work work = Work.named(options.text("work", "A"));
    String library = options.text("library", Contestants.names().getFirst());
    int threads = options.number("threads", 1);
    Examples examples = Examples.of(work, Path.of(options.text("data", ".")));
    Optional<? extends Predictor> predictor =
        Contestants.named(library).school().prepare(work, examples, threads);
    Turn turn = new Turn(work, examples, Double.parseDouble(options.text("seconds", "3")));
    Map<Measure, Double> measured =
        predictor.map(found -> turn.take(found, begun)).orElse(Map.of(Measure.LACKS, Double.NaN));
    int round = options.number("round", 1);
    Files.write(
        Path.of(options.text("figures", "training.tsv")),
        measured.entrySet().stream()
            .map(entry ->
                new Figure(round, work.name(), library, threads, entry.getKey(), entry.getValue())
                    .line())
            .toList(),
        StandardOpenOption.CREATE,
        StandardOpenOption.APPEND);
    // Threads of the libraries do not end by themselves.
    System.exit(0);
  }
}
