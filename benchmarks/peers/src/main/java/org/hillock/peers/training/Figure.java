package org.hillock.peers.training;

/// A line of the file of measurements.
///
/// @param round which it was measured in, from 1
/// @param work its name
/// @param library its name
/// @param threads how many it might use
/// @param measure what the value says
record Figure(int round, String work, String library, int threads, Measure measure, double value) {
  /// Reads a line.
  static Figure of(String line) {
    String[] cells = line.split("\t", -1);
    return new Figure(
        Integer.parseInt(cells[0]),
        cells[1],
        cells[2],
        Integer.parseInt(cells[3]),
        Measure.valueOf(cells[4]),
        Double.parseDouble(cells[5]));
  }

  /// As a line, with tabs between.
  String line() {
    return String.join(
        "\t",
        String.valueOf(round),
        work,
        library,
        String.valueOf(threads),
        measure.name(),
        String.valueOf(value));
  }
}
