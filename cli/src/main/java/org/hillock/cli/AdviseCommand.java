package org.hillock.cli;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.hillock.activation.InvalidInputException;
import org.hillock.data.Problem;
import org.hillock.data.Task;
import org.hillock.recommendation.Constraint;
import org.hillock.recommendation.NetworkKind;
import org.hillock.recommendation.Recommendation;
import org.hillock.recommendation.Situation;
import org.hillock.report.JsonRecommendation;
import org.hillock.report.TextRecommendation;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `hillock advise --task TASK`: which activations to begin with, by rules and without training.
@Command(
    name = "advise",
    description =
        "Says which activations to begin with for a task, a kind of network and what is demanded, and why; nothing is trained.",
    mixinStandardHelpOptions = true)
final class AdviseCommand implements Callable<Integer> {
  @Parameters(
      arity = "0..1",
      paramLabel = "DATA",
      description =
          "Data from which task, kind of network and range of the targets are found: what compare takes.")
  private Optional<Path> data = Optional.empty();

  @Option(
      names = "--target",
      split = ",",
      paramLabel = "COLUMN",
      description = "Column of the data to predict; several, separated by commas.")
  private List<String> targets = List.of();

  @Option(
      names = "--task",
      description = "regression, binary, multiclass or multilabel; needed without data.")
  private Optional<String> task = Optional.empty();

  @Option(
      names = "--network",
      paramLabel = "KIND",
      description =
          "mlp, cnn, rnn, lstm, gru or transformer (default: what suits the data, or mlp).")
  private Optional<String> network = Optional.empty();

  @Option(
      names = "--depth",
      paramLabel = "N",
      description = "Hidden layers (default: " + Situation.USUAL_DEPTH + ").")
  private Optional<Integer> depth = Optional.empty();

  @Option(names = "--batch-normalization", description = "The network has batch normalization.")
  private boolean normalized;

  @Option(
      names = "--constraint",
      split = ",",
      paramLabel = "NAME",
      description =
          "What is demanded, several times or separated by commas: low-latency, int8, float16, no-exponentials, exact-zeros, smooth-second-derivative, bounded-values, positive-output, bounded-output, negative-targets.")
  private List<String> constraints = List.of();

  @Option(names = "--json", paramLabel = "FILE", description = "Also write the result as JSON.")
  private Optional<Path> json = Optional.empty();

  @Mixin private final ReadingOptions reading = new ReadingOptions();

  @Override
  public Integer call() {
    Optional<OutputFile> out = json.map(OutputFile::at);
    List<Constraint> demands = constraints.stream().map(Constraint::parse).toList();
    Optional<NetworkKind> kind = network.map(NetworkKind::parse);
    Optional<Problem> problem = data.map(this::read);
    Situation found = problem.map(Situation::of).orElseGet(this::named);
    Situation situation =
        found
            .with(kind.orElse(found.kind()))
            .deep(depth.orElse(found.depth()))
            .normalized(normalized)
            .demanding(demands);
    Recommendation recommendation = Recommendation.of(situation);
    System.out.print(TextRecommendation.of(recommendation));
    List<String> notes = problem.map(Problem::notes).orElse(List.of());
    out.ifPresent(file -> file.write(JsonRecommendation.of(recommendation, notes).text()));
    return 0;
  }

  private Problem read(Path path) {
    return new DataSource(path, targets, task.map(Task::parse), reading::as, reading.size())
        .problem();
  }

  private Situation named() {
    if (!targets.isEmpty()) {
      throw new InvalidInputException(
          "--target names a column of data, and none are given; name the file first, or leave out --target.");
    }
    return task.map(Task::parse)
        .map(Situation::of)
        .orElseThrow(() ->
            new InvalidInputException(
                "it is not said what is to be learned; give --task regression, binary, multiclass or multilabel, or data and --target COLUMN."));
  }
}
