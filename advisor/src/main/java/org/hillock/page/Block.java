package org.hillock.page;

/// A part of a section.
public sealed interface Block
    permits Aside, Download, Entries, Figure, Listing, Notice, Paragraph, Points, Table {
  /// As HTML.
  String html();
}
