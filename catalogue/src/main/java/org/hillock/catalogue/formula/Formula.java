package org.hillock.catalogue.formula;

import java.util.List;
import java.util.Optional;

/// A formula as a tree, read by [Latex], written by [MathMl] and drawn by [Typesetter].
public sealed interface Formula {
  /// One after the other.
  record Row(List<Formula> parts) implements Formula {}

  /// A letter, a number, a name or an operator.
  record Symbol(String text, Role role) implements Formula {}

  /// Blank, in ems; negative to move closer.
  record Space(double ems) implements Formula {}

  /// One over the other.
  ///
  /// @param small as in running text
  record Fraction(Formula top, Formula bottom, boolean small) implements Formula {}

  /// A square root.
  record Root(Formula inner) implements Formula {}

  /// With what stands below and above on its right; at least one of the two.
  record Scripts(Formula base, Optional<Formula> below, Optional<Formula> above)
      implements Formula {}

  /// In brackets as high as what they hold.
  record Fenced(String open, Formula inner, String close) implements Formula {}

  /// After a brace: rows of a value and its condition.
  record Cases(List<List<Formula>> rows) implements Formula {}

  /// What a symbol is, which decides its typeface and the room around it.
  enum Role {
    /// Set in italics.
    VARIABLE,
    /// Digits, words, and other signs that stand for themselves.
    UPRIGHT,
    /// A function's name, upright.
    NAME,
    /// The sign of a sum.
    SUM,
    /// Between two operands.
    BINARY,
    /// A sign before its operand.
    PREFIX,
    /// Between two sides.
    RELATION,
    /// An opening bracket.
    OPEN,
    /// A closing bracket.
    CLOSE,
    /// A comma.
    COMMA
  }
}
