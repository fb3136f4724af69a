package org.hillock.cli;

import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.hillock.onnx.OnnxFile;
import org.hillock.onnx.OnnxModel;
import org.hillock.onnx.census.Census;
import org.hillock.onnx.swap.Comparison;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `hillock inspect MODEL`: which activations a model has, whoever made it, and what others in
/// their place would change.
@Command(
    name = "inspect",
    description = "Says which activations an ONNX model has, and replaces them.",
    mixinStandardHelpOptions = true)
final class InspectCommand implements Callable<Integer> {
  @Parameters(index = "0", paramLabel = "MODEL", description = "An ONNX model, of any program.")
  private Path model = Path.of("");

  @Option(
      names = "--data",
      paramLabel = "ROWS",
      description = "CSV file with the columns that the model takes.")
  private Optional<Path> data = Optional.empty();

  @Option(names = "--json", paramLabel = "FILE", description = "Also write all as JSON.")
  private Optional<Path> json = Optional.empty();

  @Mixin private final SwapOptions swap = new SwapOptions();

  @Mixin private final PluginOptions plugins = new PluginOptions();

  @Override
  public Integer call() {
    Optional<OutputFile> out = json.map(OutputFile::at);
    OnnxModel read = OnnxFile.read(model);
    if (swap.wanted()) {
      Comparison comparison = swap.compare(read, data, plugins.functions());
      System.out.print(SwapText.of(comparison));
      out.ifPresent(file -> file.write(CardJson.text(SwapJson.of(comparison))));
      return 0;
    }
    Census census = Census.of(read);
    census.counts().forEach((name, count) -> System.out.println(name + "  " + count));
    out.ifPresent(file -> file.write(CardJson.text(census.counts())));
    return 0;
  }
}
