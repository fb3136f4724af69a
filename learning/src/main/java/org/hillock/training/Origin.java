package org.hillock.training;

import java.util.Optional;
import java.util.function.Consumer;
import org.hillock.checkpoint.Checkpoint;
import org.hillock.checkpoint.CheckpointFolder;
import org.hillock.checkpoint.Expected;
import org.hillock.checkpoint.Newest;

/// Where a training goes on from. One that is stopped at any moment, and is run again, goes on:
///
/// ```java
/// try (CheckpointFolder folder = CheckpointFolder.open(Path.of("run"))) {
///   Watcher saving =
///       state -> {
///         if (state.steps() % 1000 == 0) {
///           state.checkpoint().ifPresent(checkpoint -> folder.save(checkpoint, state.steps()));
///         }
///       };
///   Execution execution =
///       Execution.plain().with(saving).from(Origin.newestIn(folder, System.err::println));
///   Run run = Trainer.fit(network, split, Settings.defaults(), 1, execution);
/// }
/// ```
public interface Origin {
  /// The checkpoint, or none to start from the beginning.
  ///
  /// @param expected what it must be for this training; the trainer refuses any other
  Optional<Checkpoint> checkpoint(Expected expected);

  /// Where another training stands, as if it were where this one does: one with other settings or
  /// functions, but the same layout of parameters and the same steps. Parameters, the optimizer's
  /// memory and the losses so far are taken over. Which parameters were the best so far is
  /// forgotten, since this training may judge them otherwise.
  ///
  /// @param checkpoint is refused if arrays are of other sizes
  static Origin takenOver(Checkpoint checkpoint) {
    return expected ->
        Optional.of(new Checkpoint(expected.identity(), Snapshot.withoutBest(checkpoint.values())));
  }

  /// The newest sound checkpoint of a folder, or the beginning if the folder has none.
  ///
  /// @param notes is told what the user should know: that there is none, or which files are damaged
  ///   and were passed over
  static Origin newestIn(CheckpointFolder folder, Consumer<String> notes) {
    return expected ->
        switch (folder.newest(expected)) {
          case Newest.Found found -> {
            found.notes().forEach(notes);
            yield Optional.of(found.checkpoint());
          }
          case Newest.Empty empty -> {
            notes.accept(empty.toString());
            yield Optional.empty();
          }
        };
  }
}
