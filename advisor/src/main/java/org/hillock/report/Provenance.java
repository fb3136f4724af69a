package org.hillock.report;

import java.util.Map;
import java.util.Optional;

/// Where a comparison comes from, so that it can be repeated.
///
/// @param command that does all this again
/// @param sha256 of the data as they lie on the disk, in hex digits
/// @param versions of what it ran on, by name
/// @param model of the recommended candidate, if one was written
public record Provenance(
    String command, String sha256, Map<String, String> versions, Optional<Model> model) {
  /// Copies the map.
  public Provenance {
    versions = Map.copyOf(versions);
  }

  /// A model file.
  ///
  /// @param path where it is
  /// @param bytes what is in it
  @SuppressWarnings("ArrayRecordComponent")
  public record Model(String path, byte[] bytes) {
    /// Its name without the folders.
    String name() {
      return path.substring(Math.max(path.lastIndexOf('/'), path.lastIndexOf('\\')) + 1);
    }
  }
}
