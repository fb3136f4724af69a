package org.hillock.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.hillock.activation.Activation;
import org.hillock.activation.Functions;
import org.hillock.activation.InvalidInputException;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/// Activation functions of the user's own.
final class PluginOptions {
  static final String OPTION = "--plugin";

  @Option(
      names = OPTION,
      paramLabel = "JAR",
      description =
          "Jar with activation functions of your own (docs/own-function.md); may be repeated.")
  private List<Path> jars = List.of();

  /// Classes are loaded once, so that a function is equal to itself.
  private @Nullable Functions functions;

  /// Hillock's functions and those of the jars.
  ///
  /// @throws InvalidInputException if a jar cannot be used
  Functions functions() {
    if (functions == null) {
      List<Activation> own = new ArrayList<>();
      jars.forEach(jar -> own.addAll(FunctionJar.read(jar)));
      functions = Functions.with(own);
    }
    return functions;
  }

  /// These options, as they were given.
  List<String> words() {
    List<String> words = new ArrayList<>();
    jars.forEach(jar -> words.addAll(List.of(OPTION, jar.toString())));
    return words;
  }
}
