package org.hillock.kernel;

import java.util.List;

/// A formula for one element: a number that depends on the inputs of a pass. Terms are plain data;
/// [Compiler] turns them into code, scalar and in SIMD lanes.
///
/// Only operations that IEEE 754 defines to the last bit are offered, so every way of running a
/// term gives the same bits. A term is *narrow* (float) or *wide* (double); both operands of an
/// operation must be of one width, and a number that is given as a Java `double` takes the width of
/// the term. Terms that are used more than once are computed once.
public final class Term {
  /// What a term does with its operands.
  enum Operation {
    INPUT,
    CONSTANT,
    ADD,
    SUBTRACT,
    MULTIPLY,
    DIVIDE,
    FMA,
    SQRT,
    NEGATE,
    ABS,
    COPY_SIGN,
    POWER_OF_TWO,
    CHOOSE_ABOVE,
    CHOOSE_AT_OR_ABOVE,
    CHOOSE_BELOW,
    CHOOSE_AT_OR_BELOW,
    CHOOSE_EQUAL,
    WIDEN,
    ROUND,
    ROUND_BY_TABLE
  }

  /// A double's exponent begins above these.
  static final int MANTISSA_BITS = 52;

  final Operation operation;
  final boolean wide;
  final List<Term> operands;

  /// Of a constant its value, of an input its position.
  final double number;

  /// Of a rounding by table the table, else [HardInputs#NONE].
  final HardInputs table;

  private Term(Operation operation, boolean wide, double number, Term... operands) {
    this(operation, wide, number, HardInputs.NONE, operands);
  }

  private Term(
      Operation operation, boolean wide, double number, HardInputs table, Term... operands) {
    this.operation = operation;
    this.wide = wide;
    this.number = number;
    this.table = table;
    this.operands = List.of(operands);
  }

  /// The element of a pass's input, counted from 0, that is an array of floats.
  public static Term input(int position) {
    return new Term(Operation.INPUT, false, position);
  }

  /// The same for an array of doubles or a double that is the same for all elements.
  public static Term wideInput(int position) {
    return new Term(Operation.INPUT, true, position);
  }

  /// A wide constant.
  public static Term of(double value) {
    return new Term(Operation.CONSTANT, true, value);
  }

  /// A constant of this term's width.
  ///
  /// @throws IllegalArgumentException if this is narrow and the value is not a float
  public Term constant(double value) {
    if (!wide && (float) value != value) {
      throw new IllegalArgumentException(
          value + " is not a float; widen the term or round the constant.");
    }
    return new Term(Operation.CONSTANT, wide, value);
  }

  /// This + that.
  public Term plus(Term that) {
    return with(Operation.ADD, that);
  }

  /// This + value.
  public Term plus(double value) {
    return plus(constant(value));
  }

  /// This - that.
  public Term minus(Term that) {
    return with(Operation.SUBTRACT, that);
  }

  /// This - value.
  public Term minus(double value) {
    return minus(constant(value));
  }

  /// This × that.
  public Term times(Term that) {
    return with(Operation.MULTIPLY, that);
  }

  /// This × value.
  public Term times(double value) {
    return value == 1 ? this : times(constant(value));
  }

  /// This ÷ that.
  public Term over(Term that) {
    return with(Operation.DIVIDE, that);
  }

  /// This × factor + addend, rounded once.
  public Term fma(Term factor, Term addend) {
    return new Term(Operation.FMA, wide, 0, this, same(factor), same(addend));
  }

  /// This × factor + addend, rounded once.
  public Term fma(double factor, Term addend) {
    return fma(constant(factor), addend);
  }

  /// This × factor + addend, rounded once.
  public Term fma(Term factor, double addend) {
    return fma(factor, constant(addend));
  }

  /// This × factor + addend, rounded once.
  public Term fma(double factor, double addend) {
    return fma(constant(factor), constant(addend));
  }

  /// c₀ + c₁ this + c₂ this² + …, by Horner's rule with fma.
  public Term polynomial(double... coefficients) {
    Term sum = constant(coefficients[coefficients.length - 1]);
    for (int i = coefficients.length - 2; i >= 0; i--) {
      sum = sum.fma(this, coefficients[i]);
    }
    return sum;
  }

