package org.hillock.page;

/// Numbers as a picture. Whoever can't see it has the description and the table.
public interface Chart {
  /// What is shown, as a heading.
  String title();

  /// One or two sentences that say what there is to see.
  String description();

  /// The numbers of the picture.
  Table numbers();

  /// The picture for some width; letters are [Drawing#LETTERS] high whatever it is.
  ///
  /// @param width in CSS pixels, from 300
  Drawing drawing(double width);
}
