package org.hillock.page;

import java.util.Base64;

/// A file that is inside the page and can be saved.
///
/// @param label what the link says
/// @param file its name when it is saved
/// @param bytes what it holds
@SuppressWarnings("ArrayRecordComponent")
public record Download(String label, String file, byte[] bytes) implements Block {
  @Override
  public String html() {
    return "<p><a class=\"download\" download=\""
        + Markup.escaped(file)
        + "\" href=\"data:application/octet-stream;base64,"
        + Base64.getEncoder().encodeToString(bytes)
        + "\">"
        + Markup.escaped(label)
        + "</a></p>\n";
  }
}
