package org.hillock.onnxruntime;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OnnxValue;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.hillock.activation.InvalidInputException;
import org.hillock.onnx.Declaration;
import org.hillock.onnx.Graph;
import org.hillock.onnx.Node;
import org.hillock.onnx.OnnxFile;
import org.hillock.onnx.OnnxModel;
import org.hillock.onnx.Tensor;
import org.hillock.onnx.ValueType;
import org.hillock.onnx.execution.Engine;
import org.hillock.onnx.execution.Listener;
import org.hillock.onnx.execution.Value;

/// Computes a model with ONNX Runtime, all nodes of whose graph give outputs, so that a listener
/// sees them. What is computed inside graphs of nodes it does not show.
public final class OnnxRuntimeEngine implements Engine, AutoCloseable {
  private final OnnxModel model;
  private final OrtSession session;

  private OnnxRuntimeEngine(OnnxModel model, OrtSession session) {
    this.model = model;
    this.session = session;
  }

  /// Prepares a model.
  ///
  /// @throws InvalidInputException if ONNX Runtime refuses it; says why
  public static OnnxRuntimeEngine of(OnnxModel model) {
    try (OrtSession.SessionOptions options = new OrtSession.SessionOptions()) {
      return new OnnxRuntimeEngine(
          model,
          OrtEnvironment.getEnvironment().createSession(OnnxFile.bytes(open(model)), options));
    } catch (OrtException e) {
      throw refusal("the model", e);
    }
  }

  /// The same model with the values of all nodes among the outputs.
  private static OnnxModel open(OnnxModel model) {
    Graph graph = model.graph();
    List<Declaration> outputs = new ArrayList<>(graph.outputs());
    Set<String> names = new LinkedHashSet<>();
    graph.nodes().forEach(node -> names.addAll(node.outputs()));
    names.remove("");
    graph.outputs().forEach(output -> names.remove(output.name()));
    names.forEach(name -> outputs.add(new Declaration(name, new ValueType.Unknown())));
    return new OnnxModel(
        model.irVersion(),
        model.opsets(),
        model.producer(),
        new Graph(
            graph.name(),
            graph.nodes(),
            graph.inputs(),
            outputs,
            graph.initializers(),
            graph.values()),
        model.functions(),
        model.metadata());
  }

  @Override
  public Map<String, Value> outputs(Map<String, Value> inputs, Listener listener) {
    Map<String, Value> values = new HashMap<>();
    for (Tensor tensor : model.graph().initializers()) {
      values.put(tensor.name(), Value.of(tensor));
    }
    values.putAll(inputs);
    values.putAll(computed(inputs));
    for (Node node : model.graph().nodes()) {
      listener.computed(node, found(node.inputs(), values), outputs(node, values));
    }
    Map<String, Value> outputs = new LinkedHashMap<>();
    for (Declaration output : model.graph().outputs()) {
      Value value = values.get(output.name());
      if (value == null) {
        throw new InvalidInputException(
            "the output \"%s\" is no tensor of numbers or texts, which is all that is read of ONNX Runtime; take another output."
                .formatted(output.name()));
      }
      outputs.put(output.name(), value);
    }
    return outputs;
  }

  private Map<String, Value> computed(Map<String, Value> inputs) {
    Map<String, OnnxTensor> given = new HashMap<>();
    try {
      for (Map.Entry<String, Value> input : inputs.entrySet()) {
        given.put(input.getKey(), Tensors.of(input.getValue()));
      }
      Map<String, Value> computed = new HashMap<>();
      try (OrtSession.Result result = session.run(given)) {
        for (Map.Entry<String, OnnxValue> output : result) {
          Tensors.value(output.getValue()).ifPresent(value -> computed.put(output.getKey(), value));
        }
      }
      return computed;
    } catch (OrtException e) {
      throw refusal("the inputs", e);
    } finally {
      given.values().forEach(OnnxTensor::close);
    }
  }

  private static List<Optional<Value>> found(List<String> names, Map<String, Value> values) {
    return names.stream().map(name -> Optional.ofNullable(values.get(name))).toList();
  }

  /// Up to the first that is not known: outputs cannot have holes.
  private static List<Value> outputs(Node node, Map<String, Value> values) {
    return found(node.outputs(), values).stream()
        .takeWhile(Optional::isPresent)
        .flatMap(Optional::stream)
        .toList();
  }

  private static InvalidInputException refusal(String what, OrtException e) {
    return new InvalidInputException(
        "ONNX Runtime refuses %s: %s; look at what it is given, or mend the model where it was made."
            .formatted(what, e.getMessage()),
        e);
  }

  @Override
  public void close() {
    try {
      session.close();
    } catch (OrtException e) {
      throw new IllegalStateException("ONNX Runtime does not let a session go", e);
    }
  }
}
