package org.hillock.checkpoint;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/// What a checkpoint must be for a training to go on from it.
///
/// @param identity what the training is: architecture, settings, seed, a fingerprint of the data
/// @param forms of all values, by name
public record Expected(Map<String, String> identity, Map<String, Form> forms) {
  /// Keeps the order of the entries.
  public Expected {
    identity = Collections.unmodifiableMap(new LinkedHashMap<>(identity));
    forms = Collections.unmodifiableMap(new LinkedHashMap<>(forms));
  }
}
