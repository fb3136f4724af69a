package org.hillock.cli;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.zip.CRC32C;
import org.hillock.activation.Activation;
import org.hillock.activation.Functions;
import org.hillock.activation.InvalidInputException;
import org.hillock.data.Encoder;
import org.hillock.data.Feature;
import org.hillock.data.TargetCoding;
import org.hillock.data.Task;
import org.hillock.network.Architecture;
import org.hillock.network.Network;
import org.hillock.network.Shape;
import org.hillock.notation.Blueprint;
import org.hillock.notation.Demand;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/// A trained network with its encoder, as JSON, format `hillock-model/2`.
///
/// @param layers lines of a network file
/// @param activation where those name none
/// @param parameters of that which are not as usual
/// @param features how columns become inputs
/// @param target how outputs become answers
/// @param weights all parameters, little-endian float32, in Base64
/// @param crc32c of the bytes of the weights
record ModelFile(
    String format,
    List<String> layers,
    String activation,
    Map<String, Double> parameters,
    List<FeatureJson> features,
    TargetJson target,
    String weights,
    long crc32c) {
  static final String FORMAT = "hillock-model/2";
  private static final JsonMapper MAPPER =
      JsonMapper.builder()
          .enable(SerializationFeature.INDENT_OUTPUT)
          .enable(DeserializationFeature.FAIL_ON_NULL_CREATOR_PROPERTIES)
          .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          .build();

  /// What does not apply is empty.
  record TargetJson(
      String task,
      List<String> columns,
      List<Double> means,
      List<Double> scales,
      List<String> classes,
      List<String> negatives,
      List<String> positives) {}

  static ModelFile of(
      Network network,
      Blueprint lines,
      String activation,
      Map<String, Double> parameters,
      Encoder encoder) {
    ByteBuffer bytes =
        ByteBuffer.allocate(network.parameters().length * Float.BYTES)
            .order(ByteOrder.LITTLE_ENDIAN);
    bytes.asFloatBuffer().put(network.parameters());
    return new ModelFile(
        FORMAT,
        lines.text().lines().toList(),
        activation,
        parameters,
        encoder.features().stream().map(FeatureJson::of).toList(),
        json(encoder.target()),
        Base64.getEncoder().encodeToString(bytes.array()),
        crc32c(bytes.array()));
  }

  String text() {
    return MAPPER.writeValueAsString(this) + "\n";
  }

  /// Reads a model.
  ///
  /// @param functions what names of functions mean
  /// @throws InvalidInputException if it is not one, or is damaged
  static ModelFile read(Path path, Functions functions) {
    try {
      ModelFile file =
          MAPPER.treeToValue(
              OldModel.renewed(MAPPER.readTree(Files.readAllBytes(path))), ModelFile.class);
      if (!file.format.equals(FORMAT)) {
        throw new InvalidInputException(
            "%s has format \"%s\", expected \"%s\"; train it again with this version."
                .formatted(path, file.format, FORMAT));
      }
      file.network(functions);
      file.encoder();
      return file;
    } catch (IOException e) {
      throw new InvalidInputException(
          "cannot read the model " + path + "; is the name right? hillock train writes models.", e);
    } catch (JacksonException | IllegalArgumentException e) {
      throw e instanceof InvalidInputException invalid
          ? invalid
          : new InvalidInputException(
              path
                  + " is not a model that hillock train wrote, or it is damaged ("
                  + firstLine(e)
                  + "); train it again.",
              e);
    }
  }

  Network network(Functions functions) {
    byte[] bytes = Base64.getDecoder().decode(weights);
    if (crc32c(bytes) != crc32c || bytes.length % Float.BYTES != 0) {
      throw new IllegalArgumentException("the checksum of its weights does not match");
    }
    float[] values = new float[bytes.length / Float.BYTES];
    ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).asFloatBuffer().get(values);
    return new Network(architecture(functions).layers(), values);
  }

  private Architecture architecture(Functions functions) {
    Encoder encoder = encoder();
    Activation function = named(functions).with(parameters);
    Demand demand =
        new Demand(
            new Shape(encoder.shape()), encoder.target().outputs(), function, encoder.vocabulary());
    return Blueprint.parse("its network", String.join("\n", layers), functions)
        .architecture(demand);
  }

  private Activation named(Functions functions) {
    try {
      return functions.named(activation);
    } catch (InvalidInputException e) {
      throw new InvalidInputException(
          "the model has the activation %s, which is none of Hillock's; give --plugin JAR with the jar that has it."
              .formatted(activation),
          e);
    }
  }

  Encoder encoder() {
    List<Feature> built = new ArrayList<>();
    for (FeatureJson f : features) {
      built.add(f.feature());
    }
    Task task = Task.parse(target.task);
    TargetCoding coding =
        switch (task) {
          case REGRESSION -> new TargetCoding.Numbers(target.columns, target.means, target.scales);
          case BINARY, MULTICLASS ->
              new TargetCoding.Classes(target.columns.getFirst(), task, target.classes);
          case MULTILABEL ->
              new TargetCoding.Labels(target.columns, target.negatives, target.positives);
        };
    return new Encoder(built, coding);
  }

  private static TargetJson json(TargetCoding target) {
    String task = target.task().label();
    List<String> none = List.of();
    return switch (target) {
      case TargetCoding.Numbers n ->
          new TargetJson(task, n.columns(), n.means(), n.scales(), none, none, none);
      case TargetCoding.Classes c ->
          new TargetJson(task, c.columns(), List.of(), List.of(), c.classes(), none, none);
      case TargetCoding.Labels l ->
          new TargetJson(
              task, l.columns(), List.of(), List.of(), none, l.negatives(), l.positives());
    };
  }

  private static long crc32c(byte[] bytes) {
    CRC32C crc = new CRC32C();
    crc.update(bytes);
    return crc.getValue();
  }

  private static @Nullable String firstLine(Exception e) {
    return e.getMessage() == null ? null : e.getMessage().lines().findFirst().orElse("");
  }
}
