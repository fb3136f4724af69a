package org.hillock.cli;

import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import org.hillock.onnx.OnnxFile;
import org.hillock.onnx.OnnxModel;
import org.hillock.onnx.model.Model;
import org.hillock.onnx.model.ModelFile;
import org.hillock.onnx.tuning.Continued;
import org.hillock.training.Execution;
import org.hillock.training.Run;
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

  /// The exit code of a training that stopped at a number that was not finite.
  private static final int NON_FINITE = 4;

  @Mixin private final CaseOptions options = new CaseOptions();

  @Mixin private final FromOptions from = new FromOptions();

  @Mixin private final OpsetOptions operators = new OpsetOptions();

  @Mixin private final CheckpointOptions checkpointing = new CheckpointOptions();

  @Mixin private final ObservationOptions observing = new ObservationOptions();

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
      description = "Where the model goes, an ONNX file.")
  private Path out = Path.of("");

  @Option(names = "--json", paramLabel = "FILE", description = "Also write the run as JSON.")
  private Optional<Path> json = Optional.empty();

  @Override
  public Integer call() {
    Optional<FromOptions.Start> start = from.start(options.functions());
    if (start.isPresent() && start.get().model() instanceof ModelFile.Other graph) {
      return tune(graph, start.get().origin());
    }
    try (StopRequest stop = StopRequest.to("hillock train")) {
      OutputFile model = OutputFile.at(out);
      Optional<OutputFile> report = json.map(OutputFile::at);
      checkpointing.check();
      OptionalLong opset = operators.opset();
      TrainingPlan plan = plan(start);
      plan.checkWritable(opset);
      stop.workBegins();
      return stop.answer(train(plan, stop, model, report));
    }
  }

  /// Goes on with the graph of another program.
  private int tune(ModelFile.Other graph, Origin origin) {
    OutputFile file = OutputFile.at(out);
    Continued tuned = options.continued(graph.graph());
    file.write(OnnxFile.bytes(tuned.model()));
    if (graph.changed()) {
      System.out.println(
          "note: %s was changed after hillock wrote it; it is tuned as any other ONNX model."
              .formatted(origin.name()));
    }
    System.out.print(ContinuedText.of(tuned, origin.name(), out.toString()));
    return 0;
  }

  private TrainingPlan plan(Optional<FromOptions.Start> start) {
    return start.isPresent() && start.get().model() instanceof ModelFile.Own(Model model)
        ? options.plan(model, start.get().origin())
        : options.plan();
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
      Pedigree pedigree =
          new Pedigree(options.command(plan), options.path(), plan.which().seed(), plan.origin());
      OnnxModel graph = plan.model(run, pedigree).onnx(operators.opset());
      model.write(OnnxFile.bytes(graph));
      report.ifPresent(file -> file.write(plan.json(run, Hillock.VERSION, seconds).text()));
      line.clear();
      System.out.print(plan.text(run, out.toString()));
      OwnFunctions.note(graph).ifPresent(System.out::println);
      return run.finite() ? 0 : NON_FINITE;
    } catch (CancellationException e) {
      line.clear();
      System.err.println("hillock train: " + e.getMessage());
      return StopRequest.EXIT_CODE;
    }
  }
}
