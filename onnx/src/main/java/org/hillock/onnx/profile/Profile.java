package org.hillock.onnx.profile;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.hillock.activation.Rowwise;
import org.hillock.onnx.Node;
import org.hillock.onnx.census.Census;
import org.hillock.onnx.census.Occurrence;
import org.hillock.onnx.execution.Engine;
import org.hillock.onnx.execution.Value;

/// What each activation of a model did with rows. Those inside other operators are not seen.
///
/// @param rows how many rows went through
/// @param lines one for each activation that was seen, in the order of computation
public record Profile(long rows, List<ProfileLine> lines) {
  /// Copies the list.
  public Profile {
    lines = List.copyOf(lines);
  }

  /// Runs rows through a model.
  ///
  /// @param batches the inputs, by name; rows along the first axis
  public static Profile of(Census census, Engine engine, Iterable<Map<String, Value>> batches) {
    Watch watch = new Watch(census);
    long rows = 0;
    for (Map<String, Value> batch : batches) {
      watch.begin(batch);
      engine.outputs(batch, watch::computed);
      rows +=
          batch.values().stream()
              .filter(value -> value.dims().rank() > 0)
              .mapToInt(value -> value.dims().size(0))
              .max()
              .orElse(1);
    }
    return new Profile(rows, watch.lines());
  }

  /// Looks at nodes while they are computed.
  private static final class Watch {
    private final Census census;
    private final IdentityHashMap<Node, List<Integer>> ends = new IdentityHashMap<>();
    private final IdentityHashMap<Node, List<String>> roots = new IdentityHashMap<>();
    private final Map<Integer, ProfileCount> counts = new HashMap<>();
    private final Map<String, Value> known = new HashMap<>();

    Watch(Census census) {
      this.census = census;
      for (int i = 0; i < census.occurrences().size(); i++) {
        Occurrence one = census.occurrences().get(i);
        if (!one.isInside() && isSeen(one)) {
          ends.computeIfAbsent(one.node(), _ -> new ArrayList<>()).add(i);
          Occurrence.Origin root = one.root().orElseThrow();
          root.node()
              .ifPresent(
                  node -> roots.computeIfAbsent(node, _ -> new ArrayList<>()).add(root.name()));
        }
      }
    }

    /// A function of single numbers, or of rows along the last axis.
    private static boolean isSeen(Occurrence one) {
      return one.root().isPresent()
          && one.function().function().isPresent()
          && !(one.function().function().get() instanceof Rowwise);
    }

    void begin(Map<String, Value> inputs) {
      known.clear();
      known.putAll(inputs);
    }

    void computed(Node node, List<Optional<Value>> ignored, List<Value> outputs) {
      for (String name : roots.getOrDefault(node, List.of())) {
        int output = node.outputs().indexOf(name);
        if (output >= 0 && output < outputs.size()) {
          known.put(name, outputs.get(output));
        }
      }
      for (int i : ends.getOrDefault(node, List.of())) {
        Occurrence one = census.occurrences().get(i);
        Value x = known.get(one.root().orElseThrow().name());
        if (x instanceof Value.Floats in && outputs.getFirst() instanceof Value.Floats out) {
          counts.computeIfAbsent(i, _ -> new ProfileCount(one)).add(in, out);
        }
      }
    }

    List<ProfileLine> lines() {
      List<ProfileLine> lines = new ArrayList<>();
      for (int i = 0; i < census.occurrences().size(); i++) {
        ProfileCount count = counts.get(i);
        if (count != null) {
          lines.add(count.line());
        }
      }
      return lines;
    }
  }
}
