package org.hillock.checkpoint;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.hillock.activation.InvalidInputException;

/// All that a training needs to go on as if it had never stopped. As a file it is safetensors: each
/// value a tensor, so that all bits survive; the identity in the metadata.
///
/// @param identity what the training is, in an order for messages
/// @param values what it has come to, by name
public record Checkpoint(Map<String, String> identity, Map<String, Value> values) {
  /// The version of the format that is written, and the newest that is read.
  public static final int VERSION = 1;

  private static final String FORMAT = "hillock.checkpoint";
  private static final String IDENTITY = "hillock.identity.";

  /// Keeps the order of the entries; does not copy the arrays.
  public Checkpoint {
    identity = Collections.unmodifiableMap(new LinkedHashMap<>(identity));
    values = Collections.unmodifiableMap(new LinkedHashMap<>(values));
  }

  /// The same with arrays of its own, which the training does not change.
  public Checkpoint copy() {
    Map<String, Value> copies = new LinkedHashMap<>();
    values.forEach((name, value) -> copies.put(name, value.copy()));
    return new Checkpoint(identity, copies);
  }

  /// As the content of a file.
  public Safetensors safetensors() {
    Map<String, String> metadata = new LinkedHashMap<>();
    metadata.put(FORMAT, String.valueOf(VERSION));
    identity.forEach((name, value) -> metadata.put(IDENTITY + name, value));
    List<Tensor> tensors = new ArrayList<>();
    values.forEach((name, value) -> tensors.add(value.tensor(name)));
    return new Safetensors(metadata, tensors);
  }

  /// The checkpoint in a file.
  ///
  /// @param file its content
  /// @param source where it was read from, for messages
  /// @throws InvalidInputException if it is no checkpoint or one of a newer version, or if anything
  ///   is not as expected: the message has a line for each difference
  public static Checkpoint of(Safetensors file, Path source, Expected expected) {
    checkVersion(file, source);
    Map<String, String> identity = new LinkedHashMap<>();
    file.metadata()
        .forEach((name, value) -> {
          if (name.startsWith(IDENTITY)) {
            identity.put(name.substring(IDENTITY.length()), value);
          }
        });
    Map<String, Value> values = new LinkedHashMap<>();
    for (Tensor tensor : file.tensors()) {
      values.put(tensor.name(), value(tensor, source));
    }
    Checkpoint found = new Checkpoint(identity, values);
    found.check(expected, source.toString());
    return found;
  }

  /// Refuses to be taken for what it is not.
  ///
  /// @param source what to call this checkpoint in a message
  /// @throws InvalidInputException if anything is not as expected: the message has a line for each
  ///   difference
  public void check(Expected expected, String source) {
    List<String> differences = Differences.between(this, expected);
    if (!differences.isEmpty()) {
      throw new InvalidInputException(
          source
              + " is a checkpoint of another training:"
              + String.join("", differences)
              + "\nGo on with the settings and data it was saved with, or name another folder to"
              + " start anew.");
    }
  }

  /// The value of that name, which has to be of that type.
  ///
  /// @param <T> its type
  /// @throws IllegalArgumentException if there is none, or it is of another type
  public <T extends Value> T value(String name, Class<T> type) {
    Value value = values.get(name);
    if (!type.isInstance(value)) {
      throw new IllegalArgumentException(
          "the checkpoint has %s for \"%s\", not a %s; check it against what is expected first."
              .formatted(value == null ? "nothing" : value.form(), name, type.getSimpleName()));
    }
    return type.cast(value);
  }

  private static void checkVersion(Safetensors file, Path source) {
    String version = file.metadata().get(FORMAT);
    if (version == null || !file.verified()) {
      throw new InvalidInputException(
          source
              + " is not a checkpoint: it lacks "
              + (version == null ? "the mark " + FORMAT : "its checksums")
              + "; name a file that a training saved.");
    }
    if (!version.equals(String.valueOf(VERSION))) {
      throw new InvalidInputException(
          ("%s is a checkpoint of format version %s, this program reads version %d;"
                  + " use the newer program that wrote it.")
              .formatted(source, Shown.plain(version, 0), VERSION));
    }
  }

  private static Value value(Tensor tensor, Path source) {
    boolean number = tensor.shape().isEmpty();
    return switch (tensor) {
      case Tensor.Longs t when number -> new Value.Whole(t.values()[0]);
      case Tensor.Doubles t when number -> new Value.Real(t.values()[0]);
      case Tensor.Doubles t when t.shape().size() == 1 -> new Value.Doubles(t.values());
      case Tensor.Floats t when t.shape().size() == 1 -> new Value.Floats(t.values());
      default ->
          throw new InvalidInputException(
              ("%s is not a checkpoint: its tensor %s has type %s and shape %s, which no checkpoint"
                      + " has; name a file that a training saved.")
                  .formatted(source, Shown.quoted(tensor.name()), tensor.dtype(), tensor.shape()));
    };
  }
}
