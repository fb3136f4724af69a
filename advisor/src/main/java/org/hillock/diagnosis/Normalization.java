package org.hillock.diagnosis;

import java.util.Optional;

/// A normalization between weights and activation of each hidden layer.
///
/// @param line as in a network file: `batch-normalization`
public record Normalization(String line) implements Remedy {
  @Override
  public String text() {
    return line.replace('-', ' ') + " before each hidden activation";
  }

  @Override
  public Optional<Case> appliedTo(Case before) {
    return Rewritten.network(before, blueprint -> blueprint.withNormalization(line), line);
  }
}
