package org.hillock.catalogue.formula;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.hillock.catalogue.formula.Formula.Role;
import org.hillock.catalogue.formula.Formula.Space;
import org.hillock.catalogue.formula.Formula.Symbol;

/// Reads the LaTeX that cards are written in: letters, numbers, brackets, `_ ^ '`, fractions,
/// roots, cases, `\left \right`, `\mathrm`, Greek letters and the usual names and signs.
public final class Latex {
  private static final Map<String, Symbol> COMMANDS = new Commands().symbols();
  private static final Map<String, Double> SPACES =
      Map.of(",", 3 / 18.0, ";", 5 / 18.0, "!", -3 / 18.0, " ", 1 / 3.0, "quad", 1.0);
  private static final Set<String> BRACKETS = Set.of("(", ")", "[", "]", "|", ".");
  private static final Set<Role> OPERANDS =
      Set.of(Role.VARIABLE, Role.UPRIGHT, Role.NAME, Role.SUM);
  private static final double THIN = 3 / 18.0;

  private final String text;
  private int at;

  private Latex(String text) {
    this.text = text;
  }

  /// The formula of a text.
  ///
  /// @throws IllegalArgumentException if the text is not LaTeX of the kind above; the message says
  ///   what is wrong and where
  public static Formula parse(String text) {
    Latex latex = new Latex(text);
    Formula formula = latex.row();
    if (latex.at < text.length()) {
      throw latex.wrong("nothing that \"" + latex.token() + "\" could close or divide");
    }
    return formula;
  }

  /// Up to the end, or to what ends a group, cell or fence.
  private Formula row() {
    List<Formula> parts = new ArrayList<>();
    boolean inBars = false;
    while (!ended()) {
      int start = at;
      String token = token();
      if (token.equals("|")) {
        parts.add(new Symbol("|", inBars ? Role.CLOSE : Role.OPEN));
        inBars = !inBars;
      } else if (token.equals("-") || token.equals("+")) {
        parts.add(new Symbol(token.equals("-") ? "−" : "+", signRole(parts)));
      } else {
        at = start;
        parts.add(number().orElseGet(this::argument));
      }
      scripts(parts);
    }
    return parts.size() == 1 ? parts.getFirst() : new Formula.Row(spaced(parts));
  }

  private boolean ended() {
    if (at >= text.length()) {
      return true;
    }
    int start = at;
    String next = token();
    at = start;
    return Set.of("}", "&", "\\\\", "\\right", "\\end").contains(next);
  }

  private static Role signRole(List<Formula> before) {
    boolean operand =
        !before.isEmpty()
            && !(before.getLast() instanceof Symbol(_, Role role)
                && Set.of(Role.BINARY, Role.PREFIX, Role.RELATION, Role.OPEN, Role.COMMA)
                    .contains(role));
    return operand ? Role.BINARY : Role.PREFIX;
  }

  private Optional<Formula> number() {
    int end = at;
    while (end < text.length()
        && (Character.isDigit(text.charAt(end)) || (end > at && text.charAt(end) == '.'))) {
      end++;
    }
    String digits = text.substring(at, end);
    at = end;
    return digits.isEmpty() ? Optional.empty() : Optional.of(new Symbol(digits, Role.UPRIGHT));
  }

  /// Puts what follows `_`, `^` and `'` onto the last part.
  private void scripts(List<Formula> parts) {
    Optional<Formula> below = Optional.empty();
    Optional<Formula> above = Optional.empty();
    while (at < text.length() && "_^'".indexOf(text.charAt(at)) >= 0) {
      char kind = text.charAt(at++);
      Formula script = kind == '\'' ? new Symbol("′", Role.UPRIGHT) : argument();
      if ((kind == '_' ? below : above).isPresent()) {
        throw wrong("one script below and one above");
      }
      if (kind == '_') {
        below = Optional.of(script);
      } else {
        above = Optional.of(script);
      }
    }
    if (below.isPresent() || above.isPresent()) {
      parts.add(new Formula.Scripts(parts.removeLast(), below, above));
    }
  }

  /// One token or one group: what a command takes.
  private Formula argument() {
    String token = token();
    return switch (token) {
      case "{" -> {
        Formula group = row();
        expect("}");
        yield group;
      }
      case "\\frac" -> new Formula.Fraction(argument(), argument(), false);
      case "\\tfrac" -> new Formula.Fraction(argument(), argument(), true);
      case "\\sqrt" -> new Formula.Root(argument());
      case "\\mathrm" -> new Symbol(braced(), Role.UPRIGHT);
      case "\\operatorname" -> new Symbol(braced(), Role.NAME);
      case "\\left" -> {
        String open = bracket();
        Formula inner = row();
        expect("\\right");
        yield new Formula.Fenced(open, inner, bracket());
      }
      case "\\begin" -> cases();
      default -> token.startsWith("\\") ? command(token.substring(1)) : character(token);
    };
  }

