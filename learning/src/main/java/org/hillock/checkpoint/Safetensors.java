package org.hillock.checkpoint;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.WritableByteChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.hillock.activation.InvalidInputException;

/// Tensors and texts in a file of the safetensors format: the length of the header as 8
/// little-endian bytes, the header in JSON, the data.
///
/// What is written here has checksums in its metadata, which do not appear in [#metadata()]. Files
/// of other programs have none and can be read too; damage to their data goes unseen.
///
/// Source: huggingface/safetensors, README, "Format".
///
/// @param metadata texts by name
/// @param tensors in the order of their data when read; written with the widest numbers first, so
///   that all are aligned
/// @param verified whether it was read from a file whose checksums were there and right
public record Safetensors(Map<String, String> metadata, List<Tensor> tensors, boolean verified) {
  /// @throws IllegalArgumentException if two tensors have one name, or a name is the format's own
  public Safetensors {
    metadata = Collections.unmodifiableMap(new LinkedHashMap<>(metadata));
    tensors = List.copyOf(tensors);
    Set<String> names = new HashSet<>();
    for (Tensor tensor : tensors) {
      String name = tensor.name();
      if (name.equals(Header.METADATA) || !Shown.isUnicode(name) || !names.add(name)) {
        throw new IllegalArgumentException(
            "a second tensor is named %s, or the name cannot be written; rename it."
                .formatted(Shown.quoted(name)));
      }
    }
    metadata.forEach((name, value) -> {
      if (Checksums.isName(name) || !Shown.isUnicode(name + value)) {
        throw new IllegalArgumentException(
            "the text named %s cannot be written; rename it, or repair its characters."
                .formatted(Shown.quoted(name)));
      }
    });
  }

  /// Tensors that are to be written.
  public Safetensors(Map<String, String> metadata, List<Tensor> tensors) {
    this(metadata, tensors, false);
  }

  /// Reads a file, and takes no more memory than its size justifies, whatever its header says.
  ///
  /// @throws InvalidInputException if there is no such file, or it is not of the format, or damaged
  /// @throws UncheckedIOException if it cannot be read
  public static Safetensors read(Path path) {
    try {
      return load(path);
    } catch (IOException e) {
      throw new UncheckedIOException(
          "%s cannot be read (%s); check its disk and its mode, or use another copy of it."
              .formatted(path, e),
          e);
    }
  }

  /// As [#read(Path)].
  static Safetensors load(Path path) throws IOException {
    if (!Files.isRegularFile(path)) {
      throw new InvalidInputException("there is no file " + path + "; check the path.");
    }
    try (FileChannel channel = FileChannel.open(path, StandardOpenOption.READ)) {
      return new SafetensorsReader(channel).read();
    } catch (MalformedException e) {
      throw new InvalidInputException(
          "%s is not a sound safetensors file: %s; use another copy of it."
              .formatted(path, e.getMessage()),
          e);
    }
  }

  /// Writes the file, with checksums. The same tensors and texts give the same bytes.
  ///
  /// @throws IOException if the channel cannot take it all
  public void write(WritableByteChannel channel) throws IOException {
    new SafetensorsWriter(channel).write(this);
  }
}
