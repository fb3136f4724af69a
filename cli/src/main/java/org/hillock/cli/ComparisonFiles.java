package org.hillock.cli;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.hillock.advice.Comparison;
import org.hillock.notation.NamedActivation;
import org.hillock.onnx.OnnxFile;
import org.hillock.onnx.OnnxModel;
import org.hillock.onnx.model.Model;
import org.hillock.report.ComparisonReport;
import org.hillock.report.CsvTrials;
import org.hillock.report.JsonComparison;
import org.hillock.report.MarkdownComparison;
import org.hillock.report.Provenance;
import org.hillock.study.Commentary;
import org.hillock.study.Retrained;
import org.hillock.study.Trial;

/// Where a comparison is written to.
///
/// @param out where the model goes
/// @param opset version of ONNX's operators for the model; empty for the lowest that can say it
record ComparisonFiles(
    Optional<OutputFile> report,
    Optional<OutputFile> json,
    Optional<OutputFile> csv,
    Optional<OutputFile> markdown,
    Optional<OutputFile> out,
    OptionalLong opset) {
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
    String command = CommandText.of(arguments);
    Optional<OnnxModel> graph =
        out.map(_ -> model(comparison, command, data, commentary).onnx(opset));
    Optional<Provenance.Model> model =
        out.map(file ->
            new Provenance.Model(file.path().toString(), OnnxFile.bytes(graph.orElseThrow())));
    model.ifPresent(one -> out.orElseThrow().write(one.bytes()));
    Provenance provenance =
        new Provenance(
            command,
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
            said("best %s model".formatted(comparison.verdict().use()), out),
            graph.flatMap(OwnFunctions::note))
        .flatMap(Optional::stream)
        .toList();
  }

  private static Model model(
      Comparison comparison, String command, Path data, Commentary commentary) {
    Trial trial = comparison.best();
    Retrained best = Retrained.of(comparison.study(), trial.assignment(), commentary);
    long seed = comparison.study().plan().seed() + trial.assignment().block();
    return new Model(
        best.run().network(),
        best.lines(),
        NamedActivation.of(best.candidate().activation(), parameters(best.candidate().name())),
        best.split().encoder(),
        new Pedigree(command, data, seed, Optional.empty())
            .texts(
                best.split().problem(),
                trial.test().isPresent() ? "test" : "validation",
                trial.test().orElse(trial.validation()).scores(),
                Optional.of(comparison.verdict().sentence())));
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
