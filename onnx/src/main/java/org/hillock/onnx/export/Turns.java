package org.hillock.onnx.export;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.hillock.onnx.Attribute;
import org.hillock.onnx.Declaration;
import org.hillock.onnx.Graph;
import org.hillock.onnx.Node;

/// Which values of a graph are others with their axes in another order.
final class Turns {
  private final Map<String, Turn> known = new HashMap<>();

  private record Turn(String from, List<Integer> axes) {}

  void remember(String turned, String from, int... axes) {
    known.put(turned, new Turn(from, list(axes)));
  }

  /// The value that gave this one by such a turn.
  Optional<String> before(String value, int... axes) {
    return Optional.ofNullable(known.get(value))
        .filter(turn -> turn.axes().equals(list(axes)))
        .map(Turn::from);
  }

  private static List<Integer> list(int... axes) {
    return IntStream.of(axes).boxed().toList();
  }

  /// The axes that undo these.
  static int[] opposite(int... axes) {
    int[] opposite = new int[axes.length];
    for (int i = 0; i < axes.length; i++) {
      opposite[axes[i]] = i;
    }
    return opposite;
  }

  static Attribute perm(int... axes) {
    return Attribute.ofIntegers(Arrays.stream(axes).asLongStream().toArray());
  }

  /// The nodes without turns that nobody reads.
  static List<Node> read(List<Node> nodes, List<Declaration> outputs) {
    Set<String> wanted = new HashSet<>();
    outputs.forEach(output -> wanted.add(output.name()));
    List<Node> read = new ArrayList<>();
    for (Node node : nodes.reversed()) {
      if (!node.operator().equals("Transpose") || wanted.contains(node.outputs().getFirst())) {
        read.add(node);
        addInputs(node, wanted);
      }
    }
    return read.reversed();
  }

  private static void addInputs(Node node, Set<String> wanted) {
    wanted.addAll(node.inputs());
    for (Graph graph : node.graphs()) {
      graph.nodes().forEach(inner -> addInputs(inner, wanted));
      graph.outputs().forEach(output -> wanted.add(output.name()));
    }
  }
}
