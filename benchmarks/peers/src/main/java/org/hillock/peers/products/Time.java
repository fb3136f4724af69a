package org.hillock.peers.products;

/// A line of the file of measurements.
///
/// @param lanes which a process might use: `widest` or `avx2`
/// @param shape its label
/// @param threads how many a call might use
/// @param library its name
/// @param nanoseconds the least of the rounds
record Time(String lanes, String shape, int threads, String library, double nanoseconds) {
  /// Reads a line.
  static Time of(String line) {
    String[] cells = line.split("\t", -1);
    return new Time(
        cells[0], cells[1], Integer.parseInt(cells[2]), cells[3], Double.parseDouble(cells[4]));
  }

  /// As a line, with tabs between.
  String line() {
    return String.join(
        "\t", lanes, shape, String.valueOf(threads), library, String.valueOf(nanoseconds));
  }
}
