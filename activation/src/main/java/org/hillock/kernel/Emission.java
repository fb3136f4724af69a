package org.hillock.kernel;

import java.lang.classfile.CodeBuilder;
import java.lang.classfile.TypeKind;
import java.util.Arrays;
import java.util.function.IntConsumer;
import org.hillock.kernel.Term.Operation;

/// Writes the code of a graph's nodes, each once: a result that is used again is kept in a local
/// variable.
final class Emission {
  private static final int NOWHERE = -1;

  private final CodeBuilder code;
  private final Graph graph;
  private final Instructions instructions;
  private final IntConsumer loadInput;
  private final int[] uses;
  private final int[] kept;

  /// @param loadInput pushes the input at a position
  Emission(CodeBuilder code, Graph graph, Instructions instructions, IntConsumer loadInput) {
    this.code = code;
    this.graph = graph;
    this.instructions = instructions;
    this.loadInput = loadInput;
    this.uses = graph.uses();
    this.kept = new int[uses.length];
    Arrays.fill(kept, NOWHERE);
  }

  /// Computes all constants, ahead of a loop: they need not be made anew in each step, and C2 has
  /// fewer calls to inline.
  void keepConstants() {
    for (int number = 0; number < kept.length; number++) {
      Graph.Node node = graph.nodes().get(number);
      if (node.term().operation == Operation.CONSTANT) {
        instructions.compute(node, this::push);
        keep(number, instructions.kind(node.term().wide));
      }
    }
  }

  /// Leaves the node's result on the operand stack.
  void push(int number) {
    Graph.Node node = graph.nodes().get(number);
    Term term = node.term();
    TypeKind kind = instructions.kind(term.wide);
    if (kept[number] != NOWHERE) {
      code.loadLocal(kind, kept[number]);
      return;
    }
    if (term.operation == Operation.INPUT) {
      loadInput.accept((int) term.number);
    } else {
      instructions.compute(node, this::push);
    }
    if (uses[number] > 1 && term.operation != Operation.CONSTANT) {
      keep(number, kind);
      code.loadLocal(kind, kept[number]);
    }
  }

  private void keep(int number, TypeKind kind) {
    kept[number] = code.allocateLocal(kind);
    code.storeLocal(kind, kept[number]);
  }
}
