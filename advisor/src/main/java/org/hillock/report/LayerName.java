package org.hillock.report;

import org.hillock.probe.LayerHealth;

/// Layers as pictures and sentences name them, counted from 1.
final class LayerName {
  private LayerName() {}

  /// `layer 3 (tanh)`.
  static String of(LayerHealth health) {
    return "layer %d (%s)".formatted(health.layer() + 1, health.label());
  }

  /// `3 tanh`.
  static String brief(LayerHealth health) {
    return (health.layer() + 1) + " " + health.label();
  }
}
