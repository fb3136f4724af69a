package org.hillock.page;

import java.util.regex.Pattern;

/// To a place on the same page.
///
/// @param to id of a section or a figure
/// @param text what is shown
public record Link(String to, String text) {
  private static final Pattern ID = Pattern.compile("[a-z][a-z0-9-]*");

  /// @throws IllegalArgumentException if the id can't be one
  public Link {
    checked(to);
  }

  static void checked(String id) {
    if (!ID.matcher(id).matches()) {
      throw new IllegalArgumentException(
          "\"" + id + "\" can't be an id; use small letters, digits and hyphens.");
    }
  }

  String html() {
    return "<a href=\"#" + to + "\">" + Markup.escaped(text) + "</a>";
  }
}
