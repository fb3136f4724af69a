package org.hillock.kernel;

import static java.lang.constant.ConstantDescs.CD_double;
import static java.lang.constant.ConstantDescs.CD_float;
import static java.lang.constant.ConstantDescs.CD_int;
import static java.lang.constant.ConstantDescs.CD_long;

import java.lang.classfile.CodeBuilder;
import java.lang.classfile.Label;
import java.lang.classfile.Opcode;
import java.lang.classfile.TypeKind;
import java.lang.classfile.instruction.OperatorInstruction;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDescs;
import java.lang.constant.DirectMethodHandleDesc;
import java.lang.constant.DynamicConstantDesc;
import java.lang.constant.MethodTypeDesc;
import java.util.Collections;
import java.util.List;
import java.util.function.IntConsumer;
import org.hillock.kernel.Graph.Node;

/// One element at a time, in plain arithmetic.
///
/// @param tables the class data of the class that is written
record ScalarInstructions(CodeBuilder code, List<HardInputs> tables) implements Instructions {
  private static final ClassDesc MATH = ClassDesc.of("java.lang.Math");
  private static final ClassDesc DOUBLE = ClassDesc.of("java.lang.Double");

  private static final ClassDesc TABLE = HardInputs.class.describeConstable().orElseThrow();
  private static final DirectMethodHandleDesc CLASS_DATA =
      ConstantDescs.ofConstantBootstrap(
          ConstantDescs.CD_MethodHandles, "classDataAt", ConstantDescs.CD_Object, CD_int);

  @Override
  public int step() {
    return 1;
  }

  @Override
  public TypeKind kind(boolean wide) {
    return wide ? TypeKind.DOUBLE : TypeKind.FLOAT;
  }

  @Override
  public void load(boolean wide, int array, int index) {
    code.aload(array).iload(array + 1).iload(index).iadd().arrayLoad(kind(wide));
  }

  @Override
  public void same(int number) {
    code.dload(number);
  }

  @Override
  public void store(boolean wide, int result, int array, int index) {
    code.aload(array).iload(array + 1).iload(index).iadd();
    code.loadLocal(kind(wide), result).arrayStore(kind(wide));
  }

  @Override
  public void isUndecided(int operand, IntConsumer push) {
    code.iconst_0();
  }

  @Override
  public void compute(Node node, IntConsumer push) {
    Term term = node.term();
    boolean wide = term.wide;
    node.operands().forEach(push::accept);
    switch (term.operation) {
      case CONSTANT -> {
        if (wide) {
          code.loadConstant(term.number);
        } else {
          code.loadConstant((float) term.number);
        }
      }
      case ADD -> code.with(operator(wide, Opcode.DADD, Opcode.FADD));
      case SUBTRACT -> code.with(operator(wide, Opcode.DSUB, Opcode.FSUB));
      case MULTIPLY -> code.with(operator(wide, Opcode.DMUL, Opcode.FMUL));
      case DIVIDE -> code.with(operator(wide, Opcode.DDIV, Opcode.FDIV));
      case NEGATE -> code.with(operator(wide, Opcode.DNEG, Opcode.FNEG));
      case FMA -> math("fma", wide, 3);
      case ABS -> math("abs", wide, 1);
      case COPY_SIGN -> math("copySign", wide, 2);
      case SQRT -> squareRoot(wide);
      case POWER_OF_TWO -> {
        code.invokestatic(DOUBLE, "doubleToRawLongBits", MethodTypeDesc.of(CD_long, CD_double));
        code.loadConstant(Term.MANTISSA_BITS).lshl();
        code.invokestatic(DOUBLE, "longBitsToDouble", MethodTypeDesc.of(CD_double, CD_long));
      }
      case CHOOSE_ABOVE -> choose(Opcode.IFGT, true, wide);
      case CHOOSE_AT_OR_ABOVE -> choose(Opcode.IFGE, true, wide);
      case CHOOSE_BELOW -> choose(Opcode.IFLT, false, wide);
      case CHOOSE_AT_OR_BELOW -> choose(Opcode.IFLE, false, wide);
      case CHOOSE_EQUAL -> choose(Opcode.IFEQ, false, wide);
      case WIDEN -> code.f2d();
      case ROUND -> code.d2f();
      case ROUND_BY_TABLE -> {
        code.ldc(
            DynamicConstantDesc.ofNamed(
                CLASS_DATA, ConstantDescs.DEFAULT_NAME, TABLE, tables.indexOf(term.table)));
        code.invokestatic(
            TABLE, "rounded", MethodTypeDesc.of(CD_float, CD_double, CD_float, TABLE));
      }
      case INPUT -> throw new IllegalStateException("an input is loaded, not computed");
    }
  }

  /// Stack: no, yes, left, right; one of the first two stays.
  ///
  /// @param jump what jumps if the test holds
  /// @param upwards which of the two comparing instructions makes the test fail if there is a NaN
  private void choose(Opcode jump, boolean upwards, boolean wide) {
    Opcode inDouble = upwards ? Opcode.DCMPL : Opcode.DCMPG;
    Opcode inFloat = upwards ? Opcode.FCMPL : Opcode.FCMPG;
    code.with(operator(wide, inDouble, inFloat));
    Label yes = code.newLabel();
    Label end = code.newLabel();
    code.branch(jump, yes);
    drop(wide);
    code.goto_(end).labelBinding(yes);
    if (wide) {
      code.dup2_x2().pop2();
    } else {
      code.swap();
    }
    drop(wide);
    code.labelBinding(end);
  }

  private void drop(boolean wide) {
    if (wide) {
      code.pop2();
    } else {
      code.pop();
    }
  }

  private void squareRoot(boolean wide) {
    // A float's square root in double, rounded, is the correctly rounded one.
    if (!wide) {
      code.f2d();
    }
    code.invokestatic(MATH, "sqrt", MethodTypeDesc.of(CD_double, CD_double));
    if (!wide) {
      code.d2f();
    }
  }

  private void math(String name, boolean wide, int arguments) {
    ClassDesc type = wide ? CD_double : CD_float;
    List<ClassDesc> parameters = Collections.nCopies(arguments, type);
    code.invokestatic(MATH, name, MethodTypeDesc.of(type, parameters));
  }

  private static OperatorInstruction operator(boolean wide, Opcode inDouble, Opcode inFloat) {
    return OperatorInstruction.of(wide ? inDouble : inFloat);
  }
}
