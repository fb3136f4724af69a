package org.hillock.cli;

import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.hillock.preflight.Preflight;
import org.hillock.report.SarifLint;
import picocli.CommandLine.Option;

/// Which rules `preflight`, `diagnose` and `compare` check, and where those that are broken are
/// written to.
final class LintOptions {
  @Option(
      names = "--silence",
      split = ",",
      paramLabel = "RULE",
      description = "Rules that are not checked; several, separated by commas.")
  private List<String> silenced = List.of();

  @Option(
      names = "--sarif",
      paramLabel = "FILE",
      description = "Also write the broken rules as SARIF 2.1.0, for code hosts.")
  private Optional<Path> sarif = Optional.empty();

  /// Ids of rules.
  List<String> silenced() {
    return silenced;
  }

  /// Checks that the file can be written.
  ///
  /// @throws org.hillock.activation.InvalidInputException if not
  void check() {
    sarif.ifPresent(OutputFile::at);
  }

  /// Writes the file, if one is wanted.
  ///
  /// @param data where the rows are
  /// @param network the network file, if there is one
  void write(Preflight preflight, Path data, Optional<Path> network) {
    sarif
        .map(OutputFile::at)
        .ifPresent(file ->
            file.write(
                SarifLint.of(
                    preflight, Hillock.VERSION, uri(data), network.map(LintOptions::uri))));
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
