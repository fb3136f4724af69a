package org.hillock.training;

import static org.junit.jupiter.api.Assertions.*;

import java.nio.file.Path;
import java.util.List;
import org.hillock.activation.function.Relu;
import org.hillock.data.Dataset;
import org.hillock.data.Problem;
import org.hillock.data.Split;
import org.hillock.data.Table;
import org.hillock.network.Network;
import org.hillock.probe.History;
import org.hillock.probe.Observation;
import org.junit.jupiter.api.Test;

class RecorderTest {
  private static final Settings SETTINGS = Settings.defaults().withEpochs(10);

  @Test
  void aTrainingHasTheSameBitsUnderObservation() {
    Split split = split();
    Network start = network(split);
    Run alone = Trainer.fit(start, split, SETTINGS, 1);
    Recorder recorder = recorder(split);
    Run watched = Trainer.fit(start, split, SETTINGS, 1, Execution.plain().with(recorder));
    assertArrayEquals(alone.network().parameters(), watched.network().parameters());
  }

  @Test
  void itLooksFromBirthToEnd() {
    History history = history(1);
    assertEquals(0, history.birth().step());
    assertEquals(
        List.of(1L, 2L, 4L, 8L, 16L), history.course().stream().map(Observation::step).toList());
    assertEquals(10, history.end().epoch());
    assertTrue(history.end().loss() < history.birth().loss());
    assertEquals(5, history.end().layers().size());
    assertTrue(history.end().layers().get(1).activation().isPresent());
  }

  @Test
  void itSeesTheSameOnAnyNumberOfThreads() {
    assertEquals(history(1), history(3));
  }

  private static History history(int threads) {
    Split split = split();
    Recorder recorder = recorder(split);
    Run run =
        Trainer.fit(
            network(split), split, SETTINGS, 1, Execution.onThreads(threads).with(recorder));
    return recorder.history(run);
  }

  private static Recorder recorder(Split split) {
    return new Recorder(split.train(), Identity.loss(split, SETTINGS), Watcher.none());
  }

  private static Network network(Split split) {
    Dataset train = split.train();
    return Network.multilayer(train.features(), List.of(16, 16), new Relu(), train.outputs(), 1);
  }

  private static Split split() {
    return Split.of(Problem.of(Table.read(Path.of("../examples/iris.csv")), "species"), 1);
  }
}
