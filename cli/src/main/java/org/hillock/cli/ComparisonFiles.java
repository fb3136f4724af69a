package org.hillock.cli;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.hillock.advice.Comparison;
import org.hillock.report.ComparisonReport;
import org.hillock.report.CsvTrials;
import org.hillock.report.JsonComparison;
import org.hillock.report.MarkdownComparison;
import org.hillock.report.Provenance;
import org.hillock.study.Commentary;
import org.hillock.study.Retrained;

/// Where a comparison is written to.
///
/// @param out where the model goes
record ComparisonFiles(
    Optional<OutputFile> report,
    Optional<OutputFile> json,
    Optional<OutputFile> csv,
    Optional<OutputFile> markdown,
    Optional<OutputFile> out) {
  private static final Pattern PARAMETER =
      Pattern.compile("(?<=[(, ])(\\w+) *= *([-+.\\dEe]+)(?=[), ])");

  /// Writes all that is asked for, the model first, since the page holds it.
  ///
  /// @param arguments that the user gave
  /// @param data where the rows lie
  /// @param commentary watches the training of the model
  /// @return what was written where, a line each
  List<String> write(
      Comparison comparison, List<String> arguments, Path data, Commentary commentary) {
    if (Stream.of(report, json, csv, markdown, out).allMatch(Optional::isEmpty)) {
      return List.of();
    }
    Optional<Provenance.Model> model =
        out.map(
            file -> new Provenance.Model(file.path().toString(), model(comparison, commentary)));
    model.ifPresent(one -> out.orElseThrow().write(one.text()));
    Provenance provenance =
        new Provenance(
            CommandText.of(arguments),
            DataFingerprint.of(data),
            Map.of("hillock", Hillock.VERSION, "java", Runtime.version().toString()),
            model);
    report.ifPresent(file -> file.write(ComparisonReport.of(comparison, provenance)));
    json.ifPresent(file -> file.write(JsonComparison.of(comparison, provenance).text()));
    csv.ifPresent(file -> file.write(CsvTrials.of(comparison)));
    markdown.ifPresent(file -> file.write(MarkdownComparison.of(comparison, provenance)));
    return Stream.of(
            said("report", report),
            said("JSON", json),
            said("trainings", csv),
            said("summary", markdown),
            said("best %s model".formatted(comparison.verdict().use()), out))
        .flatMap(Optional::stream)
        .toList();
  }

  private static String model(Comparison comparison, Commentary commentary) {
    Retrained best = Retrained.of(comparison.study(), comparison.best().assignment(), commentary);
    return ModelFile.of(
            best.run().network(),
            best.lines(),
            best.candidate().activation().name(),
            parameters(best.candidate().name()),
            best.split().encoder())
        .text();
  }

  /// Those that a candidate's name gives to its activation, as in `leaky_relu(alpha=0.1)`.
  static Map<String, Double> parameters(String candidate) {
    Map<String, Double> values = new TreeMap<>();
    PARAMETER
        .matcher(candidate)
        .results()
        .forEach(found -> values.put(found.group(1), Double.valueOf(found.group(2))));
    return values;
  }

  private static Optional<String> said(String what, Optional<OutputFile> file) {
    return file.map(one -> "%s in %s".formatted(what, one.path()));
  }
}
