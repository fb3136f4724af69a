package org.hillock.cli;

import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.hillock.activation.Activation;
import org.hillock.activation.Activations;
import org.hillock.data.Problem;
import org.hillock.data.Split;
import org.hillock.diagnosis.Case;
import org.hillock.notation.Design;
import org.hillock.preflight.Preflight;
import org.hillock.report.JsonPreflight;
import org.hillock.report.SarifLint;
import org.hillock.report.TextPreflight;
import org.hillock.training.Settings;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// `hillock preflight DATA --target COLUMN`: what can be said before training.
@Command(
    name = "preflight",
    description = {
      "Says what can be said before any training: signals and gradients by layer from theory and from one pass, whether this depth can train, and which rules for choosing are broken (docs/preflight.md).",
      "Options are those of hillock train. Warnings do not change the exit code."
    },
    mixinStandardHelpOptions = true)
final class PreflightCommand implements Callable<Integer> {
  @Mixin private final DataOptions data = new DataOptions();

  @Mixin private final NetworkOptions network = new NetworkOptions();

  @Mixin private final DescentOptions descent = new DescentOptions();

  @Mixin private final LossOptions loss = new LossOptions();

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
      names = "--silence",
      split = ",",
      paramLabel = "RULE",
      description = "Rules that are not checked; several, separated by commas.")
  private List<String> silenced = List.of();

  @Option(names = "--json", paramLabel = "FILE", description = "Also write all as JSON.")
  private Optional<Path> json = Optional.empty();

  @Option(
      names = "--sarif",
      paramLabel = "FILE",
      description = "Also write the broken rules as SARIF 2.1.0, for code hosts.")
  private Optional<Path> sarif = Optional.empty();

  @Override
  public Integer call() {
    Optional<OutputFile> jsonFile = json.map(OutputFile::at);
    Optional<OutputFile> sarifFile = sarif.map(OutputFile::at);
    Preflight preflight = Preflight.of(which(), new HashSet<>(silenced));
    jsonFile.ifPresent(file ->
        file.write(
            JsonPreflight.of(
                    preflight,
                    Map.of("hillock", Hillock.VERSION, "java", Runtime.version().toString()))
                .text()));
    sarifFile.ifPresent(file ->
        file.write(
            SarifLint.of(
                preflight,
                Hillock.VERSION,
                uri(data.path()),
                network.file().map(PreflightCommand::uri))));
    System.out.print(TextPreflight.of(preflight));
    return 0;
  }

  private Case which() {
    Design design = network.design();
    Activation function =
        activation.map(Activations::named).orElse(design.usual()).with(parameters);
    Settings plain = descent.applyTo(data.settings());
    Problem problem = data.problem();
    Settings settings = plain.with(loss.loss(Split.of(problem, data.seed())));
    return new Case(problem, design, function, network.initialization(), settings, data.seed());
  }

  /// Relative paths stay so, since a code host knows files by their place in the repository.
  private static String uri(Path path) {
    if (path.isAbsolute()) {
      return path.toUri().toString();
    }
    try {
      return new URI(null, null, path.toString().replace('\\', '/'), null).getRawPath();
    } catch (URISyntaxException e) {
      throw new IllegalStateException("a path became no URI: " + path, e);
    }
  }
}
