package org.hillock.onnx.model;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.zip.CRC32C;
import org.hillock.activation.Functions;
import org.hillock.activation.InvalidInputException;
import org.hillock.data.Encoder;
import org.hillock.network.Network;
import org.hillock.notation.Blueprint;
import org.hillock.notation.NamedActivation;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/// A model as it was written before ONNX, as JSON, format `hillock-model/2`. Only read.
///
/// @param layers lines of a network file
/// @param activation where those name none
/// @param parameters of that which are not as usual
/// @param features how columns become inputs
/// @param target how outputs become answers
/// @param weights all parameters, little-endian float32, in Base64
/// @param crc32c of the bytes of the weights
record JsonModel(
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
          .enable(DeserializationFeature.FAIL_ON_NULL_CREATOR_PROPERTIES)
          .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          .build();

  /// Whether a file begins as JSON does, which no ONNX model can.
  static boolean is(Path path) throws IOException {
    try (InputStream in = Files.newInputStream(path)) {
      return in.read() == '{';
    }
  }

  /// @throws InvalidInputException if it is no model, or is damaged
  static Model read(String source, byte[] bytes, Functions functions) {
    try {
      JsonModel file =
          MAPPER.treeToValue(OldModel.renewed(MAPPER.readTree(bytes)), JsonModel.class);
      if (!file.format.equals(FORMAT)) {
        throw new InvalidInputException(
            "%s has format \"%s\", expected \"%s\" or an ONNX model; train it again with this version."
                .formatted(source, file.format, FORMAT));
      }
      return file.model(source, functions);
    } catch (JacksonException | IllegalArgumentException e) {
      throw e instanceof InvalidInputException invalid
          ? invalid
          : new InvalidInputException(
              "%s is not a model that hillock train wrote, or it is damaged (%s); train it again."
                  .formatted(source, firstLine(e)),
              e);
    }
  }

  private Model model(String source, Functions functions) {
    NamedActivation function =
        NamedActivation.of(
            Metadata.activation(activation, functions).activation().with(parameters), parameters);
    Encoder encoder =
        new Encoder(features.stream().map(FeatureJson::feature).toList(), target.coding());
    Blueprint lines =
        Blueprint.parse(source + ", its network", String.join("\n", layers), functions);
    Network network =
        new Network(
            lines.architecture(Metadata.demand(encoder, function)).layers(), parameterValues());
    return new Model(network, lines, function, encoder, Map.of());
  }

  private float[] parameterValues() {
    byte[] bytes = Base64.getDecoder().decode(weights);
    CRC32C crc = new CRC32C();
    crc.update(bytes);
    if (crc.getValue() != crc32c || bytes.length % Float.BYTES != 0) {
      throw new IllegalArgumentException("the checksum of its weights does not match");
    }
    float[] values = new float[bytes.length / Float.BYTES];
    ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).asFloatBuffer().get(values);
    return values;
  }

  private static @Nullable String firstLine(Exception e) {
    return e.getMessage() == null ? null : e.getMessage().lines().findFirst().orElse("");
  }
}
