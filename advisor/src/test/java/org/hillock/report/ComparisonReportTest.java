package org.hillock.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.hillock.advice.Comparison;
import org.hillock.advice.Standing;
import org.hillock.page.Tags;
import org.junit.jupiter.api.Test;

class ComparisonReportTest {
  private static final Comparison COMPARISON = Comparisons.small();
  private static final String PAGE =
      ComparisonReport.of(COMPARISON, Comparisons.provenance(Optional.of("the model")));

  private static List<String> found(String html, String pattern) {
    return Pattern.compile(pattern).matcher(html).results().map(match -> match.group(1)).toList();
  }

  @Test
  void theVerdictIsAboveAllElse() {
    String first = COMPARISON.verdict().sentence().split("(?<=[.]) ", 2)[0];
    int verdict = PAGE.indexOf("<p class=\"headline\">" + first.substring(0, 12));
    assertTrue(verdict > 0 && verdict < PAGE.indexOf("<section"));
    assertEquals(
        List.of(
            "grounds", "confirmation", "candidates", "why", "learning", "cost", "plan", "repeat"),
        found(PAGE, "<section id=\"([^\"]+)\""));
  }

  @Test
  void thePageNeedsNothingElse() {
    assertFalse(Pattern.compile("https?:|src=|@import|url\\((?!#)|<script").matcher(PAGE).find());
    assertEquals(
        List.of("data:application/octet-stream;base64,dGhlIG1vZGVs"),
        found(PAGE, "href=\"([^#\"][^\"]*)\""));
    assertTrue(PAGE.contains("download=\"&lt;b&gt;|&quot;c&quot;, *d* &amp; `e`.onnx\""));
  }

  @Test
  void aModelTooLargeForThePageIsNamed() {
    String page =
        ComparisonReport.of(COMPARISON, Comparisons.provenance(Optional.of("w".repeat(5_000_000))));
    assertFalse(page.contains("data:"));
    assertTrue(page.contains(".onnx, too large for this page."));
  }

  @Test
  void tagsAreClosedInTheirOrderAndLinksFindTheirPlaces() {
    Tags.assertClosed(PAGE);
    List<String> ids = found(PAGE, " id=\"([^\"]+)\"");
    Set<String> different = new HashSet<>(ids);
    assertEquals(ids.size(), different.size());
    assertTrue(different.containsAll(found(PAGE, "href=\"#([^\"]+)\"")));
  }

  @Test
  void namesStayText() {
    assertFalse(PAGE.contains("<b>"));
    assertTrue(PAGE.contains("&lt;b&gt;|&quot;c&quot;, *d* &amp; `e`"));
  }

  @Test
  void everyCandidateIsThereWithWhereItWasOut() {
    List<Standing> out = COMPARISON.standings().stream().filter(Standing::out).toList();
    assertFalse(out.isEmpty());
    assertTrue(PAGE.contains("Those that were out early"));
    for (Standing standing : out) {
      assertTrue(
          PAGE.contains("<title>" + standing.candidate() + ": 1/9, out</title>")
              || !standing.stage().name().equals("NINTH"));
    }
  }

  @Test
  void numbersOfTheConfirmationAreThereForThoseWhoKnowStatistics() {
    COMPARISON.verdict().grounds().stream()
        .filter(ground -> !ground.contains("<b>"))
        .forEach(
            ground -> assertTrue(PAGE.contains("<li>" + ground.replace("'", "&#39;")), ground));
    assertTrue(PAGE.contains("Given up to keep within the budget:"));
  }

  @Test
  void thePageTellsHowToRepeatIt() {
    assertTrue(PAGE.contains("hillock compare &#39;&lt;b&gt;"));
    assertTrue(PAGE.contains("0123abcd"));
    assertTrue(PAGE.contains("<dd>1 to 14</dd>"));
  }

  @Test
  void theSameComparisonHasTheSameBytes() {
    assertEquals(
        PAGE,
        ComparisonReport.of(Comparisons.small(), Comparisons.provenance(Optional.of("the model"))));
  }

  @Test
  void numbersThatAreNotFiniteBreakNoPicture() {
    String page =
        ComparisonReport.of(Comparisons.strange(), Comparisons.provenance(Optional.empty()));
    String places = page.replaceAll(">[^<]*<", "><");
    assertFalse(places.contains("NaN") || places.contains("Infinity"));
  }
}
