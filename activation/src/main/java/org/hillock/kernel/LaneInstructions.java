package org.hillock.kernel;

import static java.lang.constant.ConstantDescs.CD_boolean;
import static java.lang.constant.ConstantDescs.CD_double;
import static java.lang.constant.ConstantDescs.CD_float;
import static java.lang.constant.ConstantDescs.CD_int;
import static java.lang.constant.ConstantDescs.CD_long;
import static java.lang.constant.ConstantDescs.CD_void;

import java.lang.classfile.CodeBuilder;
import java.lang.classfile.TypeKind;
import java.lang.constant.ClassDesc;
import java.lang.constant.MethodTypeDesc;
import java.util.Collections;
import java.util.List;
import java.util.function.IntConsumer;
import org.hillock.kernel.Graph.Node;
import org.hillock.numeric.Simd;

/// A vector of elements at a time. Where anything is computed in double, the vectors of floats are
/// half as wide as the machine's, so that they widen to whole vectors of doubles.
///
/// Every call is to an operation of the JDK that C2 turns into an instruction.
///
/// @param allNarrow whether the whole pass computes in float
record LaneInstructions(CodeBuilder code, boolean allNarrow) implements Instructions {
  private static final ClassDesc FLOATS = vector("FloatVector");
  private static final ClassDesc DOUBLES = vector("DoubleVector");
  private static final ClassDesc LONGS = vector("LongVector");
  private static final ClassDesc INTS = vector("IntVector");
  private static final ClassDesc VECTOR = vector("Vector");
  private static final ClassDesc MASK = vector("VectorMask");
  private static final ClassDesc SPECIES = vector("VectorSpecies");
  private static final ClassDesc OPERATORS = vector("VectorOperators");
  private static final ClassDesc CONVERSION = vector("VectorOperators$Conversion");
  private static final ClassDesc BINARY = vector("VectorOperators$Binary");
  private static final ClassDesc COMPARISON = vector("VectorOperators$Comparison");
  private static final ClassDesc SIMD = Simd.Lanes.class.describeConstable().orElseThrow();

  private static ClassDesc vector(String name) {
    return ClassDesc.of("jdk.incubator.vector", name);
  }

  @Override
  public int step() {
    return allNarrow ? Simd.Lanes.FLOAT_LANES : Simd.Lanes.DOUBLE_LANES;
  }

  @Override
  public TypeKind kind(boolean wide) {
    return TypeKind.REFERENCE;
  }

  @Override
  public void load(boolean wide, int array, int index) {
    species(wide);
    code.aload(array).iload(array + 1).iload(index).iadd();
    ClassDesc numbers = (wide ? CD_double : CD_float).arrayType();
    code.invokestatic(
        type(wide), "fromArray", MethodTypeDesc.of(type(wide), SPECIES, numbers, CD_int));
  }

  @Override
  public void same(int number) {
    species(true);
    code.dload(number);
    code.invokestatic(DOUBLES, "broadcast", MethodTypeDesc.of(DOUBLES, SPECIES, CD_double));
  }

  @Override
  public void store(boolean wide, int result, int array, int index) {
    code.aload(result).aload(array).iload(array + 1).iload(index).iadd();
    ClassDesc numbers = (wide ? CD_double : CD_float).arrayType();
    code.invokevirtual(type(wide), "intoArray", MethodTypeDesc.of(CD_void, numbers, CD_int));
  }

  @Override
  public void compute(Node node, IntConsumer push) {
    boolean wide = node.term().wide;
    List<Integer> operands = node.operands();
    switch (node.term().operation) {
      case CONSTANT -> constant(node.term());
      case ADD -> call(wide, "add", operands, push);
      case SUBTRACT -> call(wide, "sub", operands, push);
      case MULTIPLY -> call(wide, "mul", operands, push);
      case DIVIDE -> call(wide, "div", operands, push);
      case FMA -> call(wide, "fma", operands, push);
      case NEGATE -> call(wide, "neg", operands, push);
      case ABS -> call(wide, "abs", operands, push);
      case SQRT -> call(wide, "sqrt", operands, push);
      case COPY_SIGN -> {
        signBits(wide, operands.get(0), push, false);
        signBits(wide, operands.get(1), push, true);
        bits(wide, "or", VECTOR);
        toNumbers(wide);
      }
      case POWER_OF_TWO -> {
        push.accept(operands.getFirst());
        toBits(true);
        code.getstatic(OPERATORS, "LSHL", BINARY).loadConstant((long) Term.MANTISSA_BITS);
        code.invokevirtual(LONGS, "lanewise", MethodTypeDesc.of(LONGS, BINARY, CD_long));
        toNumbers(true);
      }
      case CHOOSE_ABOVE -> choose("GT", wide, operands, push);
      case CHOOSE_AT_OR_ABOVE -> choose("GE", wide, operands, push);
      case CHOOSE_BELOW -> choose("LT", wide, operands, push);
      case CHOOSE_AT_OR_BELOW -> choose("LE", wide, operands, push);
      case CHOOSE_EQUAL -> choose("EQ", wide, operands, push);
      case WIDEN -> convert("F2D", operands.getFirst(), true, push);
      case ROUND, ROUND_BY_TABLE -> convert("D2F", operands.getFirst(), false, push);
      case INPUT -> throw new IllegalStateException("an input is loaded, not computed");
    }
  }

