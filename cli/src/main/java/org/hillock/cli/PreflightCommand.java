package org.hillock.cli;

import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.hillock.preflight.Preflight;
import org.hillock.report.JsonPreflight;
import org.hillock.report.SarifLint;
import org.hillock.report.TextPreflight;
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
  @Mixin private final CaseOptions options = new CaseOptions();

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
    Preflight preflight = Preflight.of(options.plan().which(), new HashSet<>(silenced));
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
                uri(options.path()),
                options.networkFile().map(PreflightCommand::uri))));
    System.out.print(TextPreflight.of(preflight));
    return 0;
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
