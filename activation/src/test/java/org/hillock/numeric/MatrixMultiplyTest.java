package org.hillock.numeric;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

class MatrixMultiplyTest {
  private static final int[] SIZES = {0, 1, 2, 3, 4, 5, 7, 8, 9, 15, 16, 17, 31, 32, 33, 65};

  @Test
  void testsRunInLanes() {
    assertTrue(Simd.ON, "the tests are meant to run with --add-modules jdk.incubator.vector");
  }

  @Test
  void lanesAndScalarGiveTheChainOfFmaBitForBitAtEverySizeAndTransposition() {
    MatrixMultiply multiply = new MatrixMultiply();
    for (int rows : SIZES) {
      for (int depth : SIZES) {
        for (int columns : SIZES) {
          for (int form = 0; form < 4; form++) {
            Matrix a = matrix(1, rows, depth, (form & 1) != 0);
            Matrix b = matrix(2, depth, columns, (form & 2) != 0);
            Matrix expected = matrix(3, rows, columns, false);
            Matrix scalar = matrix(3, rows, columns, false);
            Matrix lanes = matrix(3, rows, columns, false);
            chain(a, b, expected);
            new MatrixMultiply(false).add(a, b, scalar);
            multiply.add(a, b, lanes);
            assertArrayEquals(expected.data(), scalar.data());
            assertArrayEquals(expected.data(), lanes.data());
          }
        }
      }
    }
  }

  @Test
  void aResultMayStartFromZeroOrFromABias() {
    MatrixMultiply multiply = new MatrixMultiply();
    for (int columns : new int[] {1, 10, 16, 64, 200}) {
      Matrix a = matrix(1, 9, 20, false);
      Matrix b = matrix(2, 20, columns, true);
      float[] bias = matrix(4, 1, columns, false).data();
      Matrix expected = matrix(3, 9, columns, false);
      Matrix given = matrix(3, 9, columns, false);
      Arrays.fill(expected.data(), 3, expected.data().length, 0);
      chain(a, b, expected);
      multiply.set(a, b, given);
      assertArrayEquals(expected.data(), given.data());
      for (int row = 0; row < 9; row++) {
        System.arraycopy(bias, 3, expected.data(), 3 + row * columns, columns);
      }
      chain(a, b, expected);
      multiply.set(a, b, bias, 3, given);
      assertArrayEquals(expected.data(), given.data());
    }
  }

  /// Enough rows for panels of B, a last panel of some lanes, and depths beyond any block.
  @Test
  void largeProductsAreTheSameChains() {
    MatrixMultiply multiply = new MatrixMultiply();
    for (int form = 0; form < 4; form++) {
      Matrix a = matrix(1, 203, 1100, (form & 1) != 0);
      Matrix b = matrix(2, 1100, 150, (form & 2) != 0);
      Matrix expected = matrix(3, 203, 150, false);
      Matrix given = matrix(3, 203, 150, false);
      chain(a, b, expected);
      multiply.add(a, b, given);
      assertArrayEquals(expected.data(), given.data());
    }
  }

  /// Rows and columns of C that different threads compute are those of the whole.
  @Test
  void aPartOfTheResultHasTheBitsOfTheWhole() {
    Matrix a = matrix(1, 50, 40, false);
    Matrix b = matrix(2, 40, 90, false);
    Matrix whole = matrix(3, 50, 90, false);
    Matrix parts = matrix(3, 50, 90, false);
    new MatrixMultiply().set(a, b, whole);
    for (int from = 0; from < 50; from += 7) {
      new MatrixMultiply().set(a.rows(from, 7), b, parts.rows(from, 7));
    }
    assertArrayEquals(whole.data(), parts.data());
  }

  /// Windows of an image that overlap, as a convolution reads them, beside rows of C that lie
  /// apart.
  @Test
  void bandsOfRowsAndSegmentsOfTheDepthAreTheSameChains() {
    MatrixMultiply multiply = new MatrixMultiply();
    int[] few = {0, 1, 2, 3, 7, 17};
    for (int bands : new int[] {0, 1, 3}) {
      for (int rows : few) {
        for (int segments : new int[] {0, 1, 2, 5}) {
          for (int depth : few) {
            for (int columns : new int[] {0, 1, 5, 16, 19, 70}) {
              for (boolean turned : new boolean[] {false, true}) {
                Product product = new Product(bands, rows, segments, depth, columns, turned);
                float[] expected = product.chain();
                assertArrayEquals(expected, product.by(multiply), product.toString());
                assertArrayEquals(
                    expected, product.by(new MatrixMultiply(false)), product.toString());
              }
            }
          }
        }
      }
    }
  }

  /// So many segments that they go through the cache in blocks.
  @Test
  void manySegmentsAreTheSameChainsAndLeaveTheOperandsWhereTheyWere() {
    float[] a = matrix(1, 1, 4 * 900, false).data();
    float[] b = matrix(2, 1, 7 * 40 * 70, false).data();
    float[] bias = matrix(4, 1, 70, false).data();
    float[] expected = new float[2 * 5 * 70];
    float[] given = new float[2 * 5 * 70];
    MatrixMultiply m = new MatrixMultiply();
    m.left(a, 0, 100, 1).right(b, 0, 70, 1).result(given, 0, 70).fromRow(bias, 3);
    for (int again = 0; again < 2; again++) {
      m.bands(2, 500, 350).segments(7, 300, 2800).run(5, 40, 70);
      for (int i = 0; i < expected.length; i++) {
        int from = i / 350 * 500 + i / 70 % 5 * 100;
        expected[i] = bias[3 + i % 70];
        for (int k = 0; k < 280; k++) {
          int left = from + k / 40 * 300 + k % 40;
          expected[i] = Math.fma(a[left], b[k * 70 + i % 70], expected[i]);
        }
      }
      assertArrayEquals(expected, given);
    }
  }

