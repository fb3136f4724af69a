package org.hillock.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.hillock.activation.InvalidInputException;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// Where `compare` writes what it found.
final class ReportOptions {
  @Option(
      names = "--report",
      paramLabel = "FILE",
      description = "Also write the report as one page of HTML with pictures.")
  private Optional<Path> report = Optional.empty();

  @Option(
      names = "--json",
      paramLabel = "FILE",
      description = "Also write all as JSON (docs/compare-report.md).")
  private Optional<Path> json = Optional.empty();

  @Option(
      names = "--csv",
      paramLabel = "FILE",
      description = "Also write the trainings as CSV, one a line (docs/compare-report.md).")
  private Optional<Path> csv = Optional.empty();

  @Option(
      names = "--markdown",
      paramLabel = "FILE",
      description = "Also write a summary as Markdown, for a pull request.")
  private Optional<Path> markdown = Optional.empty();

  @Option(
      names = "--out",
      paramLabel = "FILE",
      description =
          "Also write the best model of the recommended activation, an ONNX file, for hillock predict and other runtimes.")
  private Optional<Path> out = Optional.empty();

  @Mixin private final OpsetOptions operators = new OpsetOptions();

  /// Checks that all the files can be written.
  ///
  /// @throws InvalidInputException if one cannot, or two are the same
  ComparisonFiles files() {
    List<Path> all = new ArrayList<>();
    for (Optional<Path> one : List.of(report, json, csv, markdown, out)) {
      one.map(path -> path.toAbsolutePath().normalize())
          .ifPresent(path -> {
            if (all.contains(path)) {
              throw new InvalidInputException(
                  path + " is named for two different files; give each a name of its own.");
            }
            all.add(path);
          });
    }
    return new ComparisonFiles(
        report.map(OutputFile::at),
        json.map(OutputFile::at),
        csv.map(OutputFile::at),
        markdown.map(OutputFile::at),
        out.map(OutputFile::at),
        operators.opset());
  }
}
