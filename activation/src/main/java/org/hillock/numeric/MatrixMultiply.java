package org.hillock.numeric;

import java.util.concurrent.atomic.AtomicReferenceArray;

/// C = S + A B. Each element of C is one chain of fma, k ascending, that starts from its element of
/// S, so its bits depend on no tile, vector width or number of rows; scalar and lanes agree.
/// Threads may therefore compute any rows or columns of C each, with an object of this class of
/// their own.
///
/// It keeps work buffers, so it serves one thread at a time.
public final class MatrixMultiply {
  private float[] panel = {};
  private float[] zeros = {};

  /// With empty work buffers, which grow to what is needed.
  public MatrixMultiply() {}

  /// C += A B.
  ///
  /// @param a rows × depth
  /// @param b depth × columns
  /// @param c rows × columns, row-major; must not share memory with a or b
  /// @throws IllegalArgumentException if the shapes do not fit
  public void add(Matrix a, Matrix b, Matrix c) {
    check(a, b, c);
    multiply(a, b, c.data(), c.from(), c.rowStride(), c);
  }

  /// C = A B; else as [#add].
  public void set(Matrix a, Matrix b, Matrix c) {
    check(a, b, c);
    if (zeros.length < c.columns()) {
      zeros = new float[c.columns()];
    }
    multiply(a, b, zeros, 0, 0, c);
  }

  /// C = A B + bias in each row; else as [#add].
  ///
  /// @param bias the row's begins at `from`
  public void set(Matrix a, Matrix b, float[] bias, int from, Matrix c) {
    check(a, b, c);
    multiply(a, b, bias, from, 0, c);
  }

  private static void check(Matrix a, Matrix b, Matrix c) {
    if (a.columns() != b.rows() || a.rows() != c.rows() || b.columns() != c.columns()) {
      throw new IllegalArgumentException(
          "cannot add (%d × %d)(%d × %d) to %d × %d"
              .formatted(a.rows(), a.columns(), b.rows(), b.columns(), c.rows(), c.columns()));
    }
  }

  private void multiply(Matrix a, Matrix b, float[] s, int sFrom, int sRow, Matrix c) {
    if (Simd.ON) {
      Tiles.multiply(this, a, b, s, sFrom, sRow, c);
    } else {
      scalar(a, b, s, sFrom, sRow, c);
    }
  }

  /// Adds multiples of rows of B to rows of C, which C2 turns into SIMD by itself.
  void scalar(Matrix a, Matrix b, float[] s, int sFrom, int sRow, Matrix c) {
    int columns = c.columns();
    boolean packed = b.columnStride() != 1;
    if (packed) {
      pack(b, 0, columns, columns);
    }
    float[] right = packed ? panel : b.data();
    int rightFrom = packed ? 0 : b.from();
    int rightRow = packed ? columns : b.rowStride();
    for (int i = 0; i < c.rows(); i++) {
      int to = c.from() + i * c.rowStride();
      int from = a.from() + i * a.rowStride();
      System.arraycopy(s, sFrom + i * sRow, c.data(), to, columns);
      for (int k = 0; k < a.columns(); k++) {
        float scale = a.data()[from + k * a.columnStride()];
        addScaled(scale, right, rightFrom + k * rightRow, c.data(), to, columns);
      }
    }
  }

  private static void addScaled(float scale, float[] x, int xFrom, float[] y, int yFrom, int n) {
    for (int j = 0; j < n; j++) {
      y[yFrom + j] = Math.fma(scale, x[xFrom + j], y[yFrom + j]);
    }
  }

  /// Copies columns first .. first + count - 1 of b into the panel, in rows of `width`.
  private void pack(Matrix b, int first, int count, int width) {
    if (panel.length < b.rows() * width) {
      panel = new float[b.rows() * width];
    }
    int from = b.from() + first * b.columnStride();
    if (b.columnStride() == 1) {
      for (int k = 0; k < b.rows(); k++) {
        System.arraycopy(b.data(), from + k * b.rowStride(), panel, k * width, count);
      }
    } else {
      int j = 0;
      for (; j + 4 <= count; j += 4) {
        turnFour(b, from + j * b.columnStride(), panel, j, width);
      }
      for (; j < count; j++) {
        turnOne(b, from + j * b.columnStride(), panel, j, width);
      }
    }
  }

  /// Four columns at once: their numbers fall into the same lines of the cache.
  private static void turnFour(Matrix b, int from, float[] panel, int to, int width) {
    float[] x = b.data();
    int next = b.columnStride();
    for (int k = 0; k < b.rows(); k++) {
      int at = from + k * b.rowStride();
      int row = to + k * width;
      panel[row] = x[at];
      panel[row + 1] = x[at + next];
      panel[row + 2] = x[at + 2 * next];
      panel[row + 3] = x[at + 3 * next];
    }
  }

  private static void turnOne(Matrix b, int from, float[] panel, int to, int width) {
    for (int k = 0; k < b.rows(); k++) {
      panel[to + k * width] = b.data()[from + k * b.rowStride()];
    }
  }

  /// Cuts C into tiles that fit the registers.
  private static final class Tiles {
    private static final int LANES = Simd.Lanes.FLOAT_LANES;

    /// Vectors in a tile's row: with 32 registers 6 × 4 vectors of C are the fastest, with the 16
    /// of AVX2 6 × 2.
    private static final int WIDEST = LANES == 8 ? 2 : 4;

    /// Rows of a tile, by its vectors in a row.
    private static final int[] TALLEST = {0, 8, LANES == 8 ? 6 : 12, 0, 6};

    /// So many rows pay for the copying of B into panels, if it lies well already.
    private static final int MANY_ROWS = 192;

    private static final AtomicReferenceArray<Tile> TILES = new AtomicReferenceArray<>(128);

    private Tiles() {}

    static void multiply(
        MatrixMultiply work, Matrix a, Matrix b, float[] s, int sFrom, int sRow, Matrix c) {
      int first = 0;
      while (first < c.columns()) {
        int left = c.columns() - first;
        int vectors = left >= WIDEST * LANES ? WIDEST : left >= 2 * LANES ? 2 : 1;
        int width = vectors * LANES;
        int count = Math.min(left, width);
        boolean packed =
            count < width
                || b.columnStride() != 1
                || (c.rows() >= MANY_ROWS && b.rowStride() > width);
        if (packed) {
          work.pack(b, first, count, width);
        }
        float[] right = packed ? work.panel : b.data();
        int rightFrom = packed ? 0 : b.from() + first;
        int rightRow = packed ? width : b.rowStride();
        int i = 0;
        while (i < c.rows()) {
          int rows = Math.min(TALLEST[vectors], c.rows() - i);
          tile(rows, vectors, count < width)
              .multiply(
                  a.data(),
                  a.from() + i * a.rowStride(),
                  a.rowStride(),
                  a.columnStride(),
                  right,
                  rightFrom,
                  rightRow,
                  a.columns(),
                  s,
                  sFrom + i * sRow + first,
                  sRow,
                  c.data(),
                  c.from() + i * c.rowStride() + first,
                  c.rowStride(),
                  (1L << count) - 1);
          i += rows;
        }
        first += count;
      }
    }

    private static Tile tile(int rows, int vectors, boolean masked) {
      int at = rows * 8 + (masked ? 0 : vectors);
      Tile tile = TILES.get(at);
      if (tile == null) {
        TILES.compareAndSet(at, null, TileCompiler.compile(rows, vectors, masked));
        tile = TILES.get(at);
      }
      return tile;
    }
  }
}
