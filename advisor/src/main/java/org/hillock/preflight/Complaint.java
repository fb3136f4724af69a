package org.hillock.preflight;

import java.util.List;

/// A rule that is broken.
///
/// @param rule which
/// @param message one sentence with what is there
/// @param layers which layers, from 0; empty if it is not about layers
public record Complaint(Rule rule, String message, List<Integer> layers) {
  /// Copies the list.
  public Complaint {
    layers = List.copyOf(layers);
  }
}
