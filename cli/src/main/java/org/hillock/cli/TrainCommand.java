package org.hillock.cli;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import org.hillock.activation.Activation;
import org.hillock.activation.Activations;
import org.hillock.activation.InvalidInputException;
import org.hillock.data.Split;
import org.hillock.network.Initialization;
import org.hillock.notation.Blueprint;
import org.hillock.notation.Design;
import org.hillock.training.Execution;
import org.hillock.training.Run;
import org.hillock.training.Settings;
import org.hillock.training.Watcher;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// `hillock train DATA --target COLUMN --activation NAME --out FILE`.
@Command(
    name = "train",
    description = "Trains one network and writes it to a file for hillock predict.",
    mixinStandardHelpOptions = true)
final class TrainCommand implements Callable<Integer> {
  private static final double SECOND = 1e9;

  @Mixin private final DataOptions data = new DataOptions();

  @Mixin private final NetworkOptions network = new NetworkOptions();

  @Mixin private final DescentOptions descent = new DescentOptions();

  @Mixin private final LossOptions loss = new LossOptions();

  @Mixin private final CheckpointOptions checkpointing = new CheckpointOptions();

  @Mixin private final ObservationOptions observing = new ObservationOptions();

  @Option(
      names = "--activation",
      paramLabel = "NAME",
      description =
          "Of the hidden layers, or where a network file names none (default: relu; tanh for rnn, gelu for transformer).")
  private Optional<String> activation = Optional.empty();

  @Option(
      names = "--param",
      paramLabel = "NAME=VALUE",
      description = "A parameter of the activation, such as alpha=0.1; may be repeated.")
  private Map<String, Double> parameters = Map.of();

  @Option(
      names = "--threads",
      paramLabel = "N",
      description =
          "Threads to train on; the result is the same for any number (default: all cores).")
  private int threads = Runtime.getRuntime().availableProcessors();

  @Option(
      names = "--out",
      required = true,
      paramLabel = "FILE",
      description = "Where the model goes.")
  private Path out = Path.of("");

  @Option(names = "--json", paramLabel = "FILE", description = "Also write the run as JSON.")
  private Optional<Path> json = Optional.empty();

  @Override
  public Integer call() {
    try (StopRequest stop = StopRequest.to("hillock train")) {
      OutputFile model = OutputFile.at(out);
      Optional<OutputFile> report = json.map(OutputFile::at);
      checkpointing.check();
      TrainingPlan plan = plan();
      stop.workBegins();
      return stop.answer(train(plan, stop, model, report));
    }
  }

  private TrainingPlan plan() {
    Design design = network.design();
    Activation function =
        activation.map(Activations::named).orElse(design.usual()).with(parameters);
    checkOpen(design);
    Initialization initialization = network.initialization();
    Settings plain = descent.applyTo(data.settings());
    Split split = Split.of(data.problem(), data.seed());
    Settings settings = plain.with(loss.loss(split));
    return new TrainingPlan(
        split, function, parameters, design, initialization, settings, data.seed());
  }

  private void checkOpen(Design design) {
    boolean named = activation.isPresent() || !parameters.isEmpty();
    if (named
        && design instanceof Design.Written(Blueprint lines, String label)
        && !lines.isOpen()) {
      throw new InvalidInputException(
          "%s names all its activations, so --activation and --param change nothing; leave them out, or write activation, without a name, where it belongs."
              .formatted(label));
    }
  }

  /// @return the exit code
  private int train(
      TrainingPlan plan, StopRequest stop, OutputFile model, Optional<OutputFile> report) {
    TerminalLine line = new TerminalLine();
    try (Checkpoints checkpoints = checkpointing.open(System::nanoTime, line);
        Observations observations = observing.open(checkpointing.resume(), line)) {
      TrainingLine progress = new TrainingLine(line, System::nanoTime);
      Watcher watcher = new TrainWatcher(progress, stop, checkpoints);
      Execution execution =
          new Execution(
              threads,
              observing.isAsked() ? plan.observed(observations, watcher) : watcher,
              Optional.ofNullable(checkpoints));
      long start = System.nanoTime();
      Run run = plan.run(execution);
      double seconds = (System.nanoTime() - start) / SECOND;
      model.write(plan.model(run).text());
      report.ifPresent(file -> file.write(plan.json(run, Hillock.VERSION, seconds).text()));
      line.clear();
      System.out.print(plan.text(run, out.toString()));
      return 0;
    } catch (CancellationException e) {
      line.clear();
      System.err.println("hillock train: " + e.getMessage());
      return StopRequest.EXIT_CODE;
    }
  }
}
