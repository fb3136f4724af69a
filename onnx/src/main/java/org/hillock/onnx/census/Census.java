package org.hillock.onnx.census;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.hillock.onnx.OnnxModel;

/// Every activation of a model, in the order of computation. The model is read, never executed.
///
/// A function counts once, however many nodes it is written in; what it is written in does not
/// count besides.
///
/// @param occurrences one for each
public record Census(List<Occurrence> occurrences) {
  /// Copies the list.
  public Census {
    occurrences = List.copyOf(occurrences);
  }

  /// Counts a model's.
  public static Census of(OnnxModel model) {
    Wiring wiring = Wiring.of(model);
    return of(wiring, Signals.of(wiring), Shapes.of(wiring));
  }

  static Census of(Wiring wiring, Signals signals, Shapes shapes) {
    Places places = new Places(wiring, signals, shapes);
    boolean[] spent = new boolean[wiring.steps().size()];
    List<Occurrence> found = new ArrayList<>();
    for (int i = wiring.steps().size() - 1; i >= 0; i--) {
      Step step = wiring.steps().get(i);
      List<Occurrence> here = new ArrayList<>();
      if (!spent[i]) {
        Fused.of(step).forEach(inside -> here.add(places.inside(step, inside)));
        if (here.isEmpty()) {
          Rows.match(step, wiring)
              .or(() -> Formulas.match(step, wiring))
              .filter(places::isActivation)
              .ifPresent(match -> {
                spend(match, wiring, spent);
                here.add(places.of(match));
              });
        }
      }
      found.addAll(here.reversed());
    }
    Collections.reverse(found);
    return new Census(found);
  }

  /// What a function is written in does not count, unless something else takes it too.
  private static void spend(Match match, Wiring wiring, boolean[] spent) {
    Cone all = new Cone(match.root(), -1, match.steps());
    for (Step step : match.steps()) {
      spent[step.index()] = step.index() == match.end().index() || all.keeps(step, wiring);
    }
  }

  /// How many there are of each function, parameters included; most frequent first. Those inside
  /// other operators are apart: `tanh in LSTM`.
  public Map<String, Integer> counts() {
    Map<String, Integer> counts = new LinkedHashMap<>();
    for (Occurrence one : occurrences) {
      String inside = one.isInside() ? " in " + one.node().operator() : "";
      counts.merge(one.function().label() + inside, 1, Integer::sum);
    }
    return counts.entrySet().stream()
        .sorted(Map.Entry.<String, Integer>comparingByValue().reversed())
        .collect(
            Collectors.toMap(
                Map.Entry::getKey, Map.Entry::getValue, (a, _) -> a, LinkedHashMap::new));
  }
}
