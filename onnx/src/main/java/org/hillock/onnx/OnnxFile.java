package org.hillock.onnx;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.hillock.activation.InvalidInputException;

/// Files of ONNX models.
public final class OnnxFile {
  /// Files of protocol buffers cannot be larger.
  private static final long LARGEST = Integer.MAX_VALUE - 8;

  private OnnxFile() {}

  /// Reads a model and checks that it holds together; executes nothing, and reads no other file.
  ///
  /// @throws InvalidInputException if the file cannot be read or is no sound model; says why
  public static OnnxModel read(Path path) {
    return read(source(path), bytes(path));
  }

  /// Reads a model, and the files beside it that have its weights: regular files in its folder or
  /// below, and no links. Ask for it only if you trust who made the model.
  ///
  /// @throws InvalidInputException if a file cannot be read, may not be, or is no sound model
  public static OnnxModel readWithFilesBeside(Path path) {
    OnnxModel model = read(path);
    try {
      Path folder = path.toRealPath().getParent();
      return new FilesBeside(folder == null ? Path.of("") : folder, source(path)).fetched(model);
    } catch (IOException e) {
      throw unreadable(path, e);
    }
  }

  private static byte[] bytes(Path path) {
    try {
      if (!Files.isRegularFile(path)) {
        throw new InvalidInputException(
            "%s is no file; give the path of an ONNX model.".formatted(path));
      }
      if (Files.size(path) > LARGEST) {
        throw new InvalidInputException(
            "%s is larger than 2 GB, which no ONNX file can be; export it with its weights in files of their own."
                .formatted(source(path)));
      }
      return Files.readAllBytes(path);
    } catch (IOException e) {
      throw unreadable(path, e);
    }
  }

  private static String source(Path path) {
    return String.valueOf(path.getFileName());
  }

  private static InvalidInputException unreadable(Path path, IOException e) {
    return new InvalidInputException(
        "%s cannot be read: %s; check that it is there and that you may read it."
            .formatted(path, e.getMessage()),
        e);
  }

  /// Reads a model of bytes, which are not copied.
  ///
  /// @param source what errors call it
  /// @throws InvalidInputException if it is no sound model; says why
  public static OnnxModel read(String source, byte[] bytes) {
    checkKind(source, bytes);
    OnnxModel model = ModelReader.model(Message.of(source, bytes));
    Soundness.check(source, model);
    return model;
  }

  /// Reads a tensor of the bytes of a file that holds nothing else, as the tests of ONNX have them.
  ///
  /// @param source what errors call it
  /// @throws InvalidInputException if it is no sound tensor; says why
  public static Tensor tensor(String source, byte[] bytes) {
    return TensorReader.tensor(Message.of(source, bytes));
  }

  /// The bytes of a file of a model, which [#read] reads as the same model. The same model has the
  /// same bytes.
  ///
  /// @throws InvalidInputException if it has settings of a kind that is not looked into
  public static byte[] bytes(OnnxModel model) {
    return ModelWriter.bytes(model);
  }

  /// Says what a file is that is often taken for a model.
  private static void checkKind(String source, byte[] bytes) {
    String start = new String(bytes, 0, Math.min(bytes.length, 64), StandardCharsets.ISO_8859_1);
    String kind = "";
    if (bytes.length == 0) {
      kind = "empty";
    } else if (start.startsWith("version https://git-lfs")) {
      kind = "a pointer of Git LFS, in place of the model; fetch it with git lfs pull";
    } else if (start.startsWith("PK")) {
      kind = "a zip file, such as PyTorch and Keras write";
    } else if (start.startsWith("\u0089HDF")) {
      kind = "an HDF5 file, such as Keras writes";
    } else if (start.startsWith("<") || start.startsWith("{")) {
      kind = "text";
    }
    if (!kind.isEmpty()) {
      throw new InvalidInputException(
          "%s is no ONNX model, but %s; export the model to ONNX.".formatted(source, kind));
    }
  }
}
