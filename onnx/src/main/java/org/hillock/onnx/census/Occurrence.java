package org.hillock.onnx.census;

import java.util.List;
import java.util.Optional;
import org.hillock.onnx.Dimension;
import org.hillock.onnx.Node;
import org.hillock.onnx.Tensor;

/// An activation at its place in a model.
///
/// @param function which
/// @param role what it is there for
/// @param node that gives the result, or that it is inside of
/// @param isInside whether it is inside the node, as in a recurrent layer
/// @param nodes how many nodes it is written in
/// @param place which graph inside the model the node is in, empty for the outermost
/// @param layer the last layer before it
/// @param root what it is a function of; empty if that is no value of the graph
/// @param trained its trained numbers, one for each unit
/// @param axis along which its units lie; -1 for the last
/// @param shape of the result, as far as it is known
public record Occurrence(
    Recognized function,
    Role role,
    Node node,
    boolean isInside,
    int nodes,
    String place,
    Optional<Node> layer,
    Optional<Origin> root,
    Optional<Tensor> trained,
    int axis,
    Optional<List<Dimension>> shape) {
  /// Where a value comes from.
  ///
  /// @param name of the value
  /// @param node that gives it; empty for inputs of the model
  /// @param output which of the node's
  public record Origin(String name, Optional<Node> node, int output) {}
}
