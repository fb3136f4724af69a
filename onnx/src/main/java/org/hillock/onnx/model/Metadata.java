package org.hillock.onnx.model;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.OptionalLong;
import org.hillock.activation.Functions;
import org.hillock.activation.InvalidInputException;
import org.hillock.data.Encoder;
import org.hillock.network.Network;
import org.hillock.network.Shape;
import org.hillock.notation.Blueprint;
import org.hillock.notation.Demand;
import org.hillock.notation.NamedActivation;
import org.hillock.onnx.OnnxModel;
import tools.jackson.core.JacksonException;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/// The texts of a model file that make it one of Hillock's.
///
/// @param source what errors call the file
/// @param texts by key
record Metadata(String source, Map<String, String> texts) {
  /// All keys of Hillock begin so.
  static final String PREFIX = "hillock.";

  private static final String FORMAT = PREFIX + "format";
  private static final String NETWORK = PREFIX + "network";
  private static final String ACTIVATION = PREFIX + "activation";
  private static final String FEATURES = PREFIX + "features";
  private static final String TARGET = PREFIX + "target";

  /// Which version of the operators was asked for, since that decides how a graph is written.
  private static final String OPSET = PREFIX + "opset";

  private static final String LOWEST = "lowest";

  /// Before the keys of a model's provenance.
  private static final String FROM = PREFIX + "from.";

  private static final JsonMapper MAPPER =
      JsonMapper.builder()
          .enable(DeserializationFeature.FAIL_ON_NULL_CREATOR_PROPERTIES)
          .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          .build();

  static boolean isOwn(OnnxModel file) {
    return file.metadata().containsKey(FORMAT);
  }

  static Map<String, String> of(Model model, OptionalLong opset) {
    Map<String, String> texts = new LinkedHashMap<>();
    texts.put(FORMAT, Model.FORMAT);
    texts.put(NETWORK, model.lines().text());
    texts.put(ACTIVATION, model.activation().name());
    texts.put(
        FEATURES,
        MAPPER.writeValueAsString(
            model.encoder().features().stream().map(FeatureJson::of).toList()));
    texts.put(TARGET, MAPPER.writeValueAsString(TargetJson.of(model.encoder().target())));
    texts.put(OPSET, opset.isPresent() ? String.valueOf(opset.getAsLong()) : LOWEST);
    model.provenance().forEach((key, value) -> texts.put(FROM + key, value));
    return texts;
  }

  /// The model whose graph has these texts.
  ///
  /// @throws InvalidInputException says why not
  Model model(OnnxModel file, Functions functions) {
    if (!texts.containsKey(FORMAT)) {
      throw new InvalidInputException(
          "%s is an ONNX model that another program wrote, without encoder and targets; hillock predict computes its outputs."
              .formatted(source));
    }
    if (!text(FORMAT).equals(Model.FORMAT)) {
      throw new InvalidInputException(
          "%s has format \"%s\", expected \"%s\"; train it again with this version."
              .formatted(source, text(FORMAT), Model.FORMAT));
    }
    if (!Checksum.matches(file)) {
      throw new InvalidInputException(
          "%s was changed after Hillock wrote it, so what it says of its network may no longer be true; hillock predict computes its outputs as those of any ONNX model, or take the file as it was written."
              .formatted(source));
    }
    Encoder encoder = encoder();
    NamedActivation activation = activation(text(ACTIVATION), functions);
    Blueprint lines = Blueprint.parse(source + ", its network", text(NETWORK), functions);
    Demand demand = demand(encoder, activation);
    Network network = new Weights(source, file).of(lines.architecture(demand), encoder, opset());
    return new Model(network, lines, activation, encoder, provenance());
  }

  private Encoder encoder() {
    try {
      List<FeatureJson> features =
          MAPPER.readValue(text(FEATURES), new TypeReference<List<FeatureJson>>() {});
      Encoder encoder =
          new Encoder(
              features.stream().map(FeatureJson::feature).toList(),
              MAPPER.readValue(text(TARGET), TargetJson.class).coding());
      Shape shape = new Shape(encoder.shape());
      if (shape.numbers() < 1 || encoder.target().outputs() < 1) {
        throw new IllegalArgumentException("no inputs or no outputs");
      }
      return encoder;
    } catch (JacksonException
        | IllegalArgumentException
        | NoSuchElementException
        | IndexOutOfBoundsException
        | ArithmeticException
        | NullPointerException e) {
      throw new InvalidInputException(
          "%s has an encoder that cannot be read; train it again.".formatted(source), e);
    }
  }

  static NamedActivation activation(String name, Functions functions) {
    try {
      return NamedActivation.parse(name, functions);
    } catch (InvalidInputException e) {
      throw new InvalidInputException(
          "the model has the activation %s, which is none of Hillock's; give --plugin JAR with the jar that has it."
              .formatted(name),
          e);
    }
  }

  static Demand demand(Encoder encoder, NamedActivation activation) {
    return new Demand(
        new Shape(encoder.shape()),
        encoder.target().outputs(),
        activation.activation(),
        encoder.vocabulary());
  }

  private OptionalLong opset() {
    String opset = text(OPSET);
    if (!opset.matches("[0-9]{1,4}|" + LOWEST)) {
      throw new InvalidInputException(
          "%s has the opset \"%s\", which is no number; train it again.".formatted(source, opset));
    }
    return opset.equals(LOWEST) ? OptionalLong.empty() : OptionalLong.of(Long.parseLong(opset));
  }

  private Map<String, String> provenance() {
    Map<String, String> provenance = new LinkedHashMap<>();
    texts.forEach((key, value) -> {
      if (key.startsWith(FROM)) {
        provenance.put(key.substring(FROM.length()), value);
      }
    });
    return provenance;
  }

  private String text(String key) {
    String text = texts.get(key);
    if (text == null) {
      throw new InvalidInputException(
          "%s lacks the text %s among its metadata; train it again.".formatted(source, key));
    }
    return text;
  }
}
