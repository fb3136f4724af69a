package org.hillock.cli;

import java.nio.file.Path;
import java.util.Map;

/// The file of a model that goes on learning.
///
/// @param path as the user wrote it
/// @param sha256 of its bytes
record Origin(Path path, String sha256) {
  static Origin of(Path path) {
    return new Origin(path, DataFingerprint.of(path));
  }

  /// What messages and the model that comes of it call it.
  String name() {
    return String.valueOf(path.getFileName());
  }

  /// Adds itself to the provenance of that model.
  void addTo(Map<String, String> texts) {
    texts.put("model", name());
    texts.put("model.sha256", sha256);
  }
}
