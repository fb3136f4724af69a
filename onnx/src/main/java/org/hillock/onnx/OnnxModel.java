package org.hillock.onnx;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// A model as it is in a file.
///
/// @param irVersion of the file format
/// @param opsets versions of operators by domain; the empty domain is ONNX's own
/// @param producer program that wrote it, and its version
/// @param graph what it computes
/// @param functions operators that it defines itself
/// @param metadata texts by key, in the order of the file
public record OnnxModel(
    long irVersion,
    Map<String, Long> opsets,
    Producer producer,
    Graph graph,
    List<LocalFunction> functions,
    Map<String, String> metadata) {
  /// A program that writes models.
  ///
  /// @param name may be empty
  /// @param version may be empty
  public record Producer(String name, String version) {}

  /// Copies the collections.
  public OnnxModel {
    opsets = Map.copyOf(opsets);
    functions = List.copyOf(functions);
    metadata = Collections.unmodifiableMap(new LinkedHashMap<>(metadata));
  }

  /// The version of ONNX's own operators.
  public long opset() {
    return opsets.getOrDefault("", 0L);
  }
}
