package org.hillock.peers.training;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The list of libraries. One is loaded only when it is asked for.
final class Contestants {
  private static final Map<String, Contestant> ALL = all();

  private Contestants() {}

  /// A library.
  @FunctionalInterface
  interface Contestant {
    /// A network to be raced; nothing if the library cannot do this work.
    Optional<? extends Predictor> prepare(Work work, Examples examples, int threads);
  }

  private static Map<String, Contestant> all() {
    Map<String, Contestant> all = new LinkedHashMap<>();
    all.put("Hillock", (work, data, threads) -> Optional.of(new Hillock(work, data, threads)));
    all.put("PyTorch", LibTorch::of);
    all.put("DJL", Djl::of);
    all.put("TensorFlow", TensorFlow::of);
    all.put("DL4J", Dl4j::of);
    all.put("ONNX Runtime", Onnx::of);
    all.put("Encog", Encog::of);
    return all;
  }

  /// All names, in the order of the table.
  static List<String> names() {
    return List.copyOf(ALL.keySet());
  }

  /// The library of that name.
  static Contestant named(String name) {
    Contestant contestant = ALL.get(name);
    if (contestant == null) {
      throw new IllegalArgumentException(
          "no library %s; choose from %s.".formatted(name, String.join(", ", names())));
    }
    return contestant;
  }
}
