package org.hillock.numeric;

/// C = S + A B. Each element of C is one chain of fma, k ascending, that starts from its element of
/// S, so its bits depend on no tile, vector width or number of rows; scalar and lanes agree.
/// Threads may therefore compute any rows or columns of C each, with an object of this class of
/// their own.
///
/// Rows may come in bands and the depth in segments, of one length each, that do not lie side by
/// side: row i of band r of C is S + Σ over segments t and k of A[r, i, t, k] B[t, k], t ascending.
/// A convolution is such a product of the image itself: a band is a row of outputs, a segment a row
/// of the kernel.
///
/// It keeps work buffers, so it serves one thread at a time.
public final class MatrixMultiply {
  /// So many numbers of B stay in the level-1 cache while the rows of A pass; over a convolution's
  /// weights and gradients that gained 8 %.
  private static final int LEVEL_1 = 8192;

  /// Deeper products come in blocks, so that a panel of B stays in the level-2 cache: over 128 ×
  /// 128 × 3136 that gained a sixth, over 128 × 256 × 784 a twentieth.
  private static final int MOST_DEPTH = 512;

  final boolean lanes;
  float[] panel = {};
  private float[] zeros = {};
  final float[] edge;

  // The operands: the array, the place of the first element, the distances to the next row and
  // column.
  float[] a = {};
  int aFrom;
  int aRow;
  int aColumn;
  float[] b = {};
  int bFrom;
  int bRow;
  int bColumn;
  float[] s = {};
  int sFrom;
  int sRow;
  float[] c = {};
  int cFrom;
  int cRow;
  int rows;
  int columns;
  int depth;
  int bands = 1;
  int aBand;
  int sBand;
  private boolean adds;
  int cBand;
  int segments = 1;
  int aSegment;
  int bSegment;

  /// With empty work buffers, which grow to what is needed.
  public MatrixMultiply() {
    this(Simd.ON);
  }

  /// @param lanes whether it runs in SIMD lanes
  MatrixMultiply(boolean lanes) {
    this.lanes = lanes;
    edge = new float[Tiles.EDGE];
  }

  /// C += A B.
  ///
  /// @param a rows × depth
  /// @param b depth × columns
  /// @param c rows × columns, row-major; must not share memory with a or b
  /// @throws IllegalArgumentException if the shapes do not fit
  public void add(Matrix a, Matrix b, Matrix c) {
    check(a, b, c);
    operands(a, b, c).fromResult().run(c.rows(), b.rows(), c.columns());
  }

  /// C = A B; else as [#add].
  public void set(Matrix a, Matrix b, Matrix c) {
    check(a, b, c);
    operands(a, b, c).fromZero(c.columns()).run(c.rows(), b.rows(), c.columns());
  }

  /// C = A B + bias in each row; else as [#add].
  ///
  /// @param bias the row's begins at `from`
  public void set(Matrix a, Matrix b, float[] bias, int from, Matrix c) {
    check(a, b, c);
    operands(a, b, c).fromRow(bias, from).run(c.rows(), b.rows(), c.columns());
  }

  private static void check(Matrix a, Matrix b, Matrix c) {
    if (a.columns() != b.rows() || a.rows() != c.rows() || b.columns() != c.columns()) {
      throw new IllegalArgumentException(
          "cannot add (%d × %d)(%d × %d) to %d × %d"
              .formatted(a.rows(), a.columns(), b.rows(), b.columns(), c.rows(), c.columns()));
    }
  }

  private MatrixMultiply operands(Matrix a, Matrix b, Matrix c) {
    return left(a.data(), a.from(), a.rowStride(), a.columnStride())
        .right(b.data(), b.from(), b.rowStride(), b.columnStride())
        .result(c.data(), c.from(), c.rowStride());
  }

  /// Says where A is; this and the next methods make no objects, which C2 would not always avoid.
  public MatrixMultiply left(float[] data, int from, int rowStride, int columnStride) {
    a = data;
    aFrom = from;
    aRow = rowStride;
    aColumn = columnStride;
    return this;
  }

  /// Says where B is.
  public MatrixMultiply right(float[] data, int from, int rowStride, int columnStride) {
    b = data;
    bFrom = from;
    bRow = rowStride;
    bColumn = columnStride;
    return this;
  }

  /// Says where C is; its columns lie side by side.
  public MatrixMultiply result(float[] data, int from, int rowStride) {
    c = data;
    cFrom = from;
    cRow = rowStride;
    return this;
  }

  /// S is C: the product is added.
  public MatrixMultiply fromResult() {
    s = c;
    sFrom = cFrom;
    sRow = cRow;
    adds = true;
    return this;
  }

  /// S is 0.
  public MatrixMultiply fromZero(int width) {
    if (zeros.length < width) {
      zeros = new float[width];
    }
    return fromRow(zeros, 0);
  }

  /// Each row of S is this one.
  public MatrixMultiply fromRow(float[] data, int from) {
    s = data;
    sFrom = from;
    sRow = 0;
    adds = false;
    return this;
  }

  /// The next product has several bands of rows.
  ///
  /// @param count how many
  /// @param aDistance from one to the next in A
  /// @param cDistance from one to the next in C
  public MatrixMultiply bands(int count, int aDistance, int cDistance) {
    bands = count;
    aBand = aDistance;
    cBand = cDistance;
    return this;
  }

  /// The next product's depth comes in several segments.
  ///
  /// @param count how many
  /// @param aDistance from one to the next in A
  /// @param bDistance from one to the next in B
  public MatrixMultiply segments(int count, int aDistance, int bDistance) {
    segments = count;
    aSegment = aDistance;
    bSegment = bDistance;
    return this;
  }

  /// Computes C. The next product has one band and one segment again.
  ///
  /// @param height rows of A and C in a band
  /// @param inner columns of A and rows of B in a segment
  /// @param width columns of B and C
  public void run(int height, int inner, int width) {
    rows = height;
    depth = inner;
    columns = width;
    sBand = adds ? cBand : 0;
    int most = Math.max(1, LEVEL_1 / Math.max(1, inner * width));
    if (segments > most) {
      int blocks = (segments + most - 1) / most;
      int all = segments;
      for (int block = 0; block < blocks; block++) {
        int first = all * block / blocks;
        segments = all * (block + 1) / blocks - first;
        runBlock(first * aSegment, first * bSegment, block > 0);
      }
    } else if (segments == 1 && inner > MOST_DEPTH && height > 1) {
      int blocks = (inner + MOST_DEPTH - 1) / MOST_DEPTH;
      for (int block = 0; block < blocks; block++) {
        int first = (int) ((long) inner * block / blocks);
        depth = (int) ((long) inner * (block + 1) / blocks) - first;
        runBlock(first * aColumn, first * bRow, block > 0);
      }
    } else {
      Tiles.run(this);
    }
    bands = 1;
    segments = 1;
  }

  /// Some of the depth.
  ///
  /// @param goesOn whether it goes on from what the block before it left in C
  private void runBlock(int aAhead, int bAhead, boolean goesOn) {
    float[] start = s;
    int startFrom = sFrom;
    int startRow = sRow;
    if (goesOn) {
      s = c;
      sFrom = cFrom;
      sRow = cRow;
      sBand = cBand;
    }
    aFrom += aAhead;
    bFrom += bAhead;
    Tiles.run(this);
    aFrom -= aAhead;
    bFrom -= bAhead;
    s = start;
    sFrom = startFrom;
    sRow = startRow;
  }
}
