package org.hillock.page;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class PageTest {
  private static final String EVIL = Charts.LABEL;

  private final Page page = page(Charts.of(3, 0.5, 2));
  private final String html = page.html();

  private static Page page(List<Chart> charts) {
    List<Block> figures = new ArrayList<>();
    for (Chart chart : charts) {
      figures.add(new Figure("figure-" + figures.size(), chart, EVIL));
    }
    Notice notice =
        new Notice(
            "notice",
            Tone.BAD,
            EVIL,
            EVIL,
            List.of(
                new Notice.Evidence(EVIL, new Sparkline(new double[] {1, 2, 0}, false, EVIL)),
                new Notice.Evidence(EVIL, Sparkline.EMPTY)),
            List.of(EVIL),
            List.of(new Link("figure-0", EVIL)));
    Table table = new Table(EVIL, List.of(EVIL, EVIL), List.of(List.of(EVIL, EVIL)));
    return new Page(
        EVIL,
        EVIL,
        List.of(EVIL),
        new Banner(Tone.BAD, EVIL, EVIL),
        List.of(
            new Section("first", EVIL, EVIL, List.of(notice, new Paragraph(EVIL), table)),
            new Section("second", EVIL, "", figures),
            new Section(
                "third",
                EVIL,
                EVIL,
                List.of(
                    new Listing(EVIL, EVIL + " --option"),
                    new Points(List.of(EVIL)),
                    new Aside(EVIL, List.of(EVIL)),
                    new Entries(List.of(List.of(EVIL, EVIL))),
                    new Download(EVIL, EVIL, EVIL.getBytes(StandardCharsets.UTF_8))))),
        EVIL);
  }

  @Test
  void whateverUsersWriteStaysText() {
    assertFalse(html.contains("<script"));
    assertTrue(
        html.contains("&lt;script&gt;alert(&#39;x&#39;)&lt;/script&gt; &amp; &quot;more&quot;"));
    assertEquals("a�b", Markup.escaped("a\0b"));
    assertEquals("a�b", Markup.escaped("a" + (char) 0xd800 + "b"));
    assertEquals("→ 🐧", Markup.escaped("→ 🐧"));
  }

  @Test
  void theFileNeedsNothingElse() {
    assertFalse(Pattern.compile("https?:|src=|@import|url\\((?!#)").matcher(html).find());
  }

  @Test
  void everyIdIsOnThePageOnceAndEveryLinkFindsOne() {
    List<String> ids = found(" id=\"([^\"]+)\"");
    Set<String> different = new HashSet<>(ids);
    assertEquals(ids.size(), different.size(), "an id is there twice");
    Stream.of(
            "href=\"#([^\"]+)\"",
            "aria-labelledby=\"([^\"]+)\"",
            "aria-describedby=\"([^\"]+)\"",
            "url\\(#([^)]+)\\)")
        .flatMap(pattern -> found(pattern).stream())
        .forEach(target -> assertTrue(different.contains(target), target + " is nowhere"));
  }

  @Test
  void headingsGoDownOneLevelAtATime() {
    int level = 0;
    for (String heading : found("<h([1-6])")) {
      int next = Integer.parseInt(heading);
      assertTrue(next <= level + 1, "a heading " + next + " follows a heading " + level);
      level = next;
    }
    assertEquals(1, found("<h(1)").size());
  }

  @Test
  void eachChartHasATitleADescriptionAndItsNumbers() {
    int charts = 13;
    assertEquals(2 * charts, found("<svg class=\"(chart [a-z]+)\"[^>]*role=\"img\"").size());
    assertEquals(2 * charts, found("(<desc )").size());
    assertEquals(charts, found("(<details>)").size());
    assertEquals(charts + 1, found("(<caption>)").size());
  }

  @Test
  void tagsAreClosedInTheirOrder() {
    Tags.assertClosed(html);
  }

  @Test
  void theStyleKnowsEveryClass() {
    String style = html.substring(html.indexOf("<style>"), html.indexOf("</style>"));
    Set<String> known =
        new HashSet<>(
            Pattern.compile("\\.([a-z][a-z0-9-]*)")
                .matcher(style)
                .results()
                .map(match -> match.group(1))
                .toList());
    Set<String> used = new HashSet<>();
    found("class=\"([^\"]+)\"").forEach(classes -> used.addAll(List.of(classes.split(" "))));
    used.removeAll(known);
    used.removeAll(Set.of("d0", "wide", "value", "headline"));
    assertEquals(Set.of(), used);
  }

  @Test
  void theSamePageHasTheSameBytes() {
    assertEquals(html, page(Charts.of(3, 0.5, 2)).html());
  }

  @Test
  void anIdThatCannotBeOneIsRefused() {
    assertThrows(IllegalArgumentException.class, () -> new Section("a\"b", "title", "", List.of()));
    assertThrows(IllegalArgumentException.class, () -> new Link("", "text"));
  }

  @Test
  void aRowOfATableIsAsLongAsItsHeader() {
    assertThrows(
        IllegalArgumentException.class,
        () -> new Table("caption", List.of("a", "b"), List.of(List.of("1"))));
  }

  private List<String> found(String pattern) {
    return Pattern.compile(pattern)
        .matcher(html)
        .results()
        .map((MatchResult match) -> match.group(1))
        .toList();
  }
}