  /// This, moved by one or two steps of a double away from 0; 0, infinities and NaN stay. For
  /// functions whose true value lies just beyond the midpoint of two floats, and a double just on
  /// it; rounding to float cannot see the step elsewhere. Wide only.
  public Term outwards() {
    return times(1 + Math.ulp(1.0));
  }

  /// The same towards 0.
  public Term inwards() {
    return times(1 - Math.ulp(1.0));
  }

  /// √this.
  public Term sqrt() {
    return new Term(Operation.SQRT, wide, 0, this);
  }

  /// -this.
  public Term negate() {
    return new Term(Operation.NEGATE, wide, 0, this);
  }

  /// |this|.
  public Term abs() {
    return new Term(Operation.ABS, wide, 0, this);
  }

  /// |this| with the sign of that, also if that is -0.
  public Term withSignOf(Term that) {
    return with(Operation.COPY_SIGN, that);
  }

  /// This, or the limit if it is above it; NaN stays.
  public Term atMost(double limit) {
    return above(limit).choose(constant(limit), this);
  }

  /// This, or the limit if it is below it; NaN stays.
  public Term atLeast(double limit) {
    return below(limit).choose(constant(limit), this);
  }

  /// Kept within ±limit; NaN stays.
  public Term within(double limit) {
    return atLeast(-limit).atMost(limit);
  }

  /// 2ⁿ, where this is n + 1023 + 1.5 × 2^52: the sum whose low bits are the exponent of 2ⁿ. Wide
  /// only.
  Term powerOfTwo() {
    return new Term(Operation.POWER_OF_TWO, true, 0, this);
  }

  /// The float as a double, exactly; a wide term stays.
  public Term wide() {
    return wide ? this : new Term(Operation.WIDEN, true, 0, this);
  }

  /// What is rounded at this term's end, in double: a part of a larger formula that is rounded
  /// once, as a whole.
  public Term unrounded() {
    return operation == Operation.ROUND ? operands.getFirst() : wide();
  }

  /// Rounded to the nearest float, ties to even; a narrow term stays.
  public Term round() {
    return wide ? new Term(Operation.ROUND, false, 0, this) : this;
  }

  /// The same function, but where double cannot decide as the table says; a term that does not
  /// round at its end stays.
  ///
  /// @param x the narrow input
  public Term roundedBy(HardInputs table, Term x) {
    return operation == Operation.ROUND && table.size() > 0
        ? new Term(Operation.ROUND_BY_TABLE, false, 0, table, operands.getFirst(), x)
        : this;
  }

  /// Whether this > value.
  public Test above(double value) {
    return new Test(Operation.CHOOSE_ABOVE, this, constant(value));
  }

  /// Whether this ≥ value.
  public Test atOrAbove(double value) {
    return new Test(Operation.CHOOSE_AT_OR_ABOVE, this, constant(value));
  }

  /// Whether this < value.
  public Test below(double value) {
    return new Test(Operation.CHOOSE_BELOW, this, constant(value));
  }

  /// Whether this ≤ value.
  public Test atOrBelow(double value) {
    return new Test(Operation.CHOOSE_AT_OR_BELOW, this, constant(value));
  }

  /// Whether this = value.
  public Test is(double value) {
    return new Test(Operation.CHOOSE_EQUAL, this, constant(value));
  }

  private Term with(Operation operation, Term that) {
    return new Term(operation, wide, 0, this, same(that));
  }

  private Term same(Term that) {
    if (that.wide != wide) {
      throw new IllegalArgumentException(
          "one operand is a float, the other a double; widen or round one of them.");
    }
    return that;
  }

  /// A comparison of two terms; with NaN it does not hold.
  public static final class Test {
    private final Operation choice;
    private final Term left;
    private final Term right;

    private Test(Operation choice, Term left, Term right) {
      this.choice = choice;
      this.left = left;
      this.right = right;
    }

    /// Yes where the test holds, else no; NaN in the tested term leads to no.
    public Term choose(Term yes, Term no) {
      left.same(no);
      return new Term(choice, no.wide, 0, no, no.same(yes), left, right);
    }

    /// Yes where the test holds, else no.
    public Term choose(double yes, Term no) {
      return choose(no.constant(yes), no);
    }

    /// Yes where the test holds, else no.
    public Term choose(Term yes, double no) {
      return choose(yes, yes.constant(no));
    }
  }
}
