package org.hillock.catalogue.formula;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.StringReader;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.hillock.activation.Activations;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.xml.sax.InputSource;

class FormulaTest {
  private static final double SIZE = 10;

  /// The formulas of all cards, values and derivatives.
  static Stream<String> cards() {
    return Activations.all().stream()
        .map(f -> f.card())
        .flatMap(card -> Stream.of(card.value().latex(), card.slope().latex()));
  }

  @ParameterizedTest
  @MethodSource("cards")
  void everyCardsFormulaBecomesWellFormedMathMlAndABox(String latex) throws Exception {
    Formula formula = Latex.parse(latex);
    String mathMl = MathMl.of(formula);
    DocumentBuilderFactory.newInstance()
        .newDocumentBuilder()
        .parse(new InputSource(new StringReader(mathMl)));
    Box box = new Typesetter(SIZE).set(formula);
    assertTrue(box.width() > SIZE && box.width() < 60 * SIZE, () -> latex + " " + box);
    assertTrue(box.height() > 0.4 * SIZE && box.height() < 6 * SIZE, () -> latex + " " + box);
  }

  @Test
  void everyCommandCanBeTypeset() {
    new Commands().symbols().values().forEach(symbol -> new Typesetter(SIZE).set(symbol));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '@',
      quoteCharacter = '"',
      textBlock =
          """
          x^2                 @ <msup><mi>x</mi><mn>2</mn></msup>
          x_i                 @ <msub><mi>x</mi><mi>i</mi></msub>
          f'                  @ <msup><mi>f</mi><mo lspace="0" rspace="0">′</mo></msup>
          \\tfrac12           @ <mstyle displaystyle="false"><mfrac><mn>1</mn><mn>2</mn></mfrac></mstyle>
          \\sqrt{12.5}        @ <msqrt><mn>12.5</mn></msqrt>
          \\sum_j             @ <munder><mo movablelimits="true">∑</mo><mi>j</mi></munder>
          -x                  @ <mrow><mo form="prefix">−</mo><mi>x</mi></mrow>
          1-x                 @ <mrow><mn>1</mn><mo>−</mo><mi>x</mi></mrow>
          a<b                 @ <mrow><mi>a</mi><mo>&lt;</mo><mi>b</mi></mrow>
          \\tanh x            @ <mrow><mi>tanh</mi><mspace width="0.167em"/><mi>x</mi></mrow>
          \\mathrm{gelu}      @ <mi mathvariant="normal">gelu</mi>
          """)
  void whatIsWrittenIsMeant(String latex, String mathMl) {
    assertEquals(
        "<math displaystyle=\"true\">" + mathMl + "</math>", MathMl.of(Latex.parse(latex)));
  }

  @Test
  void barsOpenAndCloseByTurns() {
    String mathMl = MathMl.of(Latex.parse("|x|"));
    assertTrue(mathMl.contains("<mo form=\"prefix\" stretchy=\"false\">|</mo><mi>x"), mathMl);
    assertTrue(mathMl.contains("</mi><mo form=\"postfix\" stretchy=\"false\">|</mo>"), mathMl);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '@',
      quoteCharacter = '"',
      textBlock =
          """
          \\integral x        @ a command of the cards, not "\\integral"
          \\frac{1}           @ more
          {x                  @ "}"
          x}                  @ nothing that "}" could close
          x^2^3               @ one script below and one above
          \\begin{matrix}     @ \\begin{cases}
          \\begin{cases}1     @ more
          \\left(x            @ "\\right"
          \\left?x            @ a bracket
          x;y                 @ a letter, a digit or a sign, not ";"
          """)
  void whatIsUnknownIsNamed(String latex, String expected) {
    IllegalArgumentException wrong =
        assertThrows(IllegalArgumentException.class, () -> Latex.parse(latex));
    String said = String.valueOf(wrong.getMessage());
    assertTrue(said.contains(latex) && said.contains(expected), said);
  }
}
