package org.hillock.onnx;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import org.hillock.numeric.Draws;

/// Damaged copies of a sound model.
///
/// @param bytes of the model
/// @param structure the bytes of it that are not weights
@SuppressWarnings("ArrayRecordComponent")
record Mutations(byte[] bytes, int[] structure) {
  private static final int MOST_CHANGES = 4;
  private static final int LONGEST_PIECE = 64;

  static Mutations of(byte[] bytes) {
    BitSet weights = new BitSet();
    List<Graph> graphs = new ArrayList<>(List.of(OnnxFile.read("sound.onnx", bytes).graph()));
    while (!graphs.isEmpty()) {
      Graph graph = graphs.removeLast();
      graph.initializers().forEach(tensor -> mark(tensor, weights));
      for (Node node : graph.nodes()) {
        graphs.addAll(node.graphs());
        node.attributes()
            .values()
            .forEach(setting -> {
              if (setting instanceof Attribute.OfTensor(Tensor tensor)) {
                mark(tensor, weights);
              }
            });
      }
    }
    BitSet rest = new BitSet();
    rest.set(0, bytes.length);
    rest.andNot(weights);
    return new Mutations(bytes, rest.stream().toArray());
  }

  /// Of large tensors: in what is short each byte may matter.
  private static void mark(Tensor tensor, BitSet weights) {
    if (tensor.payload() instanceof Payload.Raw(var raw) && raw.remaining() > LONGEST_PIECE) {
      int from = raw.arrayOffset() + raw.position();
      weights.set(from, from + raw.remaining());
    }
  }

  /// One of them.
  byte[] mutation(Draws draws) {
    byte[] changed = bytes.clone();
    int changes = draws.below(5, 2) == 0 ? 1 : 1 + draws.below(0, MOST_CHANGES);
    for (int i = 0; i < changes; i++) {
      changed = change(changed, draws.at(i));
    }
    return changed;
  }

  private byte[] change(byte[] from, Draws draws) {
    int at = Math.min(structure[draws.below(1, structure.length)], Math.max(0, from.length - 1));
    int length = Math.min(1 + draws.below(2, LONGEST_PIECE), from.length - at);
    int kind = from.length == 0 ? 7 : draws.below(3, 8);
    return switch (kind) {
      case 0, 1 -> with(from, at, from[at] ^ 1 << draws.below(4, Byte.SIZE));
      case 2, 3 -> with(from, at, draws.below(4, 256));
      case 4 -> replaced(from, at, length, new byte[0]);
      case 5 -> replaced(from, at, 0, Arrays.copyOfRange(from, at, at + length));
      case 6 -> Arrays.copyOf(from, at);
      default -> replaced(from, at, 0, huge(draws.below(4, 10)));
    };
  }

  private static byte[] with(byte[] from, int at, int value) {
    byte[] changed = from.clone();
    changed[at] = (byte) value;
    return changed;
  }

  private static byte[] replaced(byte[] from, int at, int length, byte[] by) {
    byte[] changed = new byte[from.length - length + by.length];
    System.arraycopy(from, 0, changed, 0, at);
    System.arraycopy(by, 0, changed, at, by.length);
    System.arraycopy(from, at + length, changed, at + by.length, from.length - at - length);
    return changed;
  }

  /// An integer of so many bytes and one, with all bits set.
  private static byte[] huge(int count) {
    byte[] bytes = new byte[count + 1];
    Arrays.fill(bytes, (byte) 0xFF);
    bytes[count] = 0x7F;
    return bytes;
  }
}
