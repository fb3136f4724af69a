package org.hillock.onnx.model;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// Models of format `hillock-model/1`, which could have dense layers and activations only.
final class OldModel {
  private static final String FORMAT = "format";
  private static final String LAYERS = "layers";
  private static final String FEATURES = "features";

  private OldModel() {}

  /// A model of the first format as one of the second; any other as it is.
  static JsonNode renewed(JsonNode model) {
    if (model instanceof ObjectNode object
        && object.path(FORMAT).asString("").equals("hillock-model/1")
        && object.path(LAYERS) instanceof ArrayNode layers) {
      object.put(FORMAT, JsonModel.FORMAT);
      network(object, layers);
      object.path(FEATURES).forEach(feature -> complete(feature));
    }
    return model;
  }

  /// All activations were the same.
  private static void network(ObjectNode model, ArrayNode layers) {
    ArrayNode lines = model.putArray(LAYERS);
    model.put("activation", "relu");
    model.putObject("parameters");
    for (JsonNode layer : layers) {
      String activation = layer.path("activation").asString("");
      if (activation.isEmpty()) {
        lines.add("dense " + layer.path("outputs").asString("?"));
      } else {
        lines.add("activation");
        model.put("activation", activation);
        model.set("parameters", layer.path("parameters"));
      }
    }
  }

  /// A feature had no kind, as what was not empty said it, and images were gray.
  private static void complete(JsonNode feature) {
    if (feature instanceof ObjectNode object && !object.has("kind")) {
      boolean image = !object.path("shape").isEmpty();
      boolean category = !object.path("categories").isEmpty();
      object.put("kind", image ? "IMAGE" : category ? "CATEGORY" : "NUMBER");
      object.putArray("columns");
      object.putArray(FEATURES);
      if (image && object.path("shape") instanceof ArrayNode sizes) {
        sizes.add(1);
      }
    }
  }
}
