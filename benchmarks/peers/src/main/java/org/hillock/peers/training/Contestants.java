package org.hillock.peers.training;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// The list of libraries. One is loaded only when it is asked for.
final class Contestants {
  private static final Map<String, Contestant> ALL = all();

  private Contestants() {}

  /// A library.
  ///
  /// @param artifact the jar whose version counts
  /// @param school makes its networks
  record Contestant(String artifact, School school) {}

  /// Makes the networks of a library.
  @FunctionalInterface
  interface School {
    /// A network for a work; nothing if the library cannot do it.
    Optional<? extends Predictor> prepare(Work work, Examples examples, int threads);
  }

  private static Map<String, Contestant> all() {
    Map<String, Contestant> all = new LinkedHashMap<>();
    all.put(
        "Hillock",
        new Contestant(
            "hillock-learning",
            (work, data, threads) -> Optional.of(new Hillock(work, data, threads))));
    all.put("PyTorch", new Contestant("pytorch", LibTorch::of));
    all.put("DJL", new Contestant("pytorch-jni", Djl::of));
    all.put("TensorFlow", new Contestant("tensorflow-core-api", TensorFlow::of));
    all.put("DL4J", new Contestant("deeplearning4j-nn", Dl4j::of));
    all.put("ONNX Runtime", new Contestant("onnxruntime", Onnx::of));
    all.put("Encog", new Contestant("encog-core", Encog::of));
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

  /// All names with the versions of their jars on the class path.
  static String versions() {
    return ALL.entrySet().stream()
        .map(entry -> entry.getKey() + " " + version(entry.getValue().artifact()))
        .collect(Collectors.joining(", "));
  }

  private static String version(String artifact) {
    return Pattern.compile("/" + artifact + "-([0-9][^/]*?)\\.jar")
        .matcher(System.getProperty("java.class.path"))
        .results()
        .map(match -> match.group(1))
        .findFirst()
        .orElse("");
  }
}
