package org.hillock.peers.products;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.hillock.numeric.Matrix;
import org.hillock.numeric.MatrixMultiply;
import org.hillock.numeric.Workers;

/// Hillock itself: one [MatrixMultiply] a thread; two threads take about half of the rows of C
/// each, or of the columns if the rows are few.
///
/// @param version which state of the sources
record Hillock(String version) implements Multiplier {
  /// Fewer multiplications take about as long as to hand over half of them.
  private static final int FEW = 1 << 16;

  /// Rows of a tile of the widest kind; parts are cut between two tiles.
  private static final int TALL = 6;

  /// Columns of the widest tile.
  private static final int WIDE = 64;

  /// A part of C.
  ///
  /// @param row the first
  /// @param column the first
  record Part(int row, int rows, int column, int columns) {
    /// C cut for so many threads.
    static List<Part> of(Shape shape, int threads) {
      List<Part> parts = new ArrayList<>();
      if (threads == 1 || shape.multiplications() < FEW) {
        parts.add(new Part(0, shape.rows(), 0, shape.columns()));
      } else if (shape.rows() >= threads * TALL) {
        int rows = share(shape.rows(), threads, TALL);
        for (int i = 0; i < shape.rows(); i += rows) {
          parts.add(new Part(i, Math.min(rows, shape.rows() - i), 0, shape.columns()));
        }
      } else {
        int columns = share(shape.columns(), threads, WIDE);
        for (int j = 0; j < shape.columns(); j += columns) {
          parts.add(new Part(0, shape.rows(), j, Math.min(columns, shape.columns() - j)));
        }
      }
      return parts;
    }

    /// A multiple of the grain.
    private static int share(int n, int threads, int grain) {
      return Math.ceilDiv(Math.ceilDiv(n, threads), grain) * grain;
    }

    private Factors factors(Matrix a, Matrix b, Matrix c) {
      return new Factors(
          a.rows(row, rows),
          b.transposed().rows(column, columns).transposed(),
          c.rows(row, rows).transposed().rows(column, columns).transposed());
    }
  }

  private record Factors(Matrix a, Matrix b, Matrix c) {
    void multiply(MatrixMultiply by) {
      by.set(a, b, c);
    }
  }

  static Hillock ofThisBuild() {
    return new Hillock(System.getProperty("hillock.commit", "this build"));
  }

  @Override
  public String name() {
    return "Hillock";
  }

  @Override
  public void settle(int threads) {
    // The products know how many they use.
  }

  @Override
  public Product product(Shape shape, float[] a, float[] b, int threads) {
    float[] c = new float[shape.rows() * shape.columns()];
    Arrays.fill(c, Float.NaN);
    Matrix result = Matrix.of(c, 0, shape.rows(), shape.columns());
    List<Factors> parts =
        Part.of(shape, threads).stream()
            .map(part -> part.factors(shape.left(a), shape.right(b), result))
            .toList();
    List<MatrixMultiply> multiplies =
        Stream.generate(MatrixMultiply::new).limit(parts.size()).toList();
    if (parts.size() == 1) {
      return new Product(() -> parts.getFirst().multiply(multiplies.getFirst()), () -> c);
    }
    Workers workers = Workers.of(parts.size());
    Workers.Piece piece = (index, worker) -> parts.get(index).multiply(multiplies.get(worker));
    return new Product(() -> workers.run(parts.size(), piece), () -> c);
  }
}
