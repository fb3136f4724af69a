package org.hillock.catalogue;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.hillock.activation.Activation;
import org.hillock.activation.Activations;
import org.hillock.activation.Card;
import org.hillock.activation.Rowwise;
import org.hillock.catalogue.drawing.Format;
import org.hillock.catalogue.plot.Plot;

/// A page of Markdown and a picture for each function, and a list of them.
public final class FunctionPages {
  private static final List<String> IN_WORDS =
      List.of("strengths", "limits", "use", "do not use", "source");

  private FunctionPages() {}

  /// All files by name.
  public static Map<String, byte[]> all() {
    Map<String, byte[]> files = new TreeMap<>();
    files.put("README.md", bytes(list()));
    for (Activation function : Activations.all()) {
      files.put(function.name() + ".md", bytes(page(function)));
      files.put(function.name() + ".svg", Plot.of(function).picture().as(Format.SVG));
    }
    return files;
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private static String list() {
    return """
    # The functions

    Written from the cards by the build; [CONTRIBUTING.md](../../CONTRIBUTING.md) says how.

    | function | value | use |
    |---|---|---|
    """
        + Activations.all().stream()
            .map(f ->
                "| [%s](%s.md) | `%s` | %s |\n"
                    .formatted(
                        f.card().names().title(),
                        f.name(),
                        f.card().value().text().replace("|", "\\|"),
                        f.card().advice().use()))
            .collect(Collectors.joining());
  }

  private static String page(Activation function) {
    Card card = function.card();
    String name = function.name();
    StringBuilder page = new StringBuilder();
    page.append("# ").append(card.names().title()).append("\n\n");
    page.append("`").append(name).append("`\n\n");
    page.append("![")
        .append(card.names().title())
        .append(function instanceof Rowwise ? " of a row" : " and its derivative")
        .append("](")
        .append(name)
        .append(".svg)\n\n");
    math(page, card.value());
    math(page, card.slope());
    page.append("| | |\n|---|---|\n");
    for (Fact fact : Fact.of(function)) {
      if (!IN_WORDS.contains(fact.label())) {
        String text = fact.text().replace("|", "\\|");
        boolean code = fact.label().equals("value") || fact.label().equals("derivative");
        page.append("| ").append(fact.label()).append(" | ");
        page.append(code ? "`" + text + "`" : text).append(" |\n");
      }
    }
    for (Fact fact : Fact.of(function)) {
      if (IN_WORDS.contains(fact.label())) {
        String label = fact.label();
        page.append("\n**")
            .append(Character.toUpperCase(label.charAt(0)))
            .append(label.substring(1))
            .append(".** ")
            .append(fact.text())
            .append(".\n");
      }
    }
    return page.append("\n[All functions](README.md)\n").toString();
  }

  private static void math(StringBuilder page, Card.Formula formula) {
    page.append("```math\n").append(formula.latex()).append("\n```\n\n");
  }
}
