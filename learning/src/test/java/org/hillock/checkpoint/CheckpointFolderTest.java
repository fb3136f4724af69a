package org.hillock.checkpoint;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CheckpointFolderTest {
  @TempDir private Path folder;

  @Test
  void whatIsSavedIsFound() {
    Map<String, String> identity = Map.of("seed", "1");
    Checkpoint checkpoint =
        new Checkpoint(identity, Map.of("weights", new Value.Floats(new float[] {1, 2, 3})));
    Expected expected = new Expected(identity, Map.of("weights", Form.floats(3)));
    try (CheckpointFolder open = CheckpointFolder.open(folder)) {
      assertInstanceOf(Newest.Empty.class, open.newest(expected));
      open.save(checkpoint, 7);
      Newest.Found found = assertInstanceOf(Newest.Found.class, open.newest(expected));
      assertEquals(7, found.step());
      Value.Floats weights =
          assertInstanceOf(Value.Floats.class, found.checkpoint().values().get("weights"));
      assertArrayEquals(new float[] {1, 2, 3}, weights.values());
    }
  }
}
