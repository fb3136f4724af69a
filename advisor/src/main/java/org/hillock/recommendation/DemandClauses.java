package org.hillock.recommendation;

import static org.hillock.recommendation.Place.ATTENTION;
import static org.hillock.recommendation.Place.GATES;
import static org.hillock.recommendation.Place.HIDDEN;
import static org.hillock.recommendation.Place.OUTPUT;
import static org.hillock.recommendation.Place.STATE;

import java.util.List;
import java.util.function.Predicate;
import org.hillock.data.Task;

/// What is preferred where something is demanded. Which functions fulfill a demand is computed;
/// here is which of them to take first.
final class DemandClauses {
  static final List<Clause> ALL =
      List.of(
          Clause.of("int8", HIDDEN)
              .when(demand(Constraint.INT8))
              .prefer("relu6", "relu", "leaky_relu"),
          Clause.of("int8", STATE).when(demand(Constraint.INT8)).prefer("hard_tanh", "relu6"),
          Clause.of("int8", GATES).when(demand(Constraint.INT8)).prefer("hard_sigmoid"),
          Clause.of("exact-zeros", HIDDEN)
              .when(demand(Constraint.EXACT_ZEROS))
              .prefer("relu", "relu6", "sparse_plus", "thresholded_relu"),
          Clause.of("smooth-second-derivative", HIDDEN, STATE)
              .when(demand(Constraint.SMOOTH_SECOND_DERIVATIVE))
              .prefer("tanh", "swish", "gelu", "softplus", "squareplus")
              .avoid("relu", "elu"),
          Clause.of("coordinates", HIDDEN)
              .when(s ->
                  s.demands(Constraint.SMOOTH_SECOND_DERIVATIVE)
                      && s.kind() == NetworkKind.MLP
                      && s.task() == Task.REGRESSION)
              .prefer("sine", "snake"),
          Clause.of("bounded-values", HIDDEN, STATE)
              .when(demand(Constraint.BOUNDED_VALUES))
              .prefer("relu6", "tanh", "hard_tanh", "softsign"),
          Clause.of("no-exponentials", HIDDEN)
              .when(demand(Constraint.NO_EXPONENTIALS))
              .prefer("relu", "leaky_relu", "hard_swish", "squareplus"),
          Clause.of("no-exponentials", STATE)
              .when(demand(Constraint.NO_EXPONENTIALS))
              .prefer("hard_tanh", "softsign"),
          Clause.of("no-exponentials", GATES)
              .when(demand(Constraint.NO_EXPONENTIALS))
              .prefer("hard_sigmoid"),
          Clause.of("no-exponentials", ATTENTION)
              .when(demand(Constraint.NO_EXPONENTIALS))
              .prefer("sparsemax"),
          Clause.of("low-latency", HIDDEN)
              .when(demand(Constraint.LOW_LATENCY))
              .prefer("relu", "leaky_relu", "hard_swish"),
          Clause.of("low-latency", STATE)
              .when(demand(Constraint.LOW_LATENCY))
              .prefer("hard_tanh", "softsign"),
          Clause.of("low-latency", GATES)
              .when(demand(Constraint.LOW_LATENCY))
              .prefer("hard_sigmoid"),
          Clause.of("float16", HIDDEN)
              .when(demand(Constraint.FLOAT16))
              .avoid("squared_relu", "cube", "swiglu", "geglu"),
          Clause.of("float16", OUTPUT)
              .when(s -> s.demands(Constraint.FLOAT16) && s.task() == Task.REGRESSION)
              .avoid("exponential"));

  private DemandClauses() {}

  private static Predicate<Situation> demand(Constraint constraint) {
    return situation -> situation.demands(constraint);
  }
}
