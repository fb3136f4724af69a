package org.hillock.diagnosis;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.hillock.network.Dense;
import org.hillock.network.Initialization;
import org.hillock.network.Layer;
import org.hillock.network.Network;

/// Units with the same weights, which get the same gradients and so stay copies.
record Symmetric() implements Rule {
  /// Of its units, a layer has at most so many different ones. Random weights are all different;
  /// whoever copies weights on purpose copies few.
  private static final double DIFFERENT = 0.5;

  @Override
  public Optional<Diagnosis> examine(Examination e) {
    Network start = e.course().start();
    Network kept = e.course().run().network();
    List<Evidence> evidence = new ArrayList<>();
    int from = 0;
    for (int l = 0; l < start.layers().size(); l++) {
      Layer layer = start.layers().get(l);
      // The last layer may start at 0: what it reads tells its units apart.
      if (layer instanceof Dense dense && !isLast(start, l)) {
        int before = different(dense, start.parameters(), from);
        int after = different(dense, kept.parameters(), from);
        if (Math.max(before, after) <= DIFFERENT * dense.outputs()) {
          evidence.add(evidence(l, dense, before, after));
        }
      }
      from += layer.parameters();
    }
    if (evidence.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        new Diagnosis(
            Condition.SYMMETRIC,
            evidence,
            "Units that start with the same weights read the same, get the same gradients and stay copies, so a layer of any width works as one of a single unit; starting weights have to differ.",
            List.of(new AnotherInitialization(Initialization.gainCorrected()))));
  }

  private static boolean isLast(Network network, int l) {
    return network.layers().subList(l + 1, network.layers().size()).stream()
        .allMatch(later -> later.weights() == 0);
  }

  /// How many units differ in what they read.
  private static int different(Dense dense, float[] parameters, int from) {
    Set<List<Float>> units = new HashSet<>();
    for (int j = 0; j < dense.outputs(); j++) {
      List<Float> incoming = new ArrayList<>();
      // The bias is one more row of weights.
      for (int i = 0; i <= dense.inputs(); i++) {
        incoming.add(parameters[from + i * dense.outputs() + j]);
      }
      units.add(incoming);
    }
    return units.size();
  }

  private static Evidence evidence(int l, Dense dense, int before, int after) {
    return new Evidence(
        "Layer %d (%s): its %d units have %s at the start and %s in the end."
            .formatted(l + 1, dense.label(), dense.outputs(), sets(before), sets(after)),
        List.of(l),
        Map.of(
            "units", (double) dense.outputs(),
            "differentAtStart", (double) before,
            "differentInTheEnd", (double) after),
        0,
        0,
        Picture.ACTIVATIONS);
  }

  private static String sets(int count) {
    return count == 1 ? "one and the same set of weights" : count + " different sets of weights";
  }

  @Override
  public List<Condition> explainedBy() {
    return List.of();
  }
}
