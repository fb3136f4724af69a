package org.hillock.recommendation;

import static org.hillock.recommendation.Place.OUTPUT;

import java.util.List;
import java.util.function.Predicate;
import org.hillock.data.Task;

/// What stands on the last layer.
final class OutputClauses {
  static final List<Clause> ALL =
      List.of(
          Clause.of("decide-on-logits", OUTPUT)
              .when(s ->
                  s.demands(Constraint.NO_EXPONENTIALS)
                      && (s.task() == Task.BINARY || s.task() == Task.MULTILABEL))
              .prefer("linear", "hard_sigmoid"),
          Clause.of("decide-on-logits", OUTPUT)
              .when(s -> s.demands(Constraint.NO_EXPONENTIALS) && s.task() == Task.MULTICLASS)
              .prefer("linear", "sparsemax", "hardmax"),
          Clause.of("bounded-output", OUTPUT)
              .when(s -> regresses(s) && s.demands(Constraint.BOUNDED_OUTPUT))
              .prefer("sigmoid", "tanh", "hard_sigmoid", "hard_tanh"),
          Clause.of("positive-output", OUTPUT)
              .when(s -> regresses(s) && s.demands(Constraint.POSITIVE_OUTPUT))
              .prefer("softplus", "exponential", "squareplus"),
          Clause.of("regression-output", OUTPUT).when(learns(Task.REGRESSION)).prefer("linear"),
          Clause.of("positive-output", OUTPUT)
              .when(s ->
                  regresses(s)
                      && !s.demands(Constraint.POSITIVE_OUTPUT)
                      && s.targets().filter(range -> range.low() > 0).isPresent())
              .prefer("softplus"),
          Clause.of("binary-output", OUTPUT)
              .when(learns(Task.BINARY))
              .prefer("sigmoid")
              .avoid("softmax"),
          Clause.of("multiclass-output", OUTPUT)
              .when(learns(Task.MULTICLASS))
              .prefer("softmax")
              .avoid("sigmoid"),
          Clause.of("multilabel-output", OUTPUT)
              .when(learns(Task.MULTILABEL))
              .prefer("sigmoid")
              .avoid("softmax"),
          Clause.of("relu-output", OUTPUT).avoid("relu"),
          Clause.of("train-on-logits", OUTPUT).when(s -> !regresses(s)));

  private OutputClauses() {}

  private static boolean regresses(Situation situation) {
    return situation.task() == Task.REGRESSION;
  }

  private static Predicate<Situation> learns(Task task) {
    return situation -> situation.task() == task;
  }
}
