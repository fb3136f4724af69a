package org.hillock.cli;

import java.util.Optional;
import java.util.OptionalLong;
import org.hillock.onnx.export.Draft;
import picocli.CommandLine.Option;

/// Which version of ONNX's operators a model is written with.
final class OpsetOptions {
  static final String OPTION = "--opset";

  @Option(
      names = OPTION,
      paramLabel = "N",
      description =
          "Version of ONNX's operators for the model, 13 to 24 (default: the lowest that can say it; docs/onnx.md).")
  private Optional<Long> opset = Optional.empty();

  /// Empty for the lowest that can say it.
  ///
  /// @throws org.hillock.activation.InvalidInputException if models are not written for it
  OptionalLong opset() {
    OptionalLong asked = opset.map(OptionalLong::of).orElse(OptionalLong.empty());
    Draft.of(asked);
    return asked;
  }
}
