package org.hillock.recommendation;

import static java.util.stream.Collectors.joining;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import org.hillock.activation.InvalidInputException;
import org.hillock.data.Column;
import org.hillock.data.Images;
import org.hillock.data.Problem;
import org.hillock.data.Sequences;
import org.hillock.data.Table;
import org.hillock.data.Task;
import org.hillock.data.Texts;

/// What a network is for, as far as it is known before any training.
///
/// @param task what is learned
/// @param kind what the network is made of
/// @param depth how many hidden layers it has
/// @param normalized whether it has batch normalization before its functions
/// @param constraints what the place of use demands, each once
/// @param targets from where to where the numbers to predict go, if it is known
public record Situation(
    Task task,
    NetworkKind kind,
    int depth,
    boolean normalized,
    List<Constraint> constraints,
    Optional<Range> targets) {
  /// The depth if none is given: that of the networks `compare` makes.
  public static final int USUAL_DEPTH = 2;

  /// From where to where numbers go.
  public record Range(double low, double high) {}

  /// Orders the constraints, and adds that there are negative targets if there are.
  ///
  /// @throws InvalidInputException if there is no hidden layer, or classes are to be negative
  public Situation {
    if (depth < 1) {
      throw new InvalidInputException(
          "a network of %d hidden layers has no place for an activation; give a depth of at least 1."
              .formatted(depth));
    }
    SortedSet<Constraint> each = new TreeSet<>(constraints);
    if (each.contains(Constraint.NEGATIVE_TARGETS) && task != Task.REGRESSION) {
      throw new InvalidInputException(
          "the task is %s, whose targets are classes or labels and have no sign; leave out %s, or make the task regression."
              .formatted(task.label(), Constraint.NEGATIVE_TARGETS.label()));
    }
    if (targets.isPresent() && targets.get().low() < 0) {
      each.add(Constraint.NEGATIVE_TARGETS);
    }
    constraints = List.copyOf(each);
  }

  /// A multilayer network of the usual depth, from which nothing else is demanded.
  public static Situation of(Task task) {
    return new Situation(task, NetworkKind.MLP, USUAL_DEPTH, false, List.of(), Optional.empty());
  }

  /// What data tell: the task, the kind of network that suits them, the range of the targets.
  public static Situation of(Problem problem) {
    NetworkKind kind =
        switch (problem.examples()) {
          case Images _ -> NetworkKind.CNN;
          case Sequences _ -> NetworkKind.LSTM;
          case Texts _ -> NetworkKind.TRANSFORMER;
          case Table _ -> NetworkKind.MLP;
        };
    return new Situation(problem.task(), kind, USUAL_DEPTH, false, List.of(), rangeOf(problem));
  }

  private static Optional<Range> rangeOf(Problem problem) {
    if (problem.task() != Task.REGRESSION) {
      return Optional.empty();
    }
    Table answers = problem.examples().answers(problem.targets());
    double low = Double.POSITIVE_INFINITY;
    double high = Double.NEGATIVE_INFINITY;
    for (String target : problem.targets()) {
      Column column = answers.column(target).orElseThrow();
      for (int row = 0; row < answers.rows(); row++) {
        low = Math.min(low, column.number(row));
        high = Math.max(high, column.number(row));
      }
    }
    return Optional.of(new Range(low, high));
  }

  /// The same with a network of another kind.
  public Situation with(NetworkKind other) {
    return new Situation(task, other, depth, normalized, constraints, targets);
  }

  /// The same with another number of hidden layers.
  public Situation deep(int layers) {
    return new Situation(task, kind, layers, normalized, constraints, targets);
  }

  /// The same with batch normalization before the functions, or without.
  public Situation normalized(boolean so) {
    return new Situation(task, kind, depth, so, constraints, targets);
  }

  /// The same with more demands.
  public Situation demanding(List<Constraint> more) {
    List<Constraint> all = new ArrayList<>(constraints);
    all.addAll(more);
    return new Situation(task, kind, depth, normalized, all, targets);
  }

  /// Whether it is demanded.
  boolean demands(Constraint constraint) {
    return constraints.contains(constraint);
  }

  /// In words: "regression, mlp of 2 hidden layers, int8".
  public String sentence() {
    String network =
        "%s, %s of %d hidden %s%s"
            .formatted(
                task.label(),
                kind.label(),
                depth,
                depth == 1 ? "layer" : "layers",
                normalized ? " with batch normalization" : "");
    String range =
        targets
            .map(r -> String.format(Locale.ROOT, ", targets from %.4g to %.4g", r.low(), r.high()))
            .orElse("");
    String demands =
        constraints.stream().map(constraint -> ", " + constraint.label()).collect(joining());
    return network + range + demands;
  }
}
