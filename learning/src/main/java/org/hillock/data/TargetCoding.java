package org.hillock.data;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.hillock.activation.InvalidInputException;

/// How the targets become numbers and the network's outputs become answers; plain data.
public sealed interface TargetCoding {
  /// The target columns, one answer each.
  List<String> columns();

  /// What is learned.
  Task task();

  /// How many outputs the network has.
  int outputs();

  /// Writes the targets of some rows, `rows.length` x [#outputs()], row-major.
  ///
  /// @throws InvalidInputException if a target is missing or not of the kind that was learned
  float[] encode(Examples examples, int... rows);

  /// The answers of one row, one for each target column, as the user's table would spell them.
  ///
  /// @param outputs row-major; for classes and labels chances between 0 and 1, for which the
  ///   largest wins, or the second class and "yes" from 0.5 on
  List<String> decode(float[] outputs, int row);

  /// Numbers, standardized: `(y - mean) / scale`.
  ///
  /// @param columns the targets
  /// @param means of the training rows, in the unit of the column
  /// @param scales population standard deviations of the training rows, in the unit of the column
  record Numbers(List<String> columns, List<Double> means, List<Double> scales)
      implements TargetCoding {
    /// Copies the lists.
    public Numbers {
      columns = List.copyOf(columns);
      means = List.copyOf(means);
      scales = List.copyOf(scales);
    }

    @Override
    public Task task() {
      return Task.REGRESSION;
    }

    @Override
    public int outputs() {
      return columns.size();
    }

    @Override
    public float[] encode(Examples examples, int... rows) {
      Table table = examples.answers(columns);
      float[] targets = new float[Math.multiplyExact(rows.length, outputs())];
      for (int k = 0; k < outputs(); k++) {
        Column column = table.required(columns.get(k));
        for (int i = 0; i < rows.length; i++) {
          double value = column.number(rows[i]);
          if (Double.isNaN(value)) {
            throw new InvalidInputException(
                table.place(rows[i], column)
                    + " is not a number, but the target is; fix the cell.");
          }
          targets[i * outputs() + k] = Moments.standardized(value, means.get(k), scales.get(k));
        }
      }
      return targets;
    }

    /// An output in the unit of its target column.
    public double value(int output, float coded) {
      return means.get(output) + scales.get(output) * coded;
    }

    @Override
    public List<String> decode(float[] outputs, int row) {
      List<String> answers = new ArrayList<>();
      for (int k = 0; k < outputs(); k++) {
        answers.add(Float.toString((float) value(k, outputs[row * outputs() + k])));
      }
      return answers;
    }
  }

  /// One of several classes.
  ///
  /// @param column the target
  /// @param task binary, with one output for the second class, or multiclass, one output a class
  /// @param classes their names; in the order of numbers if all are numbers, else in natural order
  record Classes(String column, Task task, List<String> classes) implements TargetCoding {
    /// Copies the list.
    public Classes {
      classes = List.copyOf(classes);
      if (!task.classifies() || (task == Task.BINARY && classes.size() != 2)) {
        throw new IllegalArgumentException(
            task + " with " + classes.size() + " classes; binary needs two, multiclass several.");
      }
    }

    @Override
    public List<String> columns() {
      return List.of(column);
    }

    @Override
    public int outputs() {
      return task == Task.BINARY ? 1 : classes.size();
    }

    /// For each row the index of its class.
    ///
    /// @throws InvalidInputException if one is missing or not among the classes
    public int[] indices(Examples examples, int... rows) {
      return switch (examples) {
        case Images images -> images.indices(classes, rows);
        case Table _, Sequences _, Texts _ -> indices(examples.answers(columns()), rows);
      };
    }

    /// What the target column holds that is none of the classes, each once; missing cells do not
    /// count.
    public List<String> unknown(Table table) {
      Map<String, Integer> known = Encoder.positions(classes);
      return table.required(column).cells().stream()
          .filter(cell -> !Cell.isMissing(cell) && index(known, cell) < 0)
          .distinct()
          .toList();
    }

