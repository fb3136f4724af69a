package org.hillock.numeric;

import java.util.List;
import java.util.stream.IntStream;
import org.hillock.numeric.TileCompiler.Order;

/// Cuts C into tiles, those in lanes such that they fit the registers.
final class Tiles {
  private static final int LANES = Simd.ON ? Simd.Lanes.FLOAT_LANES : 16;

  /// Vectors in a tile's row: with 32 registers 6 × 4 vectors of C are the fastest, with the 16 of
  /// AVX2 6 × 2.
  private static final int WIDEST = LANES == 8 ? 2 : 4;

  /// A single row has as many chains of fma as vectors; 4 do not keep the CPU busy.
  private static final int WIDEST_OF_ONE_ROW = 2 * WIDEST;

  /// Rows of a tile, by its vectors in a row.
  private static final int[] TALLEST = {0, 8, LANES == 8 ? 6 : 12, 0, 6, 0, 0, 0, 1};

  private static final int MOST_ROWS = 12;

  /// Numbers in the tallest tile of one vector.
  static final int EDGE = TALLEST[1] * LANES;

  /// So many rows pay for the copying of B into panels, if it lies well already.
  private static final int MANY_ROWS = 192;

  /// So many multiplications take plain tiles a few milliseconds.
  private static final long ENOUGH = 20_000_000;

  /// Columns of A when tiles are exercised; few, since each is slow until C2 has compiled the tile.
  private static final int FEW_COLUMNS = 2;

  private static final List<Warmed<Tile>> OVER_ROWS = inLanes(Order.ROWS);
  private static final List<Warmed<Tile>> OVER_COLUMNS = inLanes(Order.COLUMNS);
  private static final List<Warmed<Tile>> OVER_NEITHER = inLanes(Order.NEITHER);
  private static final List<Warmed<Tile>> PLAIN = plain();

  private Tiles() {}

  static void run(MatrixMultiply m) {
    int widest = m.rows == 1 ? WIDEST_OF_ONE_ROW : WIDEST;
    int first = 0;
    while (first < m.columns) {
      int left = m.columns - first;
      int vectors = widest;
      while (vectors > 1 && left < vectors * LANES) {
        vectors /= 2;
      }
      int width = vectors * LANES;
      if (left < width) {
        pack(m, first, left, width);
        runEdge(m, first, left);
        return;
      }
      if (m.bColumn != 1 || (m.bands * m.rows >= MANY_ROWS && m.bRow > width)) {
        pack(m, first, width, width);
        run(m, first, vectors, m.panel, 0, width, m.depth * width);
      } else {
        run(m, first, vectors, m.b, m.bFrom + first, m.bRow, m.bSegment);
      }
      first += width;
    }
  }

  /// Whole vectors of columns of C.
  private static void run(
      MatrixMultiply m,
      int first,
      int vectors,
      float[] right,
      int rightFrom,
      int rightRow,
      int rightSegment) {
    for (int band = 0; band < m.bands; band++) {
      int a = m.aFrom + band * m.aBand;
      int sFrom = m.sFrom + band * m.sBand + first;
      int cFrom = m.cFrom + band * m.cBand + first;
      int i = 0;
      while (i < m.rows) {
        int tall = height(m.rows - i, TALLEST[vectors]);
        int s = sFrom + i * m.sRow;
        int c = cFrom + i * m.cRow;
        run(
            m,
            a + i * m.aRow,
            tall,
            vectors,
            right,
            rightFrom,
            rightRow,
            rightSegment,
            m.s,
            s,
            m.sRow,
            m.c,
            c,
            m.cRow);
        i += tall;
      }
    }
  }

  /// The last columns, fewer than a vector: by way of a tile in which they fill one.
  private static void runEdge(MatrixMultiply m, int first, int count) {
    float[] edge = m.edge;
    int panelSegment = m.depth * LANES;
    for (int band = 0; band < m.bands; band++) {
      int a = m.aFrom + band * m.aBand;
      int s = m.sFrom + band * m.sBand + first;
      int c = m.cFrom + band * m.cBand + first;
      int i = 0;
      while (i < m.rows) {
        int tall = height(m.rows - i, TALLEST[1]);
        copyRows(m.s, s + i * m.sRow, m.sRow, edge, 0, LANES, tall, count);
        run(
            m,
            a + i * m.aRow,
            tall,
            1,
            m.panel,
            0,
            LANES,
            panelSegment,
            edge,
            0,
            LANES,
            edge,
            0,
            LANES);
        copyRows(edge, 0, LANES, m.c, c + i * m.cRow, m.cRow, tall, count);
        i += tall;
      }
    }
  }

  /// As few tiles as are needed, of much the same height: a low one keeps the CPU less busy.
  private static int height(int rows, int tallest) {
    int tiles = (rows + tallest - 1) / tallest;
    return (rows + tiles - 1) / tiles;
  }

  private static void copyRows(
      float[] x, int from, int row, float[] y, int to, int yRow, int rows, int count) {
    for (int i = 0; i < rows; i++) {
      System.arraycopy(x, from + i * row, y, to + i * yRow, count);
    }
  }

