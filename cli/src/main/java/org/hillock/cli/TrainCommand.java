package org.hillock.cli;

import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.hillock.activation.Activation;
import org.hillock.activation.Activations;
import org.hillock.data.Problem;
import org.hillock.data.Split;
import org.hillock.network.Network;
import org.hillock.training.Execution;
import org.hillock.training.Metric;
import org.hillock.training.Run;
import org.hillock.training.Scores;
import org.hillock.training.Settings;
import org.hillock.training.Trainer;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// `hillock train DATA --target COLUMN --activation NAME --out FILE`.
@Command(
    name = "train",
    description = "Trains one network and writes it to a file for hillock predict.",
    mixinStandardHelpOptions = true)
final class TrainCommand implements Callable<Integer> {
  @Mixin private final DataOptions data = new DataOptions();

  @Mixin private final DescentOptions descent = new DescentOptions();

  @Mixin private final LossOptions loss = new LossOptions();

  @Option(
      names = "--activation",
      paramLabel = "NAME",
      defaultValue = "relu",
      description = "Of the hidden layers (default: ${DEFAULT-VALUE}).")
  private String activation = "";

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

  @Override
  public Integer call() {
    OutputFile file = OutputFile.at(out);
    Activation function = Activations.named(activation, parameters);
    Settings plain = descent.applyTo(data.settings());
    Problem problem = data.problem();
    Split split = Split.of(problem, data.seed());
    Settings settings = plain.with(loss.loss(split));
    Network network =
        Network.multilayer(
            split.train().features(),
            data.hidden(),
            function,
            split.train().outputs(),
            data.seed());
    Run run = Trainer.fit(network, split, settings, data.seed(), Execution.onThreads(threads));
    file.write(ModelFile.of(run.network(), split.encoder(), parameters).text());
    problem.notes().forEach(note -> System.out.println("note: " + note));
    System.out.println(
        "%s: best of %d epochs was %d%s; test rows: %s; model in %s"
            .formatted(
                function.name(),
                run.epochs(),
                run.bestEpoch(),
                run.finite() ? "" : " (then the loss was no longer finite)",
                scores(Scores.of(run.network(), split.test(), split.encoder().target()), problem),
                out));
    network
        .collapse()
        .ifPresent(one ->
            System.out.println(
                "note: all layers are linear, so the %d of them amount to one linear layer of %d numbers."
                    .formatted(data.hidden().size() + 1, one.parameters().length)));
    return 0;
  }

  private static String scores(Scores scores, Problem problem) {
    return Metric.of(problem.task()).stream()
        .map(metric -> metric.label() + String.format(Locale.ROOT, " %.4f", scores.of(metric)))
        .collect(Collectors.joining(", "));
  }
}
