package org.hillock.cli;

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
    check();
    if (steps.isPresent()) {
      return Sequences.of(table, Layout.columns(table, steps.get()));
    }
    if (id.isPresent() && step.isPresent()) {
      return Sequences.of(table, new Layout.Lines(id.get(), step.get()));
    }
    return text.isPresent() ? new Texts(table, text.get(), longest.orElse(Texts.LONGEST)) : table;
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
