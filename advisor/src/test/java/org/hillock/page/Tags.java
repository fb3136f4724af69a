package org.hillock.page;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.regex.Pattern;

/// What has to hold of the tags of every page.
public final class Tags {
  private Tags() {}

  /// Each tag is closed, in the order in which they were opened.
  public static void assertClosed(String html) {
    Deque<String> open = new ArrayDeque<>();
    Pattern.compile("<(/?)([a-z][a-z0-9]*)[^>]*?(/?)>")
        .matcher(html)
        .results()
        .filter(tag -> !tag.group(2).equals("meta") && tag.group(3).isEmpty())
        .forEach(tag -> {
          if (tag.group(1).isEmpty()) {
            open.push(tag.group(2));
          } else {
            assertEquals(open.pop(), tag.group(2));
          }
        });
    assertTrue(open.isEmpty());
  }
}
