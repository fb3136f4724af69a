package org.hillock.data;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.AbstractList;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.RandomAccess;

/// Writes a table that is larger than memory to a temporary file, some rows at a time, each time
/// column by column, so that going through one column reads only that. The columns of the table it
/// makes read their cells from there; everything else is the same as with cells in memory.
///
/// The file: for each batch of rows their lines, then for each column where its cells end, relative
/// to the first, and the cells in UTF-8.
final class TableOnDisk implements TableWriter {
  private static final int MOST_BYTES = 1 << 20;
  private static final int MOST_CELLS = 1 << 17;
  private static final ValueLayout.OfInt INT =
      ValueLayout.JAVA_INT_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);

  private final Scratch file = Scratch.open();
  private final int width;
  private final List<List<byte[]>> batch = new ArrayList<>();
  private final List<Integer> lines = new ArrayList<>();
  private int bytes;
  private int rows;
  private final List<Integer> firsts = new ArrayList<>();
  private final List<long[]> places = new ArrayList<>();

  TableOnDisk(int width) {
    this.width = width;
    for (int i = 0; i < width; i++) {
      batch.add(new ArrayList<>());
    }
  }

  @Override
  public void add(int line, List<String> cells) {
    for (int i = 0; i < width; i++) {
      byte[] cell = cells.get(i).getBytes(StandardCharsets.UTF_8);
      batch.get(i).add(cell);
      bytes += cell.length;
    }
    lines.add(line);
    if (bytes >= MOST_BYTES || (lines.size() + 1) * width > MOST_CELLS) {
      flush();
    }
  }

  private void flush() {
    long[] starts = new long[width + 1];
    firsts.add(rows);
    rows += lines.size();
    starts[width] = file.position();
    lines.forEach(file::write);
    lines.clear();
    for (int i = 0; i < width; i++) {
      starts[i] = file.position();
      int end = 0;
      for (byte[] cell : batch.get(i)) {
        end += cell.length;
        file.write(end);
      }
      for (byte[] cell : batch.get(i)) {
        file.write(cell, cell.length);
      }
      batch.get(i).clear();
    }
    places.add(starts);
    bytes = 0;
  }

  @Override
  public Table table(String source, List<String> names, List<String> notes) {
    if (!lines.isEmpty()) {
      flush();
    }
    int[] begins = firsts.stream().mapToInt(i -> i).toArray();
    Batches all = new Batches(file.mapped(), begins, List.copyOf(places), rows);
    List<Column> columns = new ArrayList<>();
    for (int i = 0; i < width; i++) {
      columns.add(new Column(names.get(i), new Cells(all, i)));
    }
    return new Table(source, columns, new Lines(all, width), notes);
  }

  @Override
  public void close() {
    file.close();
  }

  /// A list that is not to be copied, since it does not fit into memory.
  sealed interface Kept permits Cells, Lines, Picked {}

  /// The list itself if it lies on the disk, else a copy.
  static <T> List<T> copyOf(List<T> list) {
    return list instanceof Kept ? list : List.copyOf(list);
  }

  /// What stands at these places of a list: of one on the disk a view, else a copy.
  static <T> List<T> pick(List<T> list, int... rows) {
    return list instanceof Kept
        ? new Picked<>(list, rows)
        : Arrays.stream(rows).mapToObj(list::get).toList();
  }

  /// @param firsts for each batch its first row
  /// @param places for each batch where its columns begin, and last its lines
  private record Batches(MemorySegment file, int[] firsts, List<long[]> places, int rows) {
    int of(int row) {
      int found = Arrays.binarySearch(firsts, row);
      return found >= 0 ? found : -found - 2;
    }

    int rowsOf(int batch) {
      return (batch + 1 < firsts.length ? firsts[batch + 1] : rows) - firsts[batch];
    }

    long place(int batch, int column) {
      return places.get(batch)[column];
    }
  }

  private static final class Cells extends AbstractList<String> implements RandomAccess, Kept {
    private final Batches batches;
    private final int column;

    Cells(Batches batches, int column) {
      this.batches = batches;
      this.column = column;
    }

    @Override
    public String get(int row) {
      int batch = batches.of(row);
      long place = batches.place(batch, column);
      int i = row - batches.firsts[batch];
      int from = i == 0 ? 0 : end(place, i - 1);
      byte[] cell = new byte[end(place, i) - from];
      long start = place + (long) batches.rowsOf(batch) * Integer.BYTES + from;
      MemorySegment.copy(batches.file, ValueLayout.JAVA_BYTE, start, cell, 0, cell.length);
      return new String(cell, StandardCharsets.UTF_8);
    }

    private int end(long place, int i) {
      return batches.file.get(INT, place + (long) i * Integer.BYTES);
    }

    @Override
    public int size() {
      return batches.rows;
    }
  }

  private static final class Lines extends AbstractList<Integer> implements RandomAccess, Kept {
    private final Batches batches;
    private final int width;

    Lines(Batches batches, int width) {
      this.batches = batches;
      this.width = width;
    }

    @Override
    public Integer get(int row) {
      int batch = batches.of(row);
      long place = batches.place(batch, width);
      return batches.file.get(INT, place + (row - batches.firsts[batch]) * (long) Integer.BYTES);
    }

    @Override
    public int size() {
      return batches.rows;
    }
  }

  private static final class Picked<T> extends AbstractList<T> implements RandomAccess, Kept {
    private final List<T> all;
    private final int[] rows;

    Picked(List<T> all, int[] rows) {
      this.all = all;
      this.rows = rows;
    }

    @Override
    public T get(int index) {
      return all.get(rows[index]);
    }

    @Override
    public int size() {
      return rows.length;
    }
  }
}
