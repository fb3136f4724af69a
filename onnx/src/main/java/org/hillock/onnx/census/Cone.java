package org.hillock.onnx.census;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/// What one value is as a function of another: the steps between them, which treat each place
/// alike, and constants.
///
/// @param root wire of the variable
/// @param parameter wire of the one constant of several numbers, -1 if there is none
/// @param steps in the order of computation
record Cone(int root, int parameter, List<Step> steps) {
  /// No known function takes more.
  private static final int MOST_STEPS = 40;

  private static final int MOST_ROOTS = 8;

  private static final double[] NONE = {};

  Cone {
    steps = List.copyOf(steps);
  }

  /// All cones that end in a step, nearest root first.
  static List<Cone> of(Step end, Wiring wiring) {
    List<Cone> cones = new ArrayList<>();
    TreeSet<Integer> open =
        new TreeSet<>(
            Comparator.<Integer>comparingInt(
                    wire -> wiring.producer(wire).map(Step::index).orElse(-1))
                .thenComparingInt(wire -> wire));
    open.add(end.output(0));
    List<Step> steps = new ArrayList<>();
    int parameter = -1;
    while (steps.size() < MOST_STEPS && cones.size() < MOST_ROOTS && !open.isEmpty()) {
      int latest = open.last();
      Optional<Step> producer = wiring.producer(latest);
      if (producer.isEmpty()
          || producer.get().output(0) != latest
          || Arithmetic.of(producer.get()).isEmpty()) {
        break;
      }
      Optional<Integer> found = parameter(producer.get(), parameter, wiring);
      if (found.isEmpty()) {
        break;
      }
      parameter = found.get();
      open.removeLast();
      steps.addFirst(producer.get());
      for (int input : producer.get().inputs()) {
        if (input >= 0 && !wiring.isConstant(input)) {
          open.add(input);
        }
      }
      if (open.size() == 1) {
        cones.add(new Cone(open.first(), parameter, steps));
      }
    }
    return cones;
  }

  /// The constant of several numbers among those known and those that a step takes; empty if there
  /// are two.
  private static Optional<Integer> parameter(Step step, int known, Wiring wiring) {
    int parameter = known;
    for (int input : step.inputs()) {
      if (input >= 0 && wiring.number(input).isEmpty() && wiring.constant(input).isPresent()) {
        if (parameter >= 0 && parameter != input) {
          return Optional.empty();
        }
        parameter = input;
      }
    }
    return Optional.of(parameter);
  }

  /// Its values at some points.
  ///
  /// @param x of the root
  /// @param p of the parameter
  double[] values(double[] x, double p, Wiring wiring) {
    Map<Integer, double[]> known = new HashMap<>();
    known.put(root, x);
    double[] last = x;
    for (Step step : steps) {
      Arithmetic.Operation operation = Arithmetic.of(step).orElseThrow();
      int count = step.inputs().size();
      double[][] given = new double[count][];
      double[] in = new double[count];
      for (int i = 0; i < count; i++) {
        int wire = step.input(i);
        given[i] = known.getOrDefault(wire, NONE);
        in[i] = wire == parameter && wire >= 0 ? p : wiring.number(wire).orElse(Double.NaN);
      }
      last = new double[x.length];
      for (int k = 0; k < x.length; k++) {
        for (int i = 0; i < count; i++) {
          in[i] = given[i].length > 0 ? given[i][k] : in[i];
        }
        last[k] = operation.value(in);
      }
      known.put(step.output(0), last);
    }
    return last;
  }

  /// Its value at a point.
  double value(double x, Wiring wiring) {
    return values(new double[] {x}, Double.NaN, wiring)[0];
  }

  /// Whether nothing outside takes what a step gives.
  boolean keeps(Step step, Wiring wiring) {
    Set<Integer> own = new HashSet<>();
    steps.forEach(one -> own.add(one.index()));
    return !wiring.isAnswer(step.output(0))
        && wiring.consumers(step.output(0)).stream().allMatch(one -> own.contains(one.index()));
  }
}
