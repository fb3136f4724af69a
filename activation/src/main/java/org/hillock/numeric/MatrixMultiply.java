package org.hillock.numeric;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;

/// C += A B. Each element of C is one chain of fma, k ascending, starting from what C holds, so its
/// bits depend on no tile, vector width or number of rows; scalar and lanes agree.
///
/// It keeps a work buffer for packed panels of B, so it serves one thread at a time.
public final class MatrixMultiply {
  private float[] panel = {};
  private float[] edge = {};

  /// With an empty work buffer, which grows to what is needed.
  public MatrixMultiply() {}

  /// C += A B.
  ///
  /// @param a rows × depth
  /// @param b depth × columns
  /// @param c rows × columns, row-major; must not share memory with a or b
  /// @throws IllegalArgumentException if the shapes do not fit
  public void add(Matrix a, Matrix b, Matrix c) {
    if (a.columns() != b.rows() || a.rows() != c.rows() || b.columns() != c.columns()) {
      throw new IllegalArgumentException(
          "cannot add (%d × %d)(%d × %d) to %d × %d"
              .formatted(a.rows(), a.columns(), b.rows(), b.columns(), c.rows(), c.columns()));
    }
    if (Simd.ON) {
      Tiles.add(this, a, b, c);
    } else {
      addScalar(a, b, c);
    }
  }

  void addScalar(Matrix a, Matrix b, Matrix c) {
    int columns = c.columns();
    pack(b, 0, columns, columns);
    for (int i = 0; i < c.rows(); i++) {
      int to = c.from() + i * c.rowStride();
      int from = a.from() + i * a.rowStride();
      for (int k = 0; k < a.columns(); k++) {
        addScaled(a.data()[from + k * a.columnStride()], panel, k * columns, c.data(), to, columns);
      }
    }
  }

  private static void addScaled(float scale, float[] x, int xFrom, float[] y, int yFrom, int n) {
    for (int j = 0; j < n; j++) {
      y[yFrom + j] = Math.fma(scale, x[xFrom + j], y[yFrom + j]);
    }
  }

  /// Copies columns first .. first + count - 1 of b into the panel, row after row of `width`, and
  /// fills up with zeros.
  private void pack(Matrix b, int first, int count, int width) {
    if (panel.length < b.rows() * width) {
      panel = new float[b.rows() * width];
    }
    for (int k = 0; k < b.rows(); k++) {
      int from = b.from() + k * b.rowStride() + first * b.columnStride();
      int to = k * width;
      for (int j = 0; j < count; j++) {
        panel[to + j] = b.data()[from + j * b.columnStride()];
      }
      for (int j = count; j < width; j++) {
        panel[to + j] = 0;
      }
    }
  }

  /// Tiles of 4 rows × 2 vectors, held in local variables.
  private static final class Tiles {
    private static final VectorSpecies<Float> SPECIES = Simd.Lanes.FLOATS;
    private static final int LANES = SPECIES.length();
    private static final int WIDTH = 2 * LANES;
    private static final int TALL = 4;

    private Tiles() {}

    static void add(MatrixMultiply work, Matrix a, Matrix b, Matrix c) {
      for (int first = 0; first < c.columns(); first += WIDTH) {
        int count = Math.min(WIDTH, c.columns() - first);
        work.pack(b, first, count, WIDTH);
        if (count == WIDTH) {
          addPanel(a, work.panel, c.data(), c.from() + first, c.rowStride());
        } else {
          addEdge(work, a, c, first, count);
        }
      }
    }

    /// The last, incomplete panel: C is copied into full rows and back.
    private static void addEdge(MatrixMultiply work, Matrix a, Matrix c, int first, int count) {
      if (work.edge.length < c.rows() * WIDTH) {
        work.edge = new float[c.rows() * WIDTH];
      }
      for (int i = 0; i < c.rows(); i++) {
        System.arraycopy(
            c.data(), c.from() + i * c.rowStride() + first, work.edge, i * WIDTH, count);
      }
      addPanel(a, work.panel, work.edge, 0, WIDTH);
      for (int i = 0; i < c.rows(); i++) {
        System.arraycopy(
            work.edge, i * WIDTH, c.data(), c.from() + i * c.rowStride() + first, count);
      }
    }

