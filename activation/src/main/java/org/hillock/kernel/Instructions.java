package org.hillock.kernel;

import java.lang.classfile.TypeKind;
import java.util.function.IntConsumer;
import org.hillock.kernel.Graph.Node;

/// How one kind of machine, scalar or lanes, does each computation of a [Graph]: on the JVM's
/// operand stack.
sealed interface Instructions permits ScalarInstructions, LaneInstructions {
  /// How many elements one step covers.
  int step();

  /// What a result of this width is to the JVM.
  TypeKind kind(boolean wide);

  /// Pushes the element at `from + i` of an array.
  ///
  /// @param array the local variable that holds the array; its start is in the next one
  /// @param index the local variable that holds i
  void load(boolean wide, int array, int index);

  /// Pushes a number that is the same for all elements.
  ///
  /// @param number the local variable that holds it
  void same(int number);

  /// Pops a result and stores it at `from + i` of an array.
  ///
  /// @param result the local variable that holds the result
  void store(boolean wide, int result, int array, int index);

  /// Pushes whether a result that is rounded by a table may be in it, as an int.
  ///
  /// @param operand what is rounded, by number
  void isUndecided(int operand, IntConsumer push);

  /// Pushes the result of a node that is not an input.
  ///
  /// @param push pushes an operand, by number
  void compute(Node node, IntConsumer push);
}