  private static void run(
      MatrixMultiply m,
      int aFrom,
      int tall,
      int vectors,
      float[] b,
      int bFrom,
      int bRow,
      int bSegment,
      float[] s,
      int sFrom,
      int sRow,
      float[] c,
      int cFrom,
      int cRow) {
    tile(m, tall, vectors)
        .after((long) tall * vectors * LANES * m.segments * m.depth)
        .multiply(
            m.a,
            aFrom,
            m.aRow,
            m.aColumn,
            b,
            bFrom,
            bRow,
            m.depth,
            m.segments,
            m.aSegment,
            bSegment,
            s,
            sFrom,
            sRow,
            c,
            cFrom,
            cRow);
  }

  /// Copies columns first .. first + count - 1 of B into the panel, in rows of `width`, its
  /// segments side by side.
  private static void pack(MatrixMultiply m, int first, int count, int width) {
    int segment = m.depth * width;
    if (m.panel.length < m.segments * segment) {
      m.panel = new float[m.segments * segment];
    }
    for (int t = 0; t < m.segments; t++) {
      pack(m, m.bFrom + t * m.bSegment + first * m.bColumn, count, width, t * segment);
    }
  }

  private static void pack(MatrixMultiply m, int from, int count, int width, int to) {
    float[] b = m.b;
    float[] panel = m.panel;
    int depth = m.depth;
    int bRow = m.bRow;
    int bColumn = m.bColumn;
    if (bColumn == 1) {
      for (int k = 0; k < depth; k++) {
        System.arraycopy(b, from + k * bRow, panel, to + k * width, count);
      }
    } else {
      int j = 0;
      for (; j + 4 <= count; j += 4) {
        turnFour(b, from + j * bColumn, bRow, bColumn, panel, to + j, width, depth);
      }
      for (; j < count; j++) {
        turnOne(b, from + j * bColumn, bRow, panel, to + j, width, depth);
      }
    }
  }

  /// Four columns at once: their numbers fall into the same lines of the cache.
  private static void turnFour(
      float[] x, int from, int stride, int next, float[] panel, int to, int width, int n) {
    for (int k = 0; k < n; k++) {
      int at = from + k * stride;
      int row = to + k * width;
      panel[row] = x[at];
      panel[row + 1] = x[at + next];
      panel[row + 2] = x[at + 2 * next];
      panel[row + 3] = x[at + 3 * next];
    }
  }

  private static void turnOne(
      float[] x, int from, int stride, float[] panel, int to, int width, int n) {
    for (int k = 0; k < n; k++) {
      panel[to + k * width] = x[from + k * stride];
    }
  }

  private static Warmed<Tile> tile(MatrixMultiply m, int rows, int vectors) {
    List<Warmed<Tile>> tiles = m.lanes ? inLanes(m.aRow, m.aColumn) : PLAIN;
    return tiles.get(place(rows, vectors));
  }

  private static List<Warmed<Tile>> inLanes(int aRow, int aColumn) {
    return switch (Order.of(aRow, aColumn)) {
      case ROWS -> OVER_ROWS;
      case COLUMNS -> OVER_COLUMNS;
      case NEITHER -> OVER_NEITHER;
    };
  }

  private static int place(int rows, int vectors) {
    return (rows - 1) * WIDEST_OF_ONE_ROW + vectors - 1;
  }

  private static int rows(int place) {
    return place / WIDEST_OF_ONE_ROW + 1;
  }

  private static int vectors(int place) {
    return place % WIDEST_OF_ONE_ROW + 1;
  }

  private static List<Warmed<Tile>> plain() {
    return IntStream.range(0, place(MOST_ROWS, WIDEST_OF_ONE_ROW) + 1)
        .mapToObj(at -> Warmed.<Tile>plain(() -> new PlainTile(rows(at), vectors(at) * LANES)))
        .toList();
  }

  /// All that there may be; those that are wanted are compiled.
  private static List<Warmed<Tile>> inLanes(Order order) {
    float[] a = new float[MOST_ROWS * FEW_COLUMNS];
    float[] b = new float[WIDEST_OF_ONE_ROW * LANES * FEW_COLUMNS];
    float[] c = new float[MOST_ROWS * WIDEST_OF_ONE_ROW * LANES];
    return IntStream.range(0, place(MOST_ROWS, WIDEST_OF_ONE_ROW) + 1)
        .mapToObj(at -> inLanes(rows(at), vectors(at), order, a, b, c))
        .toList();
  }

  /// @param a to exercise it with, as b and c
  private static Warmed<Tile> inLanes(
      int rows, int vectors, Order order, float[] a, float[] b, float[] c) {
    int width = vectors * LANES;
    int row = order == Order.COLUMNS ? 1 : FEW_COLUMNS;
    int column = order == Order.COLUMNS ? MOST_ROWS : 1;
    return Warmed.of(
        () -> new PlainTile(rows, width),
        () -> TileCompiler.compile(rows, vectors, order),
        ENOUGH,
        tile ->
            tile.multiply(
                a, 0, row, column, b, 0, width, FEW_COLUMNS, 1, 0, 0, c, 0, width, c, 0, width));
  }
}
