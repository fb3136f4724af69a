package org.hillock.catalogue;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.geom.Rectangle2D;
import java.io.StringReader;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.hillock.activation.Activation;
import org.hillock.activation.Activations;
import org.hillock.catalogue.drawing.Picture;
import org.hillock.catalogue.drawing.Seen;
import org.hillock.rulebook.Rule;
import org.hillock.rulebook.Rulebook;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.xml.sax.InputSource;

class CheatSheetTest {
  @Test
  void rulesNameFunctionsThatExist() {
    for (Rule rule : Rulebook.all()) {
      Pattern.compile("`([^`]+)`")
          .matcher(rule.statement())
          .results()
          .map(found -> found.group(1))
          .forEach(name -> assertEquals(name, Activations.named(name).name()));
    }
  }

  @Test
  void thePageIsWellFormedAndHasEveryFunctionWithItsFormulas() throws Exception {
    String html = CheatSheet.html();
    String body = html.substring(html.indexOf("<body>"), html.indexOf("</html>"));
    Document document =
        DocumentBuilderFactory.newInstance()
            .newDocumentBuilder()
            .parse(new InputSource(new StringReader(body)));
    Set<String> ids = new HashSet<>();
    List<Element> all = elements(document, "*");
    all.stream()
        .filter(e -> e.hasAttribute("id"))
        .forEach(e -> assertTrue(ids.add(e.getAttribute("id")), e.getAttribute("id")));
    for (Element use : elements(document, "use")) {
      assertTrue(ids.contains(use.getAttribute("href").substring(1)));
    }
    for (Activation function : Activations.all()) {
      assertTrue(ids.contains(function.name()), function.name());
    }
    assertEquals(2 * Activations.all().size(), elements(document, "math").size());
    assertEquals(Activations.all().size(), elements(document, "svg").size());
    assertEquals(Section.all().size(), elements(document, "section").size());
  }

  private static List<Element> elements(Document document, String name) {
    var nodes = document.getElementsByTagName(name);
    return IntStream.range(0, nodes.getLength()).mapToObj(i -> (Element) nodes.item(i)).toList();
  }

  @Test
  void thePosterIsOnePageOnWhichNoTextCoversAnother() {
    Picture poster = CheatSheet.picture();
    assertEquals(Math.sqrt(2), poster.width() / poster.height(), 0.002, "A1 across");
    Seen seen = Seen.of(poster);
    Rectangle2D paper = new Rectangle2D.Double(0, 0, poster.width(), poster.height());
    seen.texts().forEach(text -> assertTrue(paper.contains(text.place()), text::toString));
    assertEquals(List.of(), seen.overlaps());
    String text = seen.texts().stream().map(Seen.Written::text).collect(Collectors.joining(" "));
    for (Activation function : Activations.all()) {
      assertTrue(text.contains(function.card().names().title()));
      assertTrue(text.contains(function.card().advice().use().split(" ", -1)[0]));
    }
  }
}
