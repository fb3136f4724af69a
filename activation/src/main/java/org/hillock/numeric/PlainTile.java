package org.hillock.numeric;

/// A tile without vectors, in blocks of 4 × 4 numbers: sixteen chains of fma keep the CPU's scalar
/// units busy. (C2 does not turn loops over rows of two arrays into SIMD, as it cannot rule out
/// that they overlap: they ran at a third of the speed.)
///
/// @param rows of the tile
/// @param width its columns, a multiple of 4
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
      int segments,
      int aSegment,
      int bSegment,
      float[] s,
      int sFrom,
      int sRow,
      float[] c,
      int cFrom,
      int cRow) {
    int whole = rows & -4;
    for (int j = 0; j < width; j += 4) {
      for (int i = 0; i < whole; i += 4) {
        four(
            a,
            aFrom + i * aRow,
            aRow,
            aColumn,
            b,
            bFrom + j,
            bRow,
            depth,
            segments,
            aSegment,
            bSegment,
            s,
            sFrom + i * sRow + j,
            sRow,
            c,
            cFrom + i * cRow + j,
            cRow);
      }
      for (int i = whole; i < rows; i++) {
        one(
            a,
            aFrom + i * aRow,
            aColumn,
            b,
            bFrom + j,
            bRow,
            depth,
            segments,
            aSegment,
            bSegment,
            s,
            sFrom + i * sRow + j,
            c,
            cFrom + i * cRow + j);
      }
    }
  }

  private static void four(
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
      int cRow) {
    int s1 = sFrom + sRow;
    int s2 = s1 + sRow;
    int s3 = s2 + sRow;
    float r00 = s[sFrom];
    float r01 = s[sFrom + 1];
    float r02 = s[sFrom + 2];
    float r03 = s[sFrom + 3];
    float r10 = s[s1];
    float r11 = s[s1 + 1];
    float r12 = s[s1 + 2];
    float r13 = s[s1 + 3];
    float r20 = s[s2];
    float r21 = s[s2 + 1];
    float r22 = s[s2 + 2];
    float r23 = s[s2 + 3];
    float r30 = s[s3];
    float r31 = s[s3 + 1];
    float r32 = s[s3 + 2];
    float r33 = s[s3 + 3];
    for (int t = 0; t < segments; t++) {
      int aAt = aFrom + t * aSegment;
      int bAt = bFrom + t * bSegment;
      for (int k = 0; k < depth; k++) {
        int at = aAt + k * aColumn;
        int row = bAt + k * bRow;
        float b0 = b[row];
        float b1 = b[row + 1];
        float b2 = b[row + 2];
        float b3 = b[row + 3];
        float x = a[at];
        r00 = Math.fma(x, b0, r00);
        r01 = Math.fma(x, b1, r01);
        r02 = Math.fma(x, b2, r02);
        r03 = Math.fma(x, b3, r03);
        x = a[at + aRow];
        r10 = Math.fma(x, b0, r10);
        r11 = Math.fma(x, b1, r11);
        r12 = Math.fma(x, b2, r12);
        r13 = Math.fma(x, b3, r13);
        x = a[at + 2 * aRow];
        r20 = Math.fma(x, b0, r20);
        r21 = Math.fma(x, b1, r21);
        r22 = Math.fma(x, b2, r22);
        r23 = Math.fma(x, b3, r23);
        x = a[at + 3 * aRow];
        r30 = Math.fma(x, b0, r30);
        r31 = Math.fma(x, b1, r31);
        r32 = Math.fma(x, b2, r32);
        r33 = Math.fma(x, b3, r33);
      }
    }
    put(c, cFrom, r00, r01, r02, r03);
    put(c, cFrom + cRow, r10, r11, r12, r13);
    put(c, cFrom + 2 * cRow, r20, r21, r22, r23);
    put(c, cFrom + 3 * cRow, r30, r31, r32, r33);
  }

  private static void one(
      float[] a,
      int aFrom,
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
      float[] c,
      int cFrom) {
    float r0 = s[sFrom];
    float r1 = s[sFrom + 1];
    float r2 = s[sFrom + 2];
    float r3 = s[sFrom + 3];
    for (int t = 0; t < segments; t++) {
      int aAt = aFrom + t * aSegment;
      int bAt = bFrom + t * bSegment;
      for (int k = 0; k < depth; k++) {
        float x = a[aAt + k * aColumn];
        int row = bAt + k * bRow;
        r0 = Math.fma(x, b[row], r0);
        r1 = Math.fma(x, b[row + 1], r1);
        r2 = Math.fma(x, b[row + 2], r2);
        r3 = Math.fma(x, b[row + 3], r3);
      }
    }
    put(c, cFrom, r0, r1, r2, r3);
  }

  private static void put(float[] c, int from, float r0, float r1, float r2, float r3) {
    c[from] = r0;
    c[from + 1] = r1;
    c[from + 2] = r2;
    c[from + 3] = r3;
  }
}
