package org.hillock.catalogue.formula;

import java.util.List;
import java.util.Locale;
import org.hillock.catalogue.formula.Formula.Role;
import org.hillock.catalogue.formula.Formula.Symbol;

/// Writes a formula as MathML Core, which browsers typeset without a script.
///
/// The brace of cases is of class `brace1`, `brace2` or `brace3`, by the number of rows: browsers
/// stretch a brace only if the machine has a font for mathematics, so the page brings its own.
public final class MathMl {
  private static final int TALLEST = 3;

  private MathMl() {}

  /// The formula as an element of HTML.
  public static String of(Formula formula) {
    return "<math displaystyle=\"true\">" + element(formula) + "</math>";
  }

  private static String element(Formula formula) {
    return switch (formula) {
      case Formula.Row(List<Formula> parts) -> "<mrow>" + elements(parts) + "</mrow>";
      case Symbol symbol -> symbol(symbol);
      case Formula.Space(double ems) ->
          String.format(Locale.ROOT, "<mspace width=\"%.3fem\"/>", ems);
      case Formula.Fraction(Formula top, Formula bottom, boolean small) -> {
        String fraction = "<mfrac>" + element(top) + element(bottom) + "</mfrac>";
        yield small ? "<mstyle displaystyle=\"false\">" + fraction + "</mstyle>" : fraction;
      }
      case Formula.Root(Formula inner) -> "<msqrt>" + element(inner) + "</msqrt>";
      case Formula.Scripts scripts -> scripts(scripts);
      case Formula.Fenced(String open, Formula inner, String close) ->
          "<mrow>" + fence(open, "prefix") + element(inner) + fence(close, "postfix") + "</mrow>";
      case Formula.Cases(List<List<Formula>> rows) -> cases(rows);
    };
  }

  private static String elements(List<Formula> parts) {
    StringBuilder text = new StringBuilder();
    parts.forEach(part -> text.append(element(part)));
    return text.toString();
  }

  private static String symbol(Symbol symbol) {
    String text = symbol.text().replace("<", "&lt;").replace(">", "&gt;");
    return switch (symbol.role()) {
      case VARIABLE, NAME -> "<mi>" + text + "</mi>";
      case UPRIGHT ->
          Character.isDigit(text.charAt(0))
              ? "<mn>" + text + "</mn>"
              : Character.isLetter(text.charAt(0))
                  ? "<mi mathvariant=\"normal\">" + text + "</mi>"
                  : "<mo lspace=\"0\" rspace=\"0\">" + text + "</mo>";
      case SUM -> "<mo movablelimits=\"true\">" + text + "</mo>";
      case BINARY, RELATION, COMMA -> "<mo>" + text + "</mo>";
      case PREFIX -> "<mo form=\"prefix\">" + text + "</mo>";
      case OPEN -> "<mo form=\"prefix\" stretchy=\"false\">" + text + "</mo>";
      case CLOSE -> "<mo form=\"postfix\" stretchy=\"false\">" + text + "</mo>";
    };
  }

  private static String scripts(Formula.Scripts scripts) {
    boolean under = scripts.base() instanceof Symbol(_, Role role) && role == Role.SUM;
    String below = scripts.below().map(MathMl::element).orElse("");
    String above = scripts.above().map(MathMl::element).orElse("");
    String place = (below.isEmpty() ? "" : under ? "under" : "sub");
    String name = "m" + place + (above.isEmpty() ? "" : under ? "over" : "sup");
    return "<" + name + ">" + element(scripts.base()) + below + above + "</" + name + ">";
  }

  private static String fence(String bracket, String form) {
    return "<mo form=\"" + form + "\" stretchy=\"true\">" + bracket + "</mo>";
  }

  private static String cases(List<List<Formula>> rows) {
    StringBuilder text = new StringBuilder("<mrow><mo stretchy=\"false\" class=\"brace");
    text.append(Math.min(rows.size(), TALLEST)).append("\">{</mo>");
    text.append("<mtable displaystyle=\"false\" class=\"cases\">");
    for (List<Formula> row : rows) {
      text.append("<mtr>");
      row.forEach(cell -> text.append("<mtd>").append(element(cell)).append("</mtd>"));
      text.append("</mtr>");
    }
    return text.append("</mtable></mrow>").toString();
  }
}
