package org.hillock.page;

/// A part of a section.
public sealed interface Block permits Figure, Listing, Notice, Paragraph, Table {
  /// As HTML.
  String html();
}
