package org.hillock.onnx.census;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.hillock.activation.Activations;

/// Recognizes sparsemax, which is written in some twenty nodes: numbers less a threshold that
/// follows from sorting them and summing them up, kept above 0.
final class Sparse {
  private static final int MOST_STEPS = 40;

  private Sparse() {}

  static Optional<Match> match(Step end, Wiring wiring) {
    if (wiring.producer(end.input(0), "Sub").isEmpty()) {
      return Optional.empty();
    }
    List<Step> steps = new ArrayList<>(List.of(end));
    TreeSet<Integer> open = new TreeSet<>(List.of(end.input(0)));
    boolean sorts = false;
    boolean sums = false;
    while (!open.isEmpty() && steps.size() < MOST_STEPS) {
      int wire = latest(open, wiring);
      if (sorts && sums && open.size() == 1) {
        return Optional.of(
            new Match(Recognized.of(Activations.named("sparsemax")), wire, -1, -1, steps));
      }
      Optional<Step> step = wiring.producer(wire);
      if (step.isEmpty()) {
        return Optional.empty();
      }
      open.remove(wire);
      steps.addFirst(step.get());
      sorts |= step.get().is("TopK");
      sums |= step.get().is("CumSum");
      for (int input : step.get().inputs()) {
        if (input >= 0 && !wiring.isConstant(input)) {
          open.add(input);
        }
      }
    }
    return Optional.empty();
  }

  private static int latest(Set<Integer> open, Wiring wiring) {
    int latest = open.iterator().next();
    for (int wire : open) {
      if (index(wire, wiring) >= index(latest, wiring)) {
        latest = wire;
      }
    }
    return latest;
  }

  private static int index(int wire, Wiring wiring) {
    return wiring.producer(wire).map(Step::index).orElse(-1);
  }
}
