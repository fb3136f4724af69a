package org.hillock.catalogue;

import org.hillock.activation.Activation;
import org.hillock.activation.Activations;
import org.hillock.activation.Card;
import org.hillock.catalogue.drawing.Face;
import org.hillock.catalogue.drawing.Picture;
import org.hillock.catalogue.formula.Latex;
import org.hillock.catalogue.formula.MathMl;
import org.hillock.catalogue.plot.Plot;

/// Every function on one page, with the rules for choosing.
public final class CheatSheet {
  private static final String STYLE =
      """
      :root { color-scheme: light; }
      body { font: 14px/1.4 "Source Sans 3", "Segoe UI", Roboto, Helvetica, Arial, sans-serif; color: #1f2933;
        background: #fff; margin: 24px; }
      h1 { font-size: 30px; margin: 0; }
      header p { color: #5f6b76; margin: 4px 0 16px; }
      .rules, .functions { display: grid; gap: 10px; }
      .rules { grid-template-columns: repeat(auto-fit, minmax(230px, 1fr)); margin-bottom: 10px; }
      .functions { grid-template-columns: repeat(auto-fill, minmax(280px, 1fr)); }
      section, article { border-radius: 6px; padding: 10px 14px; break-inside: avoid; }
      section { background: #eef5fa; }
      article { background: #f7f8fa; }
      section h2 { color: #0072b2; font-size: 16px; margin: 0 0 4px; }
      section ul { margin: 0; padding-left: 18px; }
      section code { font: inherit; font-weight: 600; }
      article h2 { font-size: 1.15em; margin: 0 0 6px; display: flex; justify-content: space-between; gap: 8px; }
      article h2 code { font: 13px/1.6 monospace; color: #5f6b76; }
      article svg { display: block; width: 100%; height: auto; }
      article p { margin: 6px 0; overflow-x: auto; overflow-y: hidden; scrollbar-width: none; }
      .value { color: #0072b2; }
      .slope { color: #b34e00; }
      math { font-family: "Latin Modern Math", "STIX Two Math", "Cambria Math", math; font-size: 13.5px; }
      .brace2 { font-family: Brace2; }
      .brace3 { font-family: Brace3; font-size: 1.2em; }
      .cases mtd { text-align: left; padding: 2px 12px 2px 0; }
      dl { margin: 0; font-size: 13px; }
      dt { float: left; clear: left; font-weight: 600; margin-right: 6px; }
      dd { margin: 0; }
      @page { size: A3 landscape; margin: 9mm; }
      @media print {
        body { margin: 0; font-size: 10px; }
        .functions { grid-template-columns: repeat(6, minmax(0, 1fr)); }
        .rules { grid-template-columns: repeat(5, minmax(0, 1fr)); }
        dl { font-size: 9px; }
        math { font-size: 11px; }
        section, article { print-color-adjust: exact; padding: 6px 9px; }
      }
      """;

  private CheatSheet() {}

  /// The sheet as a drawing, of size A1 across.
  public static Picture picture() {
    return Poster.picture();
  }

  /// The sheet as a page of HTML that needs nothing else; formulas are MathML.
  public static String html() {
    StringBuilder html = new StringBuilder();
    html.append("<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n");
    html.append("<meta name=\"viewport\" content=\"width=device-width\">\n<title>");
    html.append(Poster.TITLE).append("</title>\n<style>\n").append(STYLE);
    face(html, "Brace2", Face.SIZE3);
    face(html, "Brace3", Face.SIZE4);
    html.append("</style>\n</head>\n<body>\n<header>\n<h1>").append(Poster.TITLE);
    html.append("</h1>\n<p>").append(Poster.SUBTITLE);
    html.append(
        " In the pictures the value is solid, the derivative dashed, and shaded where the gradient vanishes.</p>\n</header>\n<div class=\"rules\">\n");
    Section.all().forEach(section -> section(html, section));
    html.append("</div>\n<div class=\"functions\">\n");
    Activations.all().forEach(function -> tile(html, function));
    return html.append("</div>\n</body>\n</html>\n").toString();
  }

  private static void face(StringBuilder html, String family, Face face) {
    html.append("@font-face { font-family: ").append(family).append("; src: url(");
    html.append(face.dataAddress()).append("); }\n");
  }

  private static void section(StringBuilder html, Section section) {
    html.append("<section>\n<h2>").append(section.title()).append("</h2>\n<ul>\n");
    for (String line : section.lines()) {
      html.append("<li>");
      html.append(escaped(line).replaceAll("`([^`]+)`", "<code>$1</code>"));
      html.append("</li>\n");
    }
    html.append("</ul>\n</section>\n");
  }

  private static void tile(StringBuilder html, Activation function) {
    Card card = function.card();
    String name = function.name();
    html.append("<article id=\"").append(name).append("\">\n<h2>").append(card.names().title());
    html.append(" <code>").append(name).append("</code></h2>\n");
    html.append(Plot.small(function).element(name + "-"));
    formula(html, "value", card.value());
    formula(html, "slope", card.slope());
    html.append("<dl>\n");
    fact(html, "Range", Fact.shortRange(card));
    fact(html, "Strengths", card.advice().strengths());
    fact(html, "Limits", card.advice().limits());
    fact(html, "Use", card.advice().use());
    fact(html, "Do not use", card.advice().avoid());
    html.append("</dl>\n</article>\n");
  }

  private static void formula(StringBuilder html, String kind, Card.Formula formula) {
    html.append("<p class=\"").append(kind).append("\">");
    html.append(MathMl.of(Latex.parse(formula.latex()))).append("</p>\n");
  }

  private static void fact(StringBuilder html, String label, String text) {
    html.append("<dt>").append(label).append("</dt><dd>").append(escaped(text)).append("</dd>\n");
  }

  private static String escaped(String text) {
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
  }
}
