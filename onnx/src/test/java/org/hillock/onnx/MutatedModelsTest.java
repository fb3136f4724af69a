package org.hillock.onnx;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.management.ThreadMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import org.hillock.activation.InvalidInputException;
import org.hillock.network.Architecture;
import org.hillock.network.Layers;
import org.hillock.numeric.Draws;
import org.hillock.onnx.export.NetworkForm;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class MutatedModelsTest {
  private static final long MOST_BYTES = 256L << 20;
  private static final int SMALL = 10_000;
  private static final Path MODELS = Path.of("../examples/models");
  private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

  @Test
  void aMutatedModelIsReadOrRefusedInLittleMemory() throws IOException {
    mutate(20_000);
  }

  @Test
  @Tag("exhaustive")
  void aMillionMutatedModelsAreReadOrRefusedInLittleMemory() throws IOException {
    mutate(1_000_000);
  }

  /// Small models come often, since most changes of them matter.
  private static void mutate(int count) throws IOException {
    List<Mutations> models = models();
    Draws draws = Draws.of(1);
    long slowest = 0;
    int sound = 0;
    for (int i = 0; i < count; i++) {
      byte[] bytes = models.get(i % models.size()).mutation(draws.at(i));
      long before = THREADS.getCurrentThreadAllocatedBytes();
      long start = THREADS.getCurrentThreadCpuTime();
      sound += isSound(bytes, i) ? 1 : 0;
      slowest = Math.max(slowest, THREADS.getCurrentThreadCpuTime() - start);
      long allocated = THREADS.getCurrentThreadAllocatedBytes() - before;
      assertTrue(allocated < MOST_BYTES, "mutation " + i + " took " + allocated + " bytes");
    }
    System.out.printf(
        "%d mutated models, %d still sound, the slowest took %.0f ms of one core%n",
        count, sound, slowest / 1e6);
    assertTrue(sound > count / 100 && sound < count, "the mutations are too weak or too strong");
  }

  private static boolean isSound(byte[] bytes, int number) {
    try {
      OnnxModel model = OnnxFile.read("mutated.onnx", bytes);
      byte[] written = OnnxFile.bytes(model);
      assertArrayEquals(written, OnnxFile.bytes(OnnxFile.read("written.onnx", written)));
      if (bytes.length < SMALL) {
        compute(model);
      }
      return true;
    } catch (InvalidInputException e) {
      assertTrue(String.valueOf(e.getMessage()).endsWith("."), e.getMessage());
      return false;
    } catch (RuntimeException | StackOverflowError e) {
      throw new AssertionError("mutation " + number + " is answered by " + e, e);
    }
  }

  /// A sound model may still ask for what cannot be computed.
  private static void compute(OnnxModel model) {
    try {
      Zeros.put(model);
    } catch (InvalidInputException e) {
      assertTrue(String.valueOf(e.getMessage()).endsWith("."), e.getMessage());
    }
  }

  private static List<Mutations> models() throws IOException {
    byte[] network =
        OnnxFile.bytes(
            NetworkForm.model(
                Architecture.of(
                        Layers.inputs(6),
                        Layers.dense(5),
                        Layers.relu(),
                        Layers.residual(Layers.dense(5), Layers.tanh()),
                        Layers.dense(3))
                    .network(1),
                OptionalLong.empty()));
    List<Mutations> models = new ArrayList<>();
    models.add(Mutations.of(Files.readAllBytes(MODELS.resolve("ppocr_v2_cls.onnx"))));
    models.add(Mutations.of(Files.readAllBytes(MODELS.resolve("silero_vad_v5.onnx"))));
    for (int i = 0; i < 8; i++) {
      models.add(Mutations.of(network));
    }
    return models;
  }
}
