package org.hillock.kernel;

import java.lang.classfile.CodeBuilder;
import java.lang.classfile.Label;
import java.lang.classfile.TypeKind;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.List;

/// Writes the loops of a pass.
final class PassLoop {
  /// @param slot its local variable
  private record Parameter(Class<?> type, int slot) {
    boolean wide() {
      return type == double[].class;
    }
  }

  private final CodeBuilder code;
  private final Graph graph;
  private final List<Parameter> all = new ArrayList<>();

  /// All but the starts and the count.
  private final List<Parameter> data;

  private final int count;

  PassLoop(CodeBuilder code, Method method, Graph graph) {
    this.code = code;
    this.graph = graph;
    Class<?>[] types = method.getParameterTypes();
    for (int i = 0; i < types.length; i++) {
      all.add(new Parameter(types[i], code.parameterSlot(i)));
    }
    this.data = all.stream().filter(parameter -> parameter.type != int.class).toList();
    this.count = all.getLast().slot;
  }

  /// Pushes all parameters.
  void arguments() {
    for (Parameter parameter : all) {
      code.loadLocal(TypeKind.from(parameter.type), parameter.slot);
    }
  }

  /// All whole steps.
  ///
  /// @return the local variable that holds how many elements that were
  int whole(Instructions instructions) {
    int end = code.allocateLocal(TypeKind.INT);
    int index = code.allocateLocal(TypeKind.INT);
    code.iload(count).loadConstant(-instructions.step()).iand().istore(end);
    code.iconst_0().istore(index);
    loop(instructions, index, end);
    return end;
  }

  /// Each element from the one whose number is in a local variable on.
  void rest(Instructions instructions, int index) {
    loop(instructions, index, count);
  }

  private void loop(Instructions instructions, int index, int end) {
    Label test = code.newLabel();
    Label done = code.newLabel();
    code.labelBinding(test).iload(index).iload(end).if_icmpge(done);
    step(instructions, index);
    code.iinc(index, instructions.step()).goto_(test).labelBinding(done);
  }

  private void step(Instructions instructions, int index) {
    Emission emission =
        new Emission(
            code,
            graph,
            instructions,
            position -> {
              Parameter input = data.get(position);
              if (input.type.isArray()) {
                instructions.load(input.wide(), input.slot, index);
              } else {
                instructions.same(input.slot);
              }
            });
    // All results before the first store: an output may lie where an input was.
    List<Integer> results = new ArrayList<>();
    for (int output : graph.outputs()) {
      TypeKind kind = instructions.kind(graph.nodes().get(output).term().wide);
      emission.push(output);
      int result = code.allocateLocal(kind);
      code.storeLocal(kind, result);
      results.add(result);
    }
    int inputs = data.size() - results.size();
    for (int i = 0; i < results.size(); i++) {
      Parameter output = data.get(inputs + i);
      instructions.store(output.wide(), results.get(i), output.slot, index);
    }
  }
}
