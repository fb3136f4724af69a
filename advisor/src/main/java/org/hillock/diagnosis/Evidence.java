package org.hillock.diagnosis;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// What was measured that speaks for a condition.
///
/// @param statement one sentence with layers and numbers
/// @param layers which layers it is about, from 0; empty if about all or none
/// @param numbers what was measured, by name, such as `gradientRatio`
/// @param sinceStep from which step on; 0 if from birth
/// @param sinceEpoch from which epoch on; 0 if from birth
/// @param picture where one sees it
public record Evidence(
    String statement,
    List<Integer> layers,
    Map<String, Double> numbers,
    long sinceStep,
    int sinceEpoch,
    Picture picture) {
  /// Copies list and map.
  public Evidence {
    layers = List.copyOf(layers);
    numbers = Map.copyOf(new TreeMap<>(numbers));
  }
}
