package org.hillock.onnx.tuning;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.hillock.onnx.Attribute;
import org.hillock.onnx.ElementType;
import org.hillock.onnx.Graph;
import org.hillock.onnx.Node;
import org.hillock.onnx.OnnxModel;
import org.hillock.onnx.Tensor;

/// What a model calls its classes, if it gives them as texts.
public final class ClassNames {
  private static final List<String> SETTINGS =
      List.of("classlabels_strings", "classes_strings", "cats_strings", "values_strings");

  private ClassNames() {}

  /// The texts from which an answer is taken by its number: a constant of as many texts as classes,
  /// or a list of them in a node of ONNX's domain for other models than networks. Whatever chooses
  /// last is meant, as what comes first reads the rows.
  ///
  /// @param classes how many there are
  public static Optional<List<String>> of(OnnxModel model, int classes) {
    Graph graph = model.graph();
    Map<String, Tensor> texts = new HashMap<>();
    for (Tensor tensor : graph.initializers()) {
      if (tensor.type() == ElementType.STRING) {
        texts.put(tensor.name(), tensor);
      }
    }
    return graph.nodes().reversed().stream()
        .flatMap(node -> lists(node, texts))
        .filter(names -> names.size() == classes)
        .findFirst();
  }

  private static Stream<List<String>> lists(Node node, Map<String, Tensor> texts) {
    if (node.operator().equals("Gather") && texts.containsKey(node.inputs().getFirst())) {
      return Stream.of(texts.get(node.inputs().getFirst()).texts());
    }
    return SETTINGS.stream()
        .map(node.attributes()::get)
        .filter(Attribute.OfTexts.class::isInstance)
        .map(setting -> ((Attribute.OfTexts) setting).values());
  }
}
