package org.hillock.diagnosis;

/// The pictures of a health report, to which evidence points.
public enum Picture {
  /// Gradients by layer and time.
  GRADIENT_FLOW,
  /// Activations by layer.
  ACTIVATIONS,
  /// Dead, sleeping and saturated units over time.
  UNITS,
  /// Change of the weights by a step, relative to the weights.
  UPDATES,
  /// Training and validation loss.
  LOSSES
}
