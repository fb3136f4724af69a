package org.hillock.onnx.execution;

import java.util.List;
import java.util.ServiceLoader;
import java.util.stream.Stream;
import org.hillock.activation.InvalidInputException;
import org.hillock.onnx.OnnxModel;

/// The kinds of engines that are there: Hillock's, and those of modules that are on the path, such
/// as ONNX Runtime's.
public final class Engines {
  /// Hillock's own.
  public static final String HILLOCK = "hillock";

  private static final String RUNTIME = "onnxruntime";

  private Engines() {}

  /// An engine for a model.
  ///
  /// @param kind `hillock`, or what a module adds
  /// @throws InvalidInputException if there is no such kind, or it cannot compute the model
  public static Engine of(String kind, OnnxModel model) {
    return factories()
        .filter(factory -> factory.name().equals(kind))
        .findFirst()
        .orElseThrow(() -> unknown(kind))
        .engine(model);
  }

  private static InvalidInputException unknown(String kind) {
    List<String> names = factories().map(EngineFactory::name).toList();
    return kind.equals(RUNTIME)
        ? new InvalidInputException(
            "ONNX Runtime is not part of this program unless it is asked for; build it with tools/with-onnxruntime, and run again.")
        : InvalidInputException.unknown("engine", kind, names);
  }

  private static Stream<EngineFactory> factories() {
    return Stream.concat(
        Stream.of(new Own()),
        ServiceLoader.load(EngineFactory.class).stream().map(ServiceLoader.Provider::get));
  }

  private record Own() implements EngineFactory {
    @Override
    public String name() {
      return HILLOCK;
    }

    @Override
    public Engine engine(OnnxModel model) {
      return Execution.of(model);
    }
  }
}
