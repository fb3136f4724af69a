package org.hillock.data;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.hillock.activation.InvalidInputException;

/// What to learn from a table or from images: which columns from which, checked for what would make
/// the learning pointless.
///
/// @param examples the rows whose targets are known
/// @param test rows kept apart for the test, if they are not to be drawn from the others
/// @param task what is learned
/// @param targets the columns to predict
/// @param inputs the columns to predict from
/// @param classes for binary and multiclass the classes in order; for binary the second one is the
///   positive one; else empty
/// @param notes what the user should know: rows and columns left out, how the task was worked out
/// @param scaling what is done to numbers and pixels before a network reads them
public record Problem(
    Examples examples,
    Optional<Images> test,
    Task task,
    List<String> targets,
    List<Input> inputs,
    List<String> classes,
    List<String> notes,
    Scaling scaling) {

  /// The fewest rows from which the three parts of a split make sense.
  static final int FEWEST_ROWS = 10;

  /// A column to predict from.
  ///
  /// @param column its name
  /// @param numeric whether it holds numbers; else categories
  public record Input(String column, boolean numeric) {}

  /// Copies the lists.
  public Problem {
    targets = List.copyOf(targets);
    inputs = List.copyOf(inputs);
    classes = List.copyOf(classes);
    notes = List.copyOf(notes);
  }

  /// Scaled as usual.
  public Problem(
      Examples examples,
      Optional<Images> test,
      Task task,
      List<String> targets,
      List<Input> inputs,
      List<String> classes,
      List<String> notes) {
    this(examples, test, task, targets, inputs, classes, notes, Scaling.STANDARD);
  }

  /// Works out the problem: drops rows whose target is missing, finds the task, and leaves out the
  /// columns that cannot help.
  ///
  /// One text target makes binary (two classes) or multiclass. One target of whole numbers, at most
  /// 20 different ones with on average at least 5 rows each, does too; other numbers make
  /// regression. Several targets make multilabel if all are 0/1, true/false or yes/no, and
  /// regression if all are numbers.
  ///
  /// Left out are columns that are constant or more than 90 % missing, and text columns with more
  /// than 50 different values or where nearly each row has its own.
  ///
  /// @param task overrides what is worked out
  /// @throws InvalidInputException if a target is unknown, or the problem cannot be learned; says
  ///   why and what to change
  public static Problem of(Table table, List<String> targets, Optional<Task> task) {
    checkTargets(table, targets);
    Table known = table.known(targets);
    return of(known, known, Features.of(known, targets), targets, task);
  }

  /// Works out the problem of predicting what is the same in all steps of a sequence. Sequences
  /// without a known target are left out; a column of steps has to help as one of a table has to.
  ///
  /// @throws InvalidInputException as for a table, or if rows of a sequence contradict each other
  public static Problem of(Sequences sequences, List<String> targets, Optional<Task> task) {
    checkTargets(sequences.candidates(), targets);
    Sequences known = sequences.known(targets);
    Features features =
        switch (known.layout()) {
          case Layout.Columns _ ->
              Features.only(
                  known.whole(), Sequences.VALUE, true, targets, "it is no step of the sequence");
          case Layout.Lines(String id, String step) -> {
            List<String> others = new ArrayList<>(targets);
            others.addAll(List.of(id, step));
            yield Features.of(known.steps(), others);
          }
        };
    return of(known, known.answers(targets), features, targets, task);
  }

  /// Works out the problem of predicting something from texts, and from nothing else.
  ///
  /// @throws InvalidInputException as for a table
  public static Problem of(Texts texts, List<String> targets, Optional<Task> task) {
    checkTargets(texts.table().without(Set.of(texts.column())), targets);
    Texts known = texts.known(targets);
    Features features =
        Features.only(known.table(), known.column(), false, targets, "only the text is read");
    Problem problem = of(known, known.table(), features, targets, task);
    if (known.cut() == 0) {
      return problem;
    }
    List<String> notes = new ArrayList<>(problem.notes());
    notes.add(
        "%d of %d texts are longer than %d characters; their ends are cut off."
            .formatted(known.cut(), known.rows(), known.longest()));
    return new Problem(
        known, problem.test, problem.task, targets, problem.inputs, problem.classes, notes);
  }

  private static Problem of(
      Examples known, Table answers, Features features, List<String> targets, Optional<Task> task) {
    Targets found = Targets.of(answers, targets, task);
    if (answers.rows() > 1) {
      found.checkVaries();
    }
    checkRows(answers, "target");
    found.checkClasses(answers);
    features.check(answers);
    List<String> notes = new ArrayList<>(known.notes());
    notes.addAll(features.reasons());
    notes.addAll(found.notes());
    return new Problem(
        known, Optional.empty(), found.task(), targets, features.inputs(), found.classes(), notes);
  }

  /// The problem of telling the classes of images apart by their labels, which have to be known.
  ///
  /// @param test images kept apart for the test
  /// @param task binary or multiclass; worked out if empty
  /// @throws InvalidInputException if the labels cannot be learned, or the test images are of
  ///   another size or have other labels
  public static Problem of(Images images, Optional<Images> test, Optional<Task> task) {
    Table labels = images.labelTable();
    boolean two = labels.required(Images.LABEL).cells().stream().distinct().count() <= 2;
    Task chosen = task.orElse(two ? Task.BINARY : Task.MULTICLASS);
    if (!chosen.classifies()) {
      throw new InvalidInputException(
          "the labels of %s are classes, so the task cannot be %s; choose binary or multiclass."
              .formatted(images.source(), chosen.label()));
    }
    List<String> target = List.of(Images.LABEL);
    Targets found = Targets.ofLabels(labels.required(Images.LABEL), chosen);
    found.checkVaries();
    checkRows(labels, "label");
    found.checkClasses(labels);
    Optional<Images> kept = test.map(some -> some.as(images.size(), images.channels()));
    kept.ifPresent(
        some -> some.indices(found.classes(), IntStream.range(0, some.rows()).toArray()));
    List<String> notes = new ArrayList<>(images.notes());
    kept.ifPresent(some -> notes.addAll(some.notes()));
    return new Problem(
        images,
        kept,
        chosen,
        target,
        List.of(new Input(Images.IMAGE, true)),
        found.classes(),
        notes);
  }

  /// Works out the problem of predicting these columns, and its task.
  ///
  /// @throws InvalidInputException as the other method
  public static Problem of(Table table, String... targets) {
    return of(table, List.of(targets), Optional.empty());
  }

  /// The same with numbers and pixels scaled in another way, or not at all.
  ///
  /// @throws InvalidInputException if there is nothing to scale, as in texts
  public Problem with(Scaling other) {
    if (other == Scaling.NONE && examples instanceof Texts) {
      throw new InvalidInputException(
          "%s is read as text, whose characters are numbered and never scaled; leave the scaling standard."
              .formatted(source()));
    }
    return new Problem(examples, test, task, targets, inputs, classes, notes, other);
  }

  private static void checkTargets(Table table, List<String> targets) {
    if (targets.isEmpty()) {
      throw new InvalidInputException(
          "no target is named; name the column to predict: "
              + String.join(", ", table.names())
              + ".");
    }
    Set<String> seen = new HashSet<>();
    for (String target : targets) {
      if (table.column(target).isEmpty()) {
        throw InvalidInputException.unknown("column", target, table.names());
      }
      if (!seen.add(target)) {
        throw new InvalidInputException(
            "target \"" + target + "\" is named twice; name each target once.");
      }
    }
  }

  private static void checkRows(Table known, String what) {
    if (known.rows() < FEWEST_ROWS) {
      throw new InvalidInputException(
          "%s has %d %s with a known %s, at least %d are needed; add rows."
              .formatted(
                  known.source(),
                  known.rows(),
                  known.rows() == 1 ? "row" : "rows",
                  what,
                  FEWEST_ROWS));
    }
  }

  /// What messages and reports call the rows.
  public String source() {
    return examples.source();
  }

  /// How many rows there are, with those kept apart.
  public int rows() {
    return examples.rows() + test.map(Images::rows).orElse(0);
  }

  /// How the targets are coded, with statistics of these rows only.
  TargetCoding coding(int[] rows) {
    return switch (examples) {
      case Images _ -> new TargetCoding.Classes(Images.LABEL, task, classes);
      case Table _, Sequences _, Texts _ -> coding(examples.answers(targets), rows);
    };
  }

  private TargetCoding coding(Table table, int[] rows) {
    List<Column> columns = targets.stream().map(table::required).toList();
    return switch (task) {
      case REGRESSION -> {
        List<Moments> moments = columns.stream().map(c -> Moments.of(c, rows)).toList();
        yield new TargetCoding.Numbers(
            targets,
            moments.stream().map(Moments::mean).toList(),
            moments.stream().map(Moments::scale).toList());
      }
      case BINARY, MULTICLASS -> new TargetCoding.Classes(targets.getFirst(), task, classes);
      case MULTILABEL ->
          new TargetCoding.Labels(
              targets,
              columns.stream().map(column -> spelling(column, false)).toList(),
              columns.stream().map(column -> spelling(column, true)).toList());
    };
  }

  /// How a column of labels spells yes or no.
  private static String spelling(Column column, boolean yes) {
    return column.cells().stream()
        .filter(cell -> TargetCoding.Labels.affirms(cell) == yes)
        .findFirst()
        .orElseThrow();
  }
}
