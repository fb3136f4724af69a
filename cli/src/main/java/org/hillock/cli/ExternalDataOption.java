package org.hillock.cli;

import java.nio.file.Path;
import org.hillock.onnx.OnnxFile;
import org.hillock.onnx.OnnxModel;
import picocli.CommandLine.Option;

/// Whether files beside a model are read.
final class ExternalDataOption {
  @Option(
      names = "--external-data",
      description =
          "Also read the files in the model's folder that have its weights; only for models from someone you trust.")
  private boolean asked;

  /// The model with its weights, if that is asked for, else as it is.
  ///
  /// @param path where it was read from
  OnnxModel weights(Path path, OnnxModel model) {
    return asked ? OnnxFile.readWithFilesBeside(path) : model;
  }
}
