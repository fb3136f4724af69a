package org.hillock.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.hillock.activation.InvalidInputException;
import org.hillock.data.Size;
import org.hillock.onnx.Node;
import org.hillock.onnx.OnnxModel;
import org.hillock.onnx.census.Census;
import org.hillock.onnx.execution.Engine;
import org.hillock.onnx.execution.Engines;
import org.hillock.onnx.execution.Execution;
import org.hillock.onnx.profile.Profile;
import picocli.CommandLine.Option;

/// Rows that `inspect` runs through a model.
final class RowOptions {
  @Option(
      names = "--data",
      paramLabel = "[INPUT=]FILE",
      description =
          "Run these rows through the model and say what each activation does with them: a CSV, NPY or IDX file, or a folder of PNG and JPEG images; once for each input (docs/inspect.md).")
  private List<String> data = new ArrayList<>();

  @Option(
      names = "--size",
      paramLabel = "HEIGHTxWIDTH",
      description = "Scale images to this size, where the model leaves it open, such as 48x192.")
  private Optional<String> size = Optional.empty();

  @Option(
      names = "--engine",
      paramLabel = "NAME",
      defaultValue = Engines.HILLOCK,
      description =
          "What computes the model: hillock, or onnxruntime if that was built (default: ${DEFAULT-VALUE}).")
  private String engine = Engines.HILLOCK;

  /// The file that is named first, for what takes a single one.
  Optional<Path> file() {
    return data.stream().findFirst().map(Path::of);
  }

  /// What the activations do with the rows; empty if there are none.
  ///
  /// @throws InvalidInputException if they do not fit the model, or it cannot be computed
  Optional<RowProfile> profile(OnnxModel model, Census census, PluginOptions plugins) {
    if (data.isEmpty()) {
      return Optional.empty();
    }
    Engine computing = engine(model);
    RowFeed feed = RowFeed.of(model, data, size.map(Size::parse), plugins);
    return Optional.of(new RowProfile(Profile.of(census, computing, feed.batches()), feed.notes()));
  }

  private Engine engine(OnnxModel model) {
    List<Node> unknown = engine.equals(Engines.HILLOCK) ? Execution.unsupported(model) : List.of();
    if (!unknown.isEmpty()) {
      throw new InvalidInputException(
          "%s cannot be computed here: Hillock has no operator %s; build the module for ONNX Runtime with tools/with-onnxruntime, and add --engine onnxruntime."
              .formatted(
                  unknown.getFirst().label(),
                  unknown.stream()
                      .map(Node::operator)
                      .distinct()
                      .sorted()
                      .collect(Collectors.joining(", "))));
    }
    return Engines.of(engine, model);
  }
}
