package org.hillock.onnx.swap;

import java.util.Optional;
import org.hillock.activation.Activation;
import org.hillock.activation.Elementwise;
import org.hillock.activation.Functions;
import org.hillock.activation.InvalidInputException;
import org.hillock.notation.NamedActivation;
import org.hillock.onnx.census.Occurrence;

/// One function in place of another: `gelu=relu`, or at one node only, `gelu@/layer/Mul=relu`.
///
/// @param from name of the function that is there
/// @param node name of the node that gives the result, or of what it gives; empty for all nodes
/// @param to the new function
/// @param name of the new function, with its parameters
public record Replacement(String from, Optional<String> node, Elementwise to, String name) {
  /// Reads it.
  ///
  /// @param functions what names mean
  /// @throws InvalidInputException if it is none; says why
  public static Replacement parse(String text, Functions functions) {
    int at = text.indexOf('@');
    // Parameters have an = of their own, and names of nodes may have one.
    int equals = at < 0 ? text.indexOf('=') : text.lastIndexOf('=', end(text));
    if (equals <= at + 1 || equals == text.length() - 1) {
      throw new InvalidInputException(
          "\"%s\" does not say what replaces what; write gelu=relu, or gelu@NODE=relu for one node."
              .formatted(text));
    }
    String from = text.substring(0, at < 0 ? equals : at).strip();
    Optional<String> node =
        at < 0 ? Optional.empty() : Optional.of(text.substring(at + 1, equals).strip());
    NamedActivation to = NamedActivation.parse(text.substring(equals + 1).strip(), functions);
    if (!(to.activation() instanceof Elementwise elementwise)) {
      throw new InvalidInputException(
          "%s cannot replace another: it is no function of each number by itself; take one that is, such as relu."
              .formatted(to.name()));
    }
    return new Replacement(canonical(from, functions), node, elementwise, to.name());
  }

  /// Where parameters of the new function begin, or the end.
  private static int end(String text) {
    int open = text.lastIndexOf('(');
    return text.endsWith(")") && open > 0 ? open : text.length() - 1;
  }

  /// An alias means the function; a name that is not in the list may be that of an operator.
  private static String canonical(String name, Functions functions) {
    try {
      Activation known = functions.named(name);
      return known.name();
    } catch (InvalidInputException _) {
      return name;
    }
  }

  /// Whether an activation is to be replaced.
  boolean means(Occurrence occurrence) {
    return occurrence.function().name().equals(from)
        && node.map(name ->
                occurrence.node().name().equals(name) || occurrence.node().outputs().contains(name))
            .orElse(true);
  }
}
