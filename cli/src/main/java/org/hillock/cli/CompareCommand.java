package org.hillock.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicBoolean;
import org.hillock.activation.Activation;
import org.hillock.activation.Activations;
import org.hillock.activation.InvalidInputException;
import org.hillock.advice.Comparison;
import org.hillock.data.Problem;
import org.hillock.network.Network;
import org.hillock.report.JsonReport;
import org.hillock.report.TextReport;
import org.hillock.study.Plan;
import org.hillock.study.Study;
import org.hillock.training.Metric;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// `hillock compare DATA --target COLUMN`: which activation to use, on the user's own data.
@Command(
    name = "compare",
    description =
        "Trains the same network with every activation on your data and says which to use.",
    mixinStandardHelpOptions = true)
final class CompareCommand implements Callable<Integer> {
  @Mixin private final DataOptions data = new DataOptions();

  @Mixin private final NetworkOptions network = new NetworkOptions();

  @Option(
      names = "--functions",
      split = ",",
      paramLabel = "NAME",
      description = "Activations to compare (default: all that are made for hidden layers).")
  private List<String> functions = List.of();

  @Option(
      names = "--seeds",
      paramLabel = "N",
      defaultValue = "10",
      description =
          "How often each is trained, each time with another split, starting weights and order (default: ${DEFAULT-VALUE}).")
  private int seeds;

  @Option(
      names = "--metric",
      description =
          "log_loss, accuracy or balanced_accuracy for classes, rmse or r2 for regression (default: the first).")
  private Optional<String> metric = Optional.empty();

  @Option(
      names = "--threads",
      paramLabel = "N",
      description = "Trainings side by side (default: all processors); changes no result.")
  private int threads = Runtime.getRuntime().availableProcessors();

  @Option(names = "--json", paramLabel = "FILE", description = "Also write the result as JSON.")
  private Optional<Path> json = Optional.empty();

  @Override
  public Integer call() {
    Optional<OutputFile> out = json.map(OutputFile::at);
    Plan plan =
        Plan.of(candidates(), network.design(), seeds, data.seed(), data.settings(), threads)
            .startingFrom(network.initialization());
    Problem problem = data.problem();
    Metric judge =
        metric
            .map(name -> Metric.parse(name, problem.task()))
            .orElseGet(() -> Metric.of(problem.task()).getFirst());
    long start = System.nanoTime();
    ProgressLine progress = new ProgressLine();
    Comparison comparison = Comparison.of(study(problem, plan, progress), judge);
    System.out.print(TextReport.of(comparison));
    System.out.println(
        String.format(
            Locale.ROOT, "%n%s in %.1f s", progress.total(), (System.nanoTime() - start) * 1e-9));
    out.ifPresent(file -> file.write(JsonReport.of(comparison).text()));
    return 0;
  }

  /// Functions that cannot be trained are left out with the reason; if no other is named, the
  /// reason is the answer.
  private List<Activation> candidates() {
    if (functions.isEmpty()) {
      return Plan.usualCandidates();
    }
    List<Activation> named = functions.stream().map(Activations::named).toList();
    List<Activation> trainable = new ArrayList<>();
    for (Activation function : named) {
      if (function.trainable()) {
        trainable.add(function);
      } else if (named.stream().noneMatch(Activation::trainable)) {
        throw new InvalidInputException(Network.untrainable(function));
      } else {
        System.err.println("hillock compare: left out: " + Network.untrainable(function));
      }
    }
    return Plan.withBaseline(trainable);
  }

  /// Runs the study under a progress line; Ctrl-C says how far it came.
  private static Study study(Problem problem, Plan plan, ProgressLine progress) {
    AtomicBoolean running = new AtomicBoolean(true);
    Runtime.getRuntime()
        .addShutdownHook(
            new Thread(() -> {
              if (running.get()) {
                progress.clear();
                System.err.println(
                    "hillock compare: stopped; " + progress.state() + ", nothing was written.");
              }
            }));
    try {
      return Study.of(problem, plan, System::nanoTime, progress);
    } finally {
      running.set(false);
      progress.clear();
    }
  }
}
