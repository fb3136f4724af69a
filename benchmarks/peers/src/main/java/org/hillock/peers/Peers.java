package org.hillock.peers;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.hillock.benchmark.MathLoop;
import org.hillock.scorecard.Hillock;
import org.hillock.scorecard.Library;

/// The list of libraries. One is loaded only when it is asked for.
final class Peers {
  private static final Map<String, Supplier<Library>> LIBRARIES = libraries();

  private Peers() {}

  private static Map<String, Supplier<Library>> libraries() {
    Map<String, Supplier<Library>> libraries = new LinkedHashMap<>();
    libraries.put("hillock", () -> new Hillock(System.getProperty("hillock.commit", "this build")));
    libraries.put("pytorch", PyTorch::new);
    libraries.put("onnxruntime", OnnxRuntime::new);
    libraries.put("onednn", () -> new OneDnn(Path.of(System.getProperty("hillock.unpacked"))));
    libraries.put("nd4j", Dl4j::new);
    libraries.put("math", Peers::math);
    return libraries;
  }

  private static Library math() {
    return Library.onArrays("Math", "JDK " + Runtime.version(), MathLoop.all());
  }

  /// All names, in the order of the tables.
  static List<String> names() {
    return List.copyOf(LIBRARIES.keySet());
  }

  /// Loads a library.
  static Library named(String name) {
    Supplier<Library> library = LIBRARIES.get(name);
    if (library == null) {
      throw new IllegalArgumentException(
          "no library %s; choose from %s.".formatted(name, LIBRARIES.keySet()));
    }
    return library.get();
  }
}
