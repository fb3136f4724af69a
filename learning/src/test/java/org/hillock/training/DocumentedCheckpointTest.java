package org.hillock.training;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.hillock.activation.function.Relu;
import org.hillock.checkpoint.Checkpoint;
import org.hillock.data.Split;
import org.hillock.network.Network;
import org.hillock.optimizer.Adam;
import org.junit.jupiter.api.Test;

/// `docs/checkpoint-format.md` names all that a checkpoint of a training has.
class DocumentedCheckpointTest {
  @Test
  void theDocumentNamesWhatIsInTheCheckpointOfATraining() throws IOException {
    String document = Files.readString(Path.of("..", "docs", "checkpoint-format.md"));
    Split split = Samples.noise(60);
    Network start = Network.multilayer(2, List.of(3), new Relu(), 1, 1);
    List<Checkpoint> found = new ArrayList<>();
    Watcher watcher = state -> found.add(state.checkpoint().orElseThrow());
    Trainer.fit(start, split, new Settings(new Adam(0.1), 99, 1, 1), 1, new Execution(1, watcher));
    Checkpoint checkpoint = found.getFirst();
    assertEquals(13 + 1, checkpoint.identity().size());
    for (String name : checkpoint.identity().keySet()) {
      assertNamed(document, name.replaceFirst("layer \\d", "layer K"));
    }
    assertEquals(11 + 2, checkpoint.values().size());
    for (String name : checkpoint.values().keySet()) {
      assertNamed(document, name.replace("optimizer 1", "optimizer 0"));
    }
  }

  @Test
  void theDocumentNamesWhatATrainingHasThatGoesBack() throws IOException {
    String document = Files.readString(Path.of("..", "docs", "checkpoint-format.md"));
    Split split = Samples.noise(60);
    Network start = Network.multilayer(2, List.of(3), new Relu(), 1, 1);
    List<Checkpoint> found = new ArrayList<>();
    Watcher watcher = state -> found.add(state.checkpoint().orElseThrow());
    Settings settings = new Settings(new Adam(0.1), 99, 1, 1).with(OnNonFinite.ROLL_BACK);
    Trainer.fit(start, split, settings, 1, new Execution(1, watcher));
    Checkpoint checkpoint = found.getFirst();
    assertEquals(13 + 2, checkpoint.identity().size());
    assertNamed(document, "on non-finite");
    assertEquals(11 + 2 + 4 + 2, checkpoint.values().size());
    for (String name : checkpoint.values().keySet()) {
      assertNamed(document, name.replace("optimizer 1", "optimizer 0"));
    }
  }

  private static void assertNamed(String document, String name) {
    assertTrue(document.contains("`" + name + "`"), name);
  }
}
