package org.hillock.cli;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.hillock.onnx.Dimension;
import org.hillock.onnx.Node;
import org.hillock.onnx.OnnxModel;
import org.hillock.onnx.census.Finding;
import org.hillock.onnx.census.Inspection;
import org.hillock.onnx.census.Occurrence;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/// An inspection as JSON, format `hillock-inspection/1`: keys are never renamed or removed, more
/// may be added. What is not known is null.
record InspectionJson(
    String format,
    String model,
    long opset,
    long fileFormat,
    String producer,
    List<String> inputs,
    List<String> outputs,
    Map<String, Integer> operators,
    Map<String, Long> parameters,
    List<Layer> layers,
    Map<String, Integer> counts,
    List<One> activations,
    List<Finding> findings) {
  private static final JsonMapper MAPPER =
      JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

  /// A layer with weights.
  record Layer(String node, String operator, long parameters, @Nullable List<String> shape) {}

  /// An activation.
  record One(
      String function,
      Map<String, Double> parameters,
      String role,
      String node,
      boolean inside,
      int nodes,
      String place,
      @Nullable String layer,
      @Nullable List<String> shape) {}

  static InspectionJson of(String name, Inspection inspection) {
    OnnxModel model = inspection.model();
    Map<String, Long> parameters = new TreeMap<>();
    inspection.parameters().forEach((type, count) -> parameters.put(type.name(), count));
    return new InspectionJson(
        "hillock-inspection/1",
        name,
        model.opset(),
        model.irVersion(),
        (model.producer().name() + " " + model.producer().version()).strip(),
        model.graph().inputs().stream().map(Shown::value).toList(),
        model.graph().outputs().stream().map(Shown::value).toList(),
        inspection.operators(),
        parameters,
        inspection.layers().stream()
            .map(layer ->
                new Layer(
                    layer.node().name(),
                    layer.node().operator(),
                    layer.parameters(),
                    sizes(layer.shape())))
            .toList(),
        inspection.census().counts(),
        inspection.census().occurrences().stream().map(InspectionJson::one).toList(),
        inspection.findings());
  }

  private static One one(Occurrence one) {
    return new One(
        one.function().name(),
        one.function().parameters(),
        one.role().label(),
        one.node().label(),
        one.isInside(),
        one.nodes(),
        one.place(),
        one.layer().map(Node::label).orElse(null),
        sizes(one.shape()));
  }

  private static @Nullable List<String> sizes(Optional<List<Dimension>> shape) {
    return shape.map(sizes -> sizes.stream().map(Dimension::toString).toList()).orElse(null);
  }

  String text() {
    return MAPPER.writeValueAsString(this) + "\n";
  }
}
