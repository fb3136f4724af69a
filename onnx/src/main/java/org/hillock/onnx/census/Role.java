package org.hillock.onnx.census;

import java.util.Locale;

/// What an activation is there for.
public enum Role {
  /// Between layers.
  HIDDEN,
  /// Says which share of other numbers goes on.
  GATE,
  /// Inside a recurrent layer, of what it remembers and gives.
  STATE,
  /// Makes weights of attention.
  ATTENTION,
  /// No layer follows.
  OUTPUT;

  /// Its name in text.
  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }
}
