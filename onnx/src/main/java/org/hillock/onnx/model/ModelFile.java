package org.hillock.onnx.model;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.hillock.activation.Functions;
import org.hillock.activation.InvalidInputException;
import org.hillock.onnx.OnnxFile;
import org.hillock.onnx.OnnxModel;

/// What a file of a model holds: one of Hillock's with all that belongs to it, or a graph alone.
public sealed interface ModelFile {
  /// A model that Hillock wrote.
  record Own(Model model) implements ModelFile {}

  /// The graph of another program, or one of Hillock's that was changed since.
  ///
  /// @param changed whether it was Hillock's
  record Other(OnnxModel graph, boolean changed) implements ModelFile {}

  /// Reads an ONNX file, or the JSON that models were before.
  ///
  /// @param functions what names of functions mean
  /// @throws InvalidInputException if it is neither, or damaged; says what to do
  static ModelFile read(Path path, Functions functions) {
    String source = String.valueOf(path.getFileName());
    try {
      if (Files.isRegularFile(path) && JsonModel.is(path)) {
        return new Own(JsonModel.read(source, Files.readAllBytes(path), functions));
      }
    } catch (IOException e) {
      throw new InvalidInputException(
          "cannot read the model %s: %s; check that you may read it."
              .formatted(path, e.getMessage()),
          e);
    }
    OnnxModel file = OnnxFile.read(path);
    return Model.isIn(file)
        ? new Own(Model.of(source, file, functions))
        : new Other(file, Metadata.isOwn(file));
  }
}
