package org.hillock.cli;

import java.util.List;
import org.hillock.onnx.profile.Profile;

/// What activations did with the rows of files.
///
/// @param notes how the rows were put in
record RowProfile(Profile profile, List<String> notes) {
  /// Copies the list.
  RowProfile {
    notes = List.copyOf(notes);
  }
}