    private int[] indices(Table table, int... rows) {
      Map<String, Integer> known = Encoder.positions(classes);
      Column target = table.required(column);
      int[] indices = new int[rows.length];
      for (int i = 0; i < rows.length; i++) {
        int index = index(known, target.cells().get(rows[i]));
        if (index < 0) {
          throw new InvalidInputException(
              table.place(rows[i], target)
                  + " is none of the classes learned: "
                  + String.join(", ", classes)
                  + "; fix the cell or remove the row.");
        }
        indices[i] = index;
      }
      return indices;
    }

    private static int index(Map<String, Integer> known, String cell) {
      int index = known.getOrDefault(cell, -1);
      return index < 0 && Cell.isNumber(cell)
          ? known.getOrDefault(Cell.canonical(Double.parseDouble(cell)), -1)
          : index;
    }

    @Override
    public float[] encode(Examples examples, int... rows) {
      float[] targets = new float[Math.multiplyExact(rows.length, outputs())];
      int[] indices = indices(examples, rows);
      for (int i = 0; i < rows.length; i++) {
        if (task == Task.BINARY) {
          targets[i] = indices[i];
        } else {
          targets[i * outputs() + indices[i]] = 1;
        }
      }
      return targets;
    }

    @Override
    public List<String> decode(float[] outputs, int row) {
      if (task == Task.BINARY) {
        return List.of(classes.get(outputs[row] >= 0.5f ? 1 : 0));
      }
      int start = row * outputs();
      int best = 0;
      for (int k = 1; k < outputs(); k++) {
        best = outputs[start + k] > outputs[start + best] ? k : best;
      }
      return List.of(classes.get(best));
    }
  }

  /// Several yes-or-no answers: 1, true or yes is 1; 0, false or no is 0.
  ///
  /// @param columns the targets
  /// @param negatives how each column spells no
  /// @param positives how each column spells yes
  record Labels(List<String> columns, List<String> negatives, List<String> positives)
      implements TargetCoding {
    private static final Set<String> NO = Set.of("0", "false", "no");
    private static final Set<String> YES = Set.of("1", "true", "yes");

    /// Copies the lists.
    public Labels {
      columns = List.copyOf(columns);
      negatives = List.copyOf(negatives);
      positives = List.copyOf(positives);
    }

    @Override
    public Task task() {
      return Task.MULTILABEL;
    }

    @Override
    public int outputs() {
      return columns.size();
    }

    @Override
    public float[] encode(Examples examples, int... rows) {
      Table table = examples.answers(columns);
      float[] targets = new float[Math.multiplyExact(rows.length, outputs())];
      for (int k = 0; k < outputs(); k++) {
        Column column = table.required(columns.get(k));
        for (int i = 0; i < rows.length; i++) {
          String cell = column.cells().get(rows[i]);
          if (!answers(cell)) {
            throw new InvalidInputException(
                table.place(rows[i], column) + " is neither yes nor no; write 1 or 0.");
          }
          targets[i * outputs() + k] = affirms(cell) ? 1 : 0;
        }
      }
      return targets;
    }

    @Override
    public List<String> decode(float[] outputs, int row) {
      List<String> answers = new ArrayList<>();
      for (int k = 0; k < outputs(); k++) {
        boolean yes = outputs[row * outputs() + k] >= 0.5f;
        answers.add((yes ? positives : negatives).get(k));
      }
      return answers;
    }

    static boolean affirms(String cell) {
      return YES.contains(word(cell));
    }

    /// Whether the cell says yes or no at all.
    static boolean answers(String cell) {
      return affirms(cell) || NO.contains(word(cell));
    }

    private static String word(String cell) {
      return Cell.isNumber(cell)
          ? Cell.canonical(Double.parseDouble(cell))
          : cell.toLowerCase(Locale.ROOT);
    }
  }
}