  @Test
  void bandsAndSegmentsCountForOneProductOnly() {
    MatrixMultiply multiply = new MatrixMultiply();
    new Product(3, 5, 4, 3, 20, false).by(multiply);
    Matrix a = matrix(1, 9, 20, false);
    Matrix b = matrix(2, 20, 30, false);
    Matrix expected = matrix(3, 9, 30, false);
    Matrix given = matrix(3, 9, 30, false);
    chain(a, b, expected);
    multiply.add(a, b, given);
    assertArrayEquals(expected.data(), given.data());
  }

  @Test
  void eachBandMayStartFromTheSameRow() {
    float[] a = matrix(1, 6, 4, false).data();
    float[] b = matrix(2, 4, 20, false).data();
    float[] bias = matrix(4, 1, 20, false).data();
    float[] whole = new float[120];
    float[] bands = new float[120];
    MatrixMultiply m = new MatrixMultiply();
    m.left(a, 0, 4, 1).right(b, 0, 20, 1).result(whole, 0, 20).fromRow(bias, 0).run(6, 4, 20);
    m.left(a, 0, 4, 1).right(b, 0, 20, 1).result(bands, 0, 20).fromRow(bias, 0);
    m.bands(3, 8, 40).run(2, 4, 20);
    assertArrayEquals(whole, bands);
  }

  private record Product(
      int bands, int rows, int segments, int depth, int columns, boolean turned) {
    private static final int A_BAND = 11;
    private static final int A_ROW = 2;
    private static final int A_SEGMENT = 5;
    private static final int GAP = 3;

    private int cRow() {
      return columns + 1;
    }

    private int cBand() {
      return rows * cRow() + GAP;
    }

    private int bSegment() {
      return depth * columns + GAP;
    }

    private int bRow() {
      return turned ? 1 : columns;
    }

    private int bColumn() {
      return turned ? depth : 1;
    }

    private float[] a() {
      return matrix(1, 1, bands * A_BAND + rows * A_ROW + segments * A_SEGMENT + depth, false)
          .data();
    }

    private float[] b() {
      return matrix(2, 1, segments * bSegment() + depth * columns, false).data();
    }

    private float[] c() {
      return matrix(3, 1, bands * cBand() + rows * cRow(), false).data();
    }

    float[] by(MatrixMultiply multiply) {
      float[] c = c();
      multiply
          .left(a(), 1, A_ROW, 1)
          .right(b(), 1, bRow(), bColumn())
          .result(c, 1, cRow())
          .fromResult()
          .bands(bands, A_BAND, cBand())
          .segments(segments, A_SEGMENT, bSegment())
          .run(rows, depth, columns);
      return c;
    }

    float[] chain() {
      float[] a = a();
      float[] b = b();
      float[] c = c();
      for (int band = 0; band < bands; band++) {
        for (int i = 0; i < rows; i++) {
          for (int j = 0; j < columns; j++) {
            int at = 1 + band * cBand() + i * cRow() + j;
            for (int t = 0; t < segments; t++) {
              for (int k = 0; k < depth; k++) {
                int left = 1 + band * A_BAND + i * A_ROW + t * A_SEGMENT + k;
                int right = 1 + t * bSegment() + k * bRow() + j * bColumn();
                c[at] = Math.fma(a[left], b[right], c[at]);
              }
            }
          }
        }
      }
      return c;
    }
  }

  @Test
  void shapesThatDoNotFitAreNamed() {
    Matrix a = matrix(1, 2, 3, false);
    Matrix c = matrix(1, 2, 2, false);
    String message =
        assertThrows(
                IllegalArgumentException.class,
                () -> new MatrixMultiply().add(a, matrix(1, 4, 2, false), c))
            .getMessage();
    assertEquals("cannot add (2 × 3)(4 × 2) to 2 × 2", message);
  }

  private static void chain(Matrix a, Matrix b, Matrix c) {
    for (int i = 0; i < c.rows(); i++) {
      for (int j = 0; j < c.columns(); j++) {
        float sum = at(c, i, j);
        for (int k = 0; k < a.columns(); k++) {
          sum = Math.fma(at(a, i, k), at(b, k, j), sum);
        }
        c.data()[c.from() + i * c.columns() + j] = sum;
      }
    }
  }

  private static float at(Matrix m, int i, int j) {
    return m.data()[m.from() + i * m.rowStride() + j * m.columnStride()];
  }

  private static Matrix matrix(long seed, int rows, int columns, boolean transposed) {
    int offset = 3;
    float[] data = new float[offset + rows * columns];
    for (int i = 0; i < data.length; i++) {
      data[i] = (float) Draws.of(seed).uniform(i) - 0.5f;
    }
    return transposed
        ? Matrix.of(data, offset, columns, rows).transposed()
        : Matrix.of(data, offset, rows, columns);
  }
}
