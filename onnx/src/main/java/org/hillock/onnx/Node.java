package org.hillock.onnx;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// One operation of a graph.
///
/// @param name may be empty
/// @param operator such as `Gemm`
/// @param domain of the operator; empty for ONNX's own
/// @param inputs names of values; an empty one is left out
/// @param outputs names of values; an empty one is not wanted
/// @param attributes settings by name
public record Node(
    String name,
    String operator,
    String domain,
    List<String> inputs,
    List<String> outputs,
    Map<String, Attribute> attributes) {
  /// Copies the collections; the order of settings stays.
  public Node {
    inputs = List.copyOf(inputs);
    outputs = List.copyOf(outputs);
    attributes = Collections.unmodifiableMap(new LinkedHashMap<>(attributes));
  }

  /// A setting, if it is there.
  public Optional<Attribute> attribute(String key) {
    return Optional.ofNullable(attributes.get(key));
  }

  /// The graphs inside it, such as the branches of an If.
  public List<Graph> graphs() {
    List<Graph> graphs = new ArrayList<>();
    for (Attribute attribute : attributes.values()) {
      switch (attribute) {
        case Attribute.OfGraph(Graph graph) -> graphs.add(graph);
        case Attribute.OfGraphs(List<Graph> several) -> graphs.addAll(several);
        default -> {}
      }
    }
    return graphs;
  }

  /// The same with settings of the node that calls the function that it is in.
  public Node calledBy(Node caller) {
    if (attributes.values().stream().noneMatch(Attribute.OfCaller.class::isInstance)) {
      return this;
    }
    Map<String, Attribute> settings = new LinkedHashMap<>();
    attributes.forEach((key, setting) -> {
      if (setting instanceof Attribute.OfCaller(String wanted)) {
        caller.attribute(wanted).ifPresent(value -> settings.put(key, value));
      } else {
        settings.put(key, setting);
      }
    });
    return new Node(name, operator, domain, inputs, outputs, settings);
  }

  /// How errors and reports call it: its operator and its name, or what it gives if it has none.
  public String label() {
    String called = name.isEmpty() && !outputs.isEmpty() ? "giving " + outputs.getFirst() : name;
    String full = domain.isEmpty() ? operator : domain + "." + operator;
    return called.isEmpty() ? full : "%s \"%s\"".formatted(full, called);
  }
}
