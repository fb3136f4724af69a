package org.hillock.probe;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// All that was seen of one training.
///
/// @param birth before the first step, on a sample of the training rows
/// @param course during training, each on a batch that was learned from
/// @param end after the last step, on the sample of birth
/// @param trainLosses of each epoch
/// @param validationLosses of each epoch
/// @param autopsy if a number was not finite, what happened
/// @param units what became of each unit, on all training rows or many of them; empty if they were
///   not looked at
public record History(
    Observation birth,
    List<Observation> course,
    Observation end,
    List<Double> trainLosses,
    List<Double> validationLosses,
    Optional<Autopsy> autopsy,
    List<LayerUnits> units) {
  /// Copies the lists.
  public History {
    course = List.copyOf(course);
    trainLosses = List.copyOf(trainLosses);
    validationLosses = List.copyOf(validationLosses);
    units = List.copyOf(units);
  }

  /// Without a look at units.
  public History(
      Observation birth,
      List<Observation> course,
      Observation end,
      List<Double> trainLosses,
      List<Double> validationLosses,
      Optional<Autopsy> autopsy) {
    this(birth, course, end, trainLosses, validationLosses, autopsy, List.of());
  }

  /// All looks, from birth to end.
  public List<Observation> looks() {
    List<Observation> looks = new ArrayList<>(course);
    looks.addFirst(birth);
    looks.add(end);
    return looks;
  }
}
