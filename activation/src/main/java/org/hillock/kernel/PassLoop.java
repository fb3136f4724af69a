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

  /// Pushes how many elements there are.
  void count() {
    code.iload(count);
  }

  /// Pushes all parameters.
  void arguments() {
    for (Parameter parameter : all) {
      code.loadLocal(TypeKind.from(parameter.type), parameter.slot);
    }
  }

  /// All whole steps of a vector each. A step with a result that a table may decide is left to the
  /// scalar code.
  ///
  /// @param rest calls the scalar code with what is pushed: this, the parameters, the first element
  ///   and the one after the last
  /// @return the local variable that holds how many elements the steps cover
  int whole(Instructions instructions, Runnable rest) {
    int end = code.allocateLocal(TypeKind.INT);
    int index = code.allocateLocal(TypeKind.INT);
    code.iload(count).loadConstant(-instructions.step()).iand().istore(end);
    code.iconst_0().istore(index);
    Emission emission = emission(instructions, index);
    emission.keepConstants();
    loop(
        index,
        end,
        instructions.step(),
        () -> {
          List<Integer> results = results(emission, instructions);
          Label left = code.newLabel();
          Label next = code.newLabel();
          for (Graph.Node node : graph.undecided()) {
            instructions.isUndecided(node.operands().getFirst(), emission::push);
            code.ifne(left);
          }
          store(instructions, results, index);
          code.goto_(next).labelBinding(left).aload(0);
          arguments();
          code.iload(index).iload(index).loadConstant(instructions.step()).iadd();
          rest.run();
          code.labelBinding(next);
        });
    return end;
  }

  /// Each element from one on and before another, whose numbers are in local variables.
  void rest(Instructions instructions, int index, int end) {
    loop(
        index,
        end,
        instructions.step(),
        () -> store(instructions, results(emission(instructions, index), instructions), index));
  }

  private void loop(int index, int end, int step, Runnable body) {
    Label test = code.newLabel();
    Label done = code.newLabel();
    code.labelBinding(test).iload(index).iload(end).if_icmpge(done);
    body.run();
    code.iinc(index, step).goto_(test).labelBinding(done);
  }

  private Emission emission(Instructions instructions, int index) {
    return new Emission(
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
  }

  /// All results before the first store: an output may lie where an input was.
  private List<Integer> results(Emission emission, Instructions instructions) {
    List<Integer> results = new ArrayList<>();
    for (int output : graph.outputs()) {
      TypeKind kind = instructions.kind(graph.nodes().get(output).term().wide);
      emission.push(output);
      int result = code.allocateLocal(kind);
      code.storeLocal(kind, result);
      results.add(result);
    }
    return results;
  }

  private void store(Instructions instructions, List<Integer> results, int index) {
    int inputs = data.size() - results.size();
    for (int i = 0; i < results.size(); i++) {
      Parameter output = data.get(inputs + i);
      instructions.store(output.wide(), results.get(i), output.slot, index);
    }
  }
}
