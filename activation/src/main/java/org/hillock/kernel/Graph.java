package org.hillock.kernel;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.hillock.kernel.Term.Operation;

/// The terms of one pass with equal ones merged, operands before their users: value and slope then
/// share their exponential without being told.
final class Graph {
  /// One computation.
  ///
  /// @param term what is done
  /// @param operands with what, by number
  record Node(Term term, List<Integer> operands) {}

  private record Key(
      Operation operation, boolean wide, long number, HardInputs table, List<Integer> operands) {}

  private final List<Node> nodes = new ArrayList<>();
  private final List<Integer> outputs = new ArrayList<>();
  private final Map<Key, Integer> known = new HashMap<>();
  private final Map<Term, Integer> visited = new HashMap<>();

  Graph(List<Term> outputs) {
    for (Term output : outputs) {
      this.outputs.add(number(output));
    }
  }

  List<Node> nodes() {
    return nodes;
  }

  /// The number of each output's node.
  List<Integer> outputs() {
    return outputs;
  }

  /// Whether any computation is in double.
  boolean wide() {
    return nodes.stream().anyMatch(node -> node.term.wide);
  }

  /// The nodes that round by a table.
  List<Node> undecided() {
    return nodes.stream().filter(node -> node.term.operation == Operation.ROUND_BY_TABLE).toList();
  }

  /// The tables of these, in order.
  List<HardInputs> tables() {
    return undecided().stream().map(node -> node.term.table).toList();
  }

  /// How often each node's result is needed.
  int[] uses() {
    int[] uses = new int[nodes.size()];
    // For the test whether it is near a midpoint.
    undecided().forEach(node -> uses[node.operands.getFirst()]++);
    for (Node node : nodes) {
      for (int operand : node.operands) {
        uses[operand]++;
      }
    }
    for (int output : outputs) {
      uses[output]++;
    }
    return uses;
  }

  private int number(Term term) {
    Integer seen = visited.get(term);
    if (seen != null) {
      return seen;
    }
    List<Integer> operands = term.operands.stream().map(this::number).toList();
    long bits = Double.doubleToRawLongBits(term.number);
    Key key = new Key(term.operation, term.wide, bits, term.table, operands);
    Integer same = known.get(key);
    if (same == null) {
      same = nodes.size();
      nodes.add(new Node(term, operands));
      known.put(key, same);
    }
    visited.put(term, same);
    return same;
  }
}
