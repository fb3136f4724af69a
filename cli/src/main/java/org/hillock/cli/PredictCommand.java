package org.hillock.cli;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.hillock.activation.Functions;
import org.hillock.onnx.OnnxModel;
import org.hillock.onnx.execution.Execution;
import org.hillock.onnx.model.Model;
import org.hillock.onnx.model.ModelFile;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `hillock predict MODEL DATA --out CSV`: one line per row of the data, with the predicted targets
/// and, for classes and labels, the probabilities; or with the outputs of an ONNX model that
/// another program wrote.
@Command(
    name = "predict",
    description =
        "Predicts the rows of a file with a trained model, or computes any ONNX model for them (docs/onnx.md).",
    mixinStandardHelpOptions = true)
final class PredictCommand implements Callable<Integer> {
  @Parameters(
      index = "0",
      paramLabel = "MODEL",
      description = "What hillock train wrote, or any other ONNX model.")
  private Path model = Path.of("");

  @Parameters(
      index = "1",
      paramLabel = "DATA",
      description =
          "CSV file with the model's columns, IDX file of images, or a folder of PNG and JPEG images; for models of others also an NPY file.")
  private Path data = Path.of("");

  @Option(
      names = "--out",
      required = true,
      paramLabel = "CSV",
      description = "Where the predictions go.")
  private Path out = Path.of("");

  @Mixin private final PluginOptions plugins = new PluginOptions();

  @Override
  public Integer call() {
    OutputFile file = OutputFile.at(out);
    Functions functions = plugins.functions();
    Predictions predictions =
        switch (ModelFile.read(model, functions)) {
          case ModelFile.Own(Model own) -> Answers.of(own, data);
          case ModelFile.Other(OnnxModel graph, boolean changed) -> {
            if (changed) {
              System.out.println(
                  "note: %s was changed after hillock wrote it; it is computed as any other ONNX model."
                      .formatted(model.getFileName()));
            }
            yield new GraphAnswers(Execution.of(graph)).of(data);
          }
        };
    file.write(predictions::write);
    predictions.notes().forEach(note -> System.out.println("note: " + note));
    List<List<String>> rows = predictions.rows();
    System.out.println(rows.size() + " rows predicted; see " + out);
    return 0;
  }
}
