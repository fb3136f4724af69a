package org.hillock.data;

import java.util.ArrayList;
import java.util.List;

/// Takes the rows of a table one at a time, as a reader comes upon them.
sealed interface TableWriter extends AutoCloseable permits TableWriter.InMemory, TableOnDisk {
  /// The next row.
  ///
  /// @param line where it begins
  /// @param cells one a column, stripped
  void add(int line, List<String> cells);

  /// All rows.
  Table table(String source, List<String> names, List<String> notes);

  @Override
  void close();

  /// Keeps the cells as they are.
  final class InMemory implements TableWriter {
    private final List<List<String>> columns = new ArrayList<>();
    private final List<Integer> lines = new ArrayList<>();

    InMemory(int width) {
      for (int i = 0; i < width; i++) {
        columns.add(new ArrayList<>());
      }
    }

    @Override
    public void add(int line, List<String> cells) {
      for (int i = 0; i < columns.size(); i++) {
        columns.get(i).add(cells.get(i));
      }
      lines.add(line);
    }

    @Override
    public Table table(String source, List<String> names, List<String> notes) {
      List<Column> named = new ArrayList<>();
      for (int i = 0; i < names.size(); i++) {
        named.add(new Column(names.get(i), columns.get(i)));
      }
      return new Table(source, named, lines, notes);
    }

    @Override
    public void close() {}
  }
}
