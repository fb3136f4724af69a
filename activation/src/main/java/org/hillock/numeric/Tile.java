package org.hillock.numeric;

/// One block of a matrix multiply: C = S + A B for a few rows and a few vectors of columns, all of
/// C in registers. Each element is one chain of fma, k ascending, that starts from its element of
/// S. The depth comes in segments, which need not lie side by side.
///
/// An array is followed by the place of its first element and the distances from row to row and,
/// for A, from column to column.
interface Tile {
  /// Computes it.
  ///
  /// @param depth columns of A and rows of B in a segment
  /// @param segments how many there are
  /// @param aSegment distance from one to the next in A
  /// @param bSegment distance from one to the next in B
  void multiply(
      float[] a,
      int aFrom,
      int aRow,
      int aColumn,
      float[] b,
      int bFrom,
      int bRow,
      int depth,
      int segments,
      int aSegment,
      int bSegment,
      float[] s,
      int sFrom,
      int sRow,
      float[] c,
      int cFrom,
      int cRow);
}
