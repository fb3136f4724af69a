package org.hillock.cli;

import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.hillock.onnx.OnnxFile;
import org.hillock.onnx.OnnxModel;
import org.hillock.onnx.census.Inspection;
import org.hillock.onnx.swap.Comparison;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `hillock inspect MODEL.onnx`: what a model is made of, and which rules it breaks.
@Command(
    name = "inspect",
    description = {
      "Says of any ONNX model which activations it has and where, also those that are written out in smaller operators, with layers, shapes and parameters, and which rules for choosing it breaks (docs/inspect.md).",
      "Without --data the model is read, never executed; with it, rows go through it, and each activation's ranges, zeros, silent and saturated units are said."
    },
    mixinStandardHelpOptions = true)
final class InspectCommand implements Callable<Integer> {
  @Parameters(paramLabel = "MODEL", description = "An ONNX file.")
  private Path path = Path.of("");

  @Option(
      names = "--all",
      description = "List each activation by itself, not those that are alike in one line.")
  private boolean all;

  @Option(
      names = "--json",
      paramLabel = "FILE",
      description = "Also write all as JSON (docs/inspect.md).")
  private Optional<Path> json = Optional.empty();

  @Mixin private final RowOptions rows = new RowOptions();

  @Mixin private final SwapOptions swap = new SwapOptions();

  @Mixin private final PluginOptions plugins = new PluginOptions();

  @Override
  public Integer call() {
    Optional<OutputFile> jsonFile = json.map(OutputFile::at);
    OnnxModel model = OnnxFile.read(path);
    if (swap.wanted()) {
      Comparison comparison = swap.compare(model, rows.file(), plugins.functions());
      System.out.print(SwapText.of(comparison));
      jsonFile.ifPresent(file -> file.write(CardJson.text(SwapJson.of(comparison))));
      return 0;
    }
    Inspection inspection = Inspection.of(model);
    String name = String.valueOf(path.getFileName());
    jsonFile.ifPresent(file -> file.write(InspectionJson.of(name, inspection).text()));
    System.out.print(InspectionText.of(name, inspection, all));
    rows.profile(model, inspection.census())
        .ifPresent(profile -> System.out.print(ProfileText.of(profile)));
    return 0;
  }
}
