package org.hillock.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.hillock.activation.InvalidInputException;
import org.hillock.data.Encoder;
import org.hillock.data.Examples;
import org.hillock.data.Feature;
import org.hillock.data.Images;
import org.hillock.data.Problem;
import org.hillock.data.Sequences;
import org.hillock.data.Table;
import org.hillock.data.TargetCoding;
import org.hillock.data.Task;
import org.hillock.data.Texts;

/// Rows that a model goes on learning from: read as those were that it has learned from.
///
/// @param model what messages call it
/// @param encoder of the model
record FurtherRows(String model, Encoder encoder) {
  /// What is to be learned from the rows.
  ///
  /// @param targets as the user named them; none for those of the model
  /// @throws InvalidInputException if the model predicts something else, or never learned one of
  ///   the classes
  Problem problem(Path data, List<String> targets) {
    Optional<Task> task = Optional.of(encoder.target().task());
    if (encoder.imageSize().isPresent()) {
      Problem images =
          new DataSource(data, targets, task, table -> table, encoder.imageSize()).problem();
      encoder.fitting(images.examples());
      checkClasses(images.classes().stream().filter(name -> !classes().contains(name)).toList());
      return noted(images);
    }
    List<String> own = encoder.target().columns();
    if (!targets.isEmpty() && !targets.equals(own)) {
      throw new InvalidInputException(
          "%s predicts %s, and --target names %s; name what the model predicts, or train a new model without %s."
              .formatted(
                  model, String.join(",", own), String.join(",", targets), FromOptions.OPTION));
    }
    Examples rows = rows(Examples.read(data));
    if (encoder.target() instanceof TargetCoding.Classes classes) {
      checkClasses(classes.unknown(rows.answers(own)));
    }
    return noted(
        switch (rows) {
          case Table table -> Problem.of(table, own, task);
          case Sequences sequences -> Problem.of(sequences, own, task);
          case Texts texts -> Problem.of(texts, own, task);
          case Images _ -> throw new IllegalStateException("images have an encoder for images");
        });
  }

  private Examples rows(Examples given) {
    Examples fitting = encoder.fitting(given);
    return encoder.features().getFirst() instanceof Feature.Characters text
        ? new Texts(fitting.asTable(), text.column(), text.steps())
        : fitting;
  }

  private List<String> classes() {
    return encoder.target() instanceof TargetCoding.Classes some ? some.classes() : List.of();
  }

  private void checkClasses(List<String> unknown) {
    if (!unknown.isEmpty()) {
      throw new InvalidInputException(
          "%s knows the classes %s, and the rows have %s, too; leave these rows out, or train a new model without %s."
              .formatted(
                  model,
                  String.join(", ", classes()),
                  String.join(", ", unknown),
                  FromOptions.OPTION));
    }
  }

  /// The same with notes on what the model makes of the rows, in place of those on columns that a
  /// new model would leave out.
  private Problem noted(Problem problem) {
    List<String> notes = new ArrayList<>(problem.examples().notes());
    switch (problem.examples()) {
      case Table table when table.isOnDisk() -> {} // more than an array holds
      case Images _ -> {} // there is no pixel that the model knows nothing like
      case Table _, Sequences _, Texts _ ->
          notes.addAll(encoder.inputs(problem.examples()).notes());
    }
    return new Problem(
        problem.examples(),
        problem.test(),
        problem.task(),
        problem.targets(),
        problem.inputs(),
        problem.classes(),
        notes,
        problem.scaling());
  }
}
