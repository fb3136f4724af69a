package org.hillock.activation;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.File;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;

/// Runs a program of the tests in a fresh JVM.
final class JavaProcess {
  /// The module that has SIMD lanes, and no wait until they pay.
  static final List<String> LANES =
      List.of("--add-modules=jdk.incubator.vector", "-Dhillock.simd=at-once");

  private JavaProcess() {}

  /// What it prints.
  static String run(Class<?> program, List<String> options, String... arguments)
      throws IOException, InterruptedException, URISyntaxException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(options);
    command.addAll(List.of("-cp", classPath(program), program.getName()));
    command.addAll(List.of(arguments));
    Process process =
        new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.DISCARD).start();
    String output = new String(process.getInputStream().readAllBytes(), UTF_8).strip();
    assertTrue(process.waitFor(60, TimeUnit.SECONDS), "still running");
    assertEquals(0, process.exitValue(), output);
    return output;
  }

  /// The folder of the test classes first; modules become plain entries.
  private static String classPath(Class<?> program) throws URISyntaxException {
    Path file =
        Path.of(
            Objects.requireNonNull(program.getResource(program.getSimpleName() + ".class"))
                .toURI());
    Path folder = file.resolve("../../../..").normalize();
    return String.join(
        File.pathSeparator,
        folder.toString(),
        System.getProperty("jdk.module.path", ""),
        System.getProperty("java.class.path", ""));
  }
}