    private static void addPanel(Matrix a, float[] panel, float[] c, int cFrom, int cStride) {
      int i = 0;
      for (; i + TALL <= a.rows(); i += TALL) {
        addTall(a, a.from() + i * a.rowStride(), panel, c, cFrom + i * cStride, cStride);
      }
      for (; i < a.rows(); i++) {
        addRow(a, a.from() + i * a.rowStride(), panel, c, cFrom + i * cStride);
      }
    }

    private static void addTall(
        Matrix matrix, int aFrom, float[] panel, float[] c, int cFrom, int cStride) {
      float[] a = matrix.data();
      int step = matrix.columnStride();
      int depth = matrix.columns();
      int a1 = matrix.rowStride();
      int a2 = 2 * a1;
      int a3 = 3 * a1;
      int c1 = cFrom + cStride;
      int c2 = c1 + cStride;
      int c3 = c2 + cStride;
      FloatVector r00 = FloatVector.fromArray(SPECIES, c, cFrom);
      FloatVector r01 = FloatVector.fromArray(SPECIES, c, cFrom + LANES);
      FloatVector r10 = FloatVector.fromArray(SPECIES, c, c1);
      FloatVector r11 = FloatVector.fromArray(SPECIES, c, c1 + LANES);
      FloatVector r20 = FloatVector.fromArray(SPECIES, c, c2);
      FloatVector r21 = FloatVector.fromArray(SPECIES, c, c2 + LANES);
      FloatVector r30 = FloatVector.fromArray(SPECIES, c, c3);
      FloatVector r31 = FloatVector.fromArray(SPECIES, c, c3 + LANES);
      for (int k = 0; k < depth; k++) {
        int at = aFrom + k * step;
        FloatVector b0 = FloatVector.fromArray(SPECIES, panel, k * WIDTH);
        FloatVector b1 = FloatVector.fromArray(SPECIES, panel, k * WIDTH + LANES);
        FloatVector x = FloatVector.broadcast(SPECIES, a[at]);
        r00 = x.fma(b0, r00);
        r01 = x.fma(b1, r01);
        x = FloatVector.broadcast(SPECIES, a[at + a1]);
        r10 = x.fma(b0, r10);
        r11 = x.fma(b1, r11);
        x = FloatVector.broadcast(SPECIES, a[at + a2]);
        r20 = x.fma(b0, r20);
        r21 = x.fma(b1, r21);
        x = FloatVector.broadcast(SPECIES, a[at + a3]);
        r30 = x.fma(b0, r30);
        r31 = x.fma(b1, r31);
      }
      r00.intoArray(c, cFrom);
      r01.intoArray(c, cFrom + LANES);
      r10.intoArray(c, c1);
      r11.intoArray(c, c1 + LANES);
      r20.intoArray(c, c2);
      r21.intoArray(c, c2 + LANES);
      r30.intoArray(c, c3);
      r31.intoArray(c, c3 + LANES);
    }

    private static void addRow(Matrix matrix, int aFrom, float[] panel, float[] c, int cFrom) {
      float[] a = matrix.data();
      int step = matrix.columnStride();
      int depth = matrix.columns();
      FloatVector r0 = FloatVector.fromArray(SPECIES, c, cFrom);
      FloatVector r1 = FloatVector.fromArray(SPECIES, c, cFrom + LANES);
      for (int k = 0; k < depth; k++) {
        FloatVector x = FloatVector.broadcast(SPECIES, a[aFrom + k * step]);
        r0 = x.fma(FloatVector.fromArray(SPECIES, panel, k * WIDTH), r0);
        r1 = x.fma(FloatVector.fromArray(SPECIES, panel, k * WIDTH + LANES), r1);
      }
      r0.intoArray(c, cFrom);
      r1.intoArray(c, cFrom + LANES);
    }
  }
}