  private Formula command(String name) {
    Double space = SPACES.get(name);
    if (space != null) {
      return new Space(space);
    }
    Symbol symbol = COMMANDS.get(name);
    if (symbol == null) {
      throw wrong("a command of the cards, not \"\\" + name + "\"");
    }
    return symbol;
  }

  private Symbol character(String token) {
    char c = token.charAt(0);
    if (Character.isLetter(c)) {
      return new Symbol(token, Role.VARIABLE);
    }
    if (Character.isDigit(c)) {
      return new Symbol(token, Role.UPRIGHT);
    }
    return switch (c) {
      case '(', '[' -> new Symbol(token, Role.OPEN);
      case ')', ']' -> new Symbol(token, Role.CLOSE);
      case '=', '<', '>' -> new Symbol(token, Role.RELATION);
      case '/' -> new Symbol(token, Role.UPRIGHT);
      case ',' -> new Symbol(token, Role.COMMA);
      default -> throw wrong("a letter, a digit or a sign, not \"" + token + "\"");
    };
  }

  private Formula cases() {
    if (!braced().equals("cases")) {
      throw wrong("\\begin{cases}, the only environment of the cards");
    }
    List<List<Formula>> rows = new ArrayList<>();
    List<Formula> cells = new ArrayList<>();
    rows.add(cells);
    while (true) {
      cells.add(row());
      String end = token();
      if (end.equals("\\\\")) {
        cells = new ArrayList<>();
        rows.add(cells);
      } else if (end.equals("\\end")) {
        if (!braced().equals("cases")) {
          throw wrong("\\end{cases}");
        }
        return new Formula.Cases(rows);
      } else if (!end.equals("&")) {
        throw wrong("\\end{cases}, & or \\\\");
      }
    }
  }

  private String bracket() {
    String token = token();
    if (!BRACKETS.contains(token)) {
      throw wrong("a bracket after \\left and \\right");
    }
    return token.equals(".") ? "" : token;
  }

  private String braced() {
    expect("{");
    int close = text.indexOf('}', at);
    if (close < 0) {
      throw wrong("a closing brace");
    }
    String name = text.substring(at, close);
    at = close + 1;
    return name;
  }

  private void expect(String token) {
    if (at >= text.length() || !token().equals(token)) {
      throw wrong("\"" + token + "\"");
    }
  }

  /// The next character, or a backslash and its letters or one sign.
  private String token() {
    while (at < text.length() && text.charAt(at) == ' ') {
      at++;
    }
    if (at >= text.length()) {
      throw wrong("more");
    }
    int end = at + 1;
    if (text.charAt(at) == '\\') {
      while (end < text.length() && Character.isLetter(text.charAt(end))) {
        end++;
      }
      end = Math.min(text.length(), end == at + 1 ? at + 2 : end);
    }
    String token = text.substring(at, end);
    at = end;
    return token;
  }

  private IllegalArgumentException wrong(String expected) {
    return new IllegalArgumentException(
        "the formula %s cannot be typeset: %s is expected before character %d."
            .formatted(text, expected, at + 1));
  }

  /// With the thin spaces around names that TeX puts there, whatever other space there is.
  private static List<Formula> spaced(List<Formula> parts) {
    List<Formula> spaced = new ArrayList<>();
    Optional<Formula> last = Optional.empty();
    for (Formula part : parts) {
      if (!(part instanceof Space)) {
        if (last.filter(before -> apart(before, part)).isPresent()) {
          spaced.add(new Space(THIN));
        }
        last = Optional.of(part);
      }
      spaced.add(part);
    }
    return spaced;
  }

  private static boolean apart(Formula left, Formula right) {
    return (isName(left) && isOperand(right)) || (isName(right) && isOperand(left));
  }

  private static boolean isName(Formula part) {
    Formula base = part instanceof Formula.Scripts scripts ? scripts.base() : part;
    return base instanceof Symbol(_, Role role) && (role == Role.NAME || role == Role.SUM);
  }

  /// A bracket before a name is none, nor one after it, but one that grows is.
  private static boolean isOperand(Formula part) {
    return !(part instanceof Symbol(_, Role role)) || OPERANDS.contains(role);
  }
}
