package org.hillock.study;

import java.util.List;
import org.hillock.protocol.Stage;

/// How many epochs a training has, at the most.
///
/// @param typical how many the baseline needed with early stopping, the median of pilots with all
///   learning rates
/// @param full the settings' own limit
public record Lengths(int typical, int full) {
  /// For a stage: a ninth and a third of what is typical, then all that the settings allow.
  public int epochs(Stage stage) {
    return switch (stage) {
      case NINTH, THIRD -> Math.min(full, (int) Math.ceil(stage.share() * typical));
      case FULL, SELECTION, CONFIRMATION -> full;
    };
  }

  /// The typical one of some trainings, the shorter one if there are two.
  static int median(List<Trial> trials) {
    int[] epochs = trials.stream().mapToInt(Trial::epochs).sorted().toArray();
    return epochs[(epochs.length - 1) / 2];
  }
}
