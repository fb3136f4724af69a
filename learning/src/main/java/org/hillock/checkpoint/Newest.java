package org.hillock.checkpoint;

import java.nio.file.Path;
import java.util.List;

/// What a folder has to go on from.
public sealed interface Newest {
  /// A checkpoint.
  ///
  /// @param step it was saved under
  /// @param notes one for each newer file that was passed over, and why
  record Found(Checkpoint checkpoint, long step, List<String> notes) implements Newest {
    /// Copies the notes.
    public Found {
      notes = List.copyOf(notes);
    }
  }

  /// Nothing has been saved yet.
  record Empty(Path folder) implements Newest {
    @Override
    public String toString() {
      return folder + " holds no checkpoint; the training starts from its beginning.";
    }
  }
}
