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
      Matrix a = matrix(1, 203, 300, (form & 1) != 0);
      Matrix b = matrix(2, 300, 150, (form & 2) != 0);
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
