package org.hillock.cli;

import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.hillock.activation.Functions;
import org.hillock.data.Encoder;
import org.hillock.data.Examples;
import org.hillock.onnx.model.Model;
import org.hillock.report.Evaluation;
import org.hillock.report.JsonEvaluation;
import org.hillock.report.TextEvaluation;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `hillock evaluate MODEL DATA`: how good a trained model is on rows with known targets.
@Command(
    name = "evaluate",
    description = "Scores a trained model on rows of which the targets are known.",
    mixinStandardHelpOptions = true)
final class EvaluateCommand implements Callable<Integer> {
  @Parameters(index = "0", paramLabel = "MODEL", description = "What hillock train wrote.")
  private Path model = Path.of("");

  @Parameters(
      index = "1",
      paramLabel = "DATA",
      description =
          "CSV file with the model's columns and targets, or IDX file of images with labels beside it.")
  private Path data = Path.of("");

  @Option(names = "--json", paramLabel = "FILE", description = "Also write the result as JSON.")
  private Optional<Path> json = Optional.empty();

  @Mixin private final PluginOptions plugins = new PluginOptions();

  @Override
  public Integer call() {
    Optional<OutputFile> out = json.map(OutputFile::at);
    Functions functions = plugins.functions();
    Model trained = Model.read(model, functions);
    Encoder encoder = trained.encoder();
    Evaluation evaluation =
        Evaluation.of(trained.network(), encoder, Examples.read(data, encoder.imageSize()));
    System.out.print(TextEvaluation.of(evaluation));
    out.ifPresent(file -> file.write(JsonEvaluation.of(evaluation).text()));
    return 0;
  }
}
