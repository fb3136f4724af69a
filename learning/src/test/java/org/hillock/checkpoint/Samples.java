package org.hillock.checkpoint;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.Channels;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.hillock.numeric.Draws;

/// Checkpoints to try files with.
final class Samples {
  static final Map<String, String> IDENTITY = identity("1");

  private Samples() {}

  /// Processes as a test says they are.
  ///
  /// @param live numbers of those that run
  record Told(Owner self, Set<Long> live) implements Processes {
    /// A process, after the death of all others.
    static Told alone(long pid) {
      return new Told(new Owner(pid, Instant.ofEpochSecond(pid)), Set.of(pid));
    }

    @Override
    public boolean isLive(Owner owner) {
      return live.contains(owner.pid());
    }
  }

  /// A checkpoint that differs in every value from that of another step.
  static Checkpoint checkpoint(long step, int weights) {
    Draws draws = Draws.of(step);
    float[] floats = new float[weights];
    for (int i = 0; i < weights; i++) {
      floats[i] = Float.intBitsToFloat((int) draws.bits(i));
    }
    Map<String, Value> values = new LinkedHashMap<>();
    values.put("step", new Value.Whole(step));
    values.put("best loss", new Value.Real(1.0 / (step + 3)));
    values.put("weights", new Value.Floats(floats));
    values.put("losses", new Value.Doubles(new double[] {step, draws.uniform(0), -0.0}));
    return new Checkpoint(IDENTITY, values);
  }

  static Expected expected(int weights) {
    Map<String, Form> forms = new LinkedHashMap<>();
    forms.put("step", Form.WHOLE);
    forms.put("best loss", Form.REAL);
    forms.put("weights", Form.floats(weights));
    forms.put("losses", Form.doubles(Form.ANY));
    return new Expected(IDENTITY, forms);
  }

  static Map<String, String> identity(String seed) {
    Map<String, String> identity = new LinkedHashMap<>();
    identity.put("network", "11-32 relu-3");
    identity.put("data", "9f86d081");
    identity.put("seed", seed);
    return identity;
  }

  static byte[] bytes(Safetensors file) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try {
      file.write(Channels.newChannel(bytes));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }

  /// Equal exactly if two checkpoints are, bit for bit.
  static byte[] bytes(Checkpoint checkpoint) {
    return bytes(checkpoint.safetensors());
  }
}
