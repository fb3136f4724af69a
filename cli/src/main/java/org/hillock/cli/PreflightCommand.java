package org.hillock.cli;

import java.nio.file.Path;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.hillock.preflight.Preflight;
import org.hillock.report.JsonPreflight;
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

  @Mixin private final LintOptions lint = new LintOptions();

  @Option(names = "--json", paramLabel = "FILE", description = "Also write all as JSON.")
  private Optional<Path> json = Optional.empty();

  @Override
  public Integer call() {
    Optional<OutputFile> jsonFile = json.map(OutputFile::at);
    lint.check();
    Preflight preflight = Preflight.of(options.plan().which(), new HashSet<>(lint.silenced()));
    jsonFile.ifPresent(file ->
        file.write(
            JsonPreflight.of(
                    preflight,
                    Map.of("hillock", Hillock.VERSION, "java", Runtime.version().toString()))
                .text()));
    lint.write(preflight, options.path(), options.networkFile());
    System.out.print(TextPreflight.of(preflight));
    return 0;
  }
}
