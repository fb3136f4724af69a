package org.hillock.numeric;

/// A tile in loops that C2 turns into SIMD by itself.
///
/// @param rows of the tile
/// @param width its columns
record PlainTile(int rows, int width) implements Tile {
  @Override
  public void multiply(
      float[] a,
      int aFrom,
      int aRow,
      int aColumn,
      float[] b,
      int bFrom,
      int bRow,
      int depth,
      float[] s,
      int sFrom,
      int sRow,
      float[] c,
      int cFrom,
      int cRow) {
    for (int i = 0; i < rows; i++) {
      int to = cFrom + i * cRow;
      System.arraycopy(s, sFrom + i * sRow, c, to, width);
      for (int k = 0; k < depth; k++) {
        addScaled(a[aFrom + i * aRow + k * aColumn], b, bFrom + k * bRow, c, to, width);
      }
    }
  }

  private static void addScaled(float scale, float[] x, int xFrom, float[] y, int yFrom, int n) {
    for (int j = 0; j < n; j++) {
      y[yFrom + j] = Math.fma(scale, x[xFrom + j], y[yFrom + j]);
    }
  }
}
