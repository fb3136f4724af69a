package org.hillock.catalogue.plot;

/// Where the curves of a panel are drawn.
///
/// @param left in points
/// @param top in points
/// @param width in points
/// @param height in points
/// @param across the x axis
/// @param up the y axis
record Frame(double left, double top, double width, double height, Axis across, Axis up) {
  double x(double value) {
    return left + across.share(value) * width;
  }

  /// The height of a share of the y axis.
  double y(double share) {
    return top + (1 - share) * height;
  }

  double right() {
    return left + width;
  }

  double bottom() {
    return top + height;
  }
}
