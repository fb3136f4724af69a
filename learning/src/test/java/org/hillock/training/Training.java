package org.hillock.training;

import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import org.hillock.checkpoint.Checkpoint;
import org.hillock.checkpoint.Safetensors;
import org.hillock.data.Split;
import org.hillock.network.Network;

/// One training, whole or in parts, with one checkpoint file.
///
/// @param folder of the file
record Training(Network start, Split split, Settings settings, Path folder) {
  private static final long SEED = 3;

  Run fit(Execution execution) {
    return Trainer.fit(start, split, settings, SEED, execution);
  }

  Run whole() {
    return fit(Execution.plain());
  }

  /// How many steps the whole training takes.
  long steps() {
    long[] steps = {0};
    fit(new Execution(1, state -> steps[0] = state.steps()));
    return steps[0];
  }

  /// From the beginning to a step, the checkpoint of which is saved if it is good.
  void stopAfter(long step) {
    assertThrows(CancellationException.class, () -> fit(Execution.plain().with(until(step))));
  }

  /// From the checkpoint to a step.
  void goOnUntil(long step) {
    assertThrows(
        CancellationException.class, () -> fit(Execution.plain().with(until(step)).from(saved())));
  }

  private Watcher until(long step) {
    return state -> {
      if (state.steps() == step) {
        state.checkpoint().ifPresent(this::save);
        throw new CancellationException("stopped after step " + step);
      }
    };
  }

  /// The whole training; its end is saved.
  void saveAtEnd() {
    fit(
        Execution.plain()
            .with(
                new Watcher() {
                  @Override
                  public void stepped(State state) {}

                  @Override
                  public void ended(State state) {
                    save(state.checkpoint().orElseThrow());
                  }
                }));
  }

  /// From the checkpoint to the end.
  Run goOn(int threads) {
    return goOn(threads, Watcher.none());
  }

  Run goOn(int threads, Watcher watcher) {
    return fit(new Execution(threads, watcher).from(saved()));
  }

  Origin saved() {
    return expected -> Optional.of(Checkpoint.of(Safetensors.read(file()), file(), expected));
  }

  void save(Checkpoint checkpoint) {
    try (FileChannel channel =
        FileChannel.open(
            file(),
            StandardOpenOption.CREATE,
            StandardOpenOption.TRUNCATE_EXISTING,
            StandardOpenOption.WRITE)) {
      checkpoint.safetensors().write(channel);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Path file() {
    return folder.resolve("checkpoint.safetensors");
  }
}
