package org.hillock.cli;

import java.util.List;
import java.util.Optional;
import org.hillock.activation.InvalidInputException;
import org.hillock.data.Examples;
import org.hillock.data.Layout;
import org.hillock.data.Sequences;
import org.hillock.data.Size;
import org.hillock.data.Table;
import org.hillock.data.Texts;
import picocli.CommandLine.Option;

/// How the data is to be read where that is not plain: as sequences, as text, at another size.
final class ReadingOptions {
  @Option(
      names = "--steps",
      paramLabel = "FIRST..LAST",
      description =
          "Each row is a sequence, and these columns are its steps: t1..t150, in the file's order.")
  private Optional<String> steps = Optional.empty();

  @Option(
      names = "--id",
      paramLabel = "COLUMN",
      description = "Each row is a step of the sequence that this column names; needs --step.")
  private Optional<String> id = Optional.empty();

  @Option(
      names = "--step",
      paramLabel = "COLUMN",
      description = "The column of numbers by which the steps of a sequence are ordered.")
  private Optional<String> step = Optional.empty();

  @Option(
      names = "--text",
      paramLabel = "COLUMN",
      description = "Learn from the text in this column, character by character.")
  private Optional<String> text = Optional.empty();

  @Option(
      names = "--longest",
      paramLabel = "N",
      description = "Characters of a text that are read (default: " + Texts.LONGEST + ").")
  private Optional<Integer> longest = Optional.empty();

  @Option(
      names = "--size",
      paramLabel = "HEIGHTxWIDTH",
      description = "Scale the PNG and JPEG images of a folder to this size, such as 28x28.")
  private Optional<String> size = Optional.empty();

  Optional<Size> size() {
    return size.map(Size::parse);
  }

  /// The table as it is to be looked at.
  ///
  /// @throws InvalidInputException if the options contradict each other, or do not fit the table
  Examples as(Table table) {
    return way()
        .<Examples>map(one ->
            switch (one) {
              case Way.Steps(String text) -> Sequences.of(table, Layout.columns(table, text));
              case Way.Lines(String ids, String order) ->
                  Sequences.of(table, new Layout.Lines(ids, order));
              case Way.Text(String column, int most) -> new Texts(table, column, most);
            })
        .orElse(table);
  }

  /// How tables are looked at that are more than their rows.
  ///
  /// @throws InvalidInputException if the options contradict each other
  Optional<Way> way() {
    check();
    if (steps.isPresent()) {
      return steps.map(Way.Steps::new);
    }
    return id.isPresent() && step.isPresent()
        ? Optional.of(new Way.Lines(id.get(), step.get()))
        : text.map(column -> new Way.Text(column, longest.orElse(Texts.LONGEST)));
  }

  /// A way to look at a table.
  sealed interface Way {
    /// As options.
    List<String> words();

    /// As Java that makes the layout or the texts of a variable `table`.
    String java();

    /// Columns that are steps.
    record Steps(String columns) implements Way {
      @Override
      public List<String> words() {
        return List.of("--steps", columns);
      }

      @Override
      public String java() {
        return "Layout.columns(table, %s)".formatted(JavaExpression.of(columns));
      }
    }

    /// Rows that are steps.
    record Lines(String id, String step) implements Way {
      @Override
      public List<String> words() {
        return List.of("--id", id, "--step", step);
      }

      @Override
      public String java() {
        return JavaExpression.of(new Layout.Lines(id, step));
      }
    }

    /// A column of texts.
    record Text(String column, int longest) implements Way {
      @Override
      public List<String> words() {
        return longest == Texts.LONGEST
            ? List.of("--text", column)
            : List.of("--text", column, "--longest", String.valueOf(longest));
      }

      @Override
      public String java() {
        return "new Texts(table, %s, %d)".formatted(JavaExpression.of(column), longest);
      }
    }
  }

  private void check() {
    if (id.isPresent() != step.isPresent()) {
      throw new InvalidInputException(
          "--id and --step belong together; name the column that tells sequences apart and the one that orders their steps.");
    }
    boolean lines = id.isPresent();
    if ((steps.isPresent() && (lines || text.isPresent())) || (lines && text.isPresent())) {
      throw new InvalidInputException(
          "--steps, --id with --step, and --text are three ways to read a table; give one.");
    }
    if (longest.isPresent() && text.isEmpty()) {
      throw new InvalidInputException(
          "--longest cuts texts, and none is named; name a column with --text.");
    }
  }
}