  @Override
  public void isUndecided(int operand, IntConsumer push) {
    push.accept(operand);
    toBits(true);
    code.loadConstant(HardInputs.FIRST_NEAR);
    bits(true, "sub", CD_long);
    code.loadConstant(HardInputs.LOST);
    bits(true, "and", CD_long);
    code.getstatic(OPERATORS, "LT", COMPARISON).loadConstant(2 * HardInputs.NEAR);
    code.invokevirtual(LONGS, "compare", MethodTypeDesc.of(MASK, COMPARISON, CD_long));
    code.invokevirtual(MASK, "anyTrue", MethodTypeDesc.of(CD_boolean));
  }

  /// @param operands no, yes, left, right
  private void choose(String test, boolean wide, List<Integer> operands, IntConsumer push) {
    push.accept(operands.get(0));
    push.accept(operands.get(1));
    push.accept(operands.get(2));
    code.getstatic(OPERATORS, test, COMPARISON);
    push.accept(operands.get(3));
    code.invokevirtual(type(wide), "compare", MethodTypeDesc.of(MASK, COMPARISON, VECTOR));
    code.invokevirtual(type(wide), "blend", MethodTypeDesc.of(type(wide), VECTOR, MASK));
  }

  private void constant(Term term) {
    species(term.wide);
    ClassDesc number = term.wide ? CD_double : CD_float;
    if (term.wide) {
      code.loadConstant(term.number);
    } else {
      code.loadConstant((float) term.number);
    }
    code.invokestatic(
        type(term.wide), "broadcast", MethodTypeDesc.of(type(term.wide), SPECIES, number));
  }

  private void call(boolean wide, String name, List<Integer> operands, IntConsumer push) {
    operands.forEach(push::accept);
    List<ClassDesc> parameters = Collections.nCopies(operands.size() - 1, VECTOR);
    code.invokevirtual(type(wide), name, MethodTypeDesc.of(type(wide), parameters));
  }

  private void convert(String conversion, int operand, boolean wide, IntConsumer push) {
    push.accept(operand);
    code.getstatic(OPERATORS, conversion, CONVERSION);
    species(wide);
    code.iconst_0();
    code.invokevirtual(
        VECTOR, "convertShape", MethodTypeDesc.of(VECTOR, CONVERSION, SPECIES, CD_int));
    code.checkcast(type(wide));
  }

  /// The operand's sign bits alone, or all but them.
  private void signBits(boolean wide, int operand, IntConsumer push, boolean sign) {
    push.accept(operand);
    toBits(wide);
    if (wide) {
      code.loadConstant(sign ? Long.MIN_VALUE : Long.MAX_VALUE);
    } else {
      code.loadConstant(sign ? Integer.MIN_VALUE : Integer.MAX_VALUE);
    }
    bits(wide, "and", wide ? CD_long : CD_int);
  }

  private void bits(boolean wide, String name, ClassDesc operand) {
    ClassDesc type = wide ? LONGS : INTS;
    code.invokevirtual(type, name, MethodTypeDesc.of(type, operand));
  }

  private void toBits(boolean wide) {
    code.invokevirtual(
        type(wide),
        wide ? "reinterpretAsLongs" : "reinterpretAsInts",
        MethodTypeDesc.of(wide ? LONGS : INTS));
  }

  private void toNumbers(boolean wide) {
    code.invokevirtual(
        wide ? LONGS : INTS,
        wide ? "reinterpretAsDoubles" : "reinterpretAsFloats",
        MethodTypeDesc.of(type(wide)));
  }

  private static ClassDesc type(boolean wide) {
    return wide ? DOUBLES : FLOATS;
  }

  private void species(boolean wide) {
    code.getstatic(SIMD, wide ? "DOUBLES" : allNarrow ? "FLOATS" : "HALF_FLOATS", SPECIES);
  }
}
