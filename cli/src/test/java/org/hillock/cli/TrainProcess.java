package org.hillock.cli;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;

/// The command line in a JVM of its own, which can be killed.
///
/// @param out what it prints
/// @param err what it prints to the error stream
record TrainProcess(Process process, Path out, Path err) implements AutoCloseable {
  private static final int MOST_SECONDS = 120;

  /// @param folder for what it prints
  /// @param options of the JVM
  static TrainProcess start(Path folder, List<String> options, List<String> arguments)
      throws IOException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("--add-modules=jdk.incubator.vector", "-XX:+UseSerialGC"));
    command.addAll(options);
    command.addAll(List.of("-cp", System.getProperty("java.class.path"), Hillock.class.getName()));
    command.addAll(arguments);
    Path out = folder.resolve("out.txt");
    Path err = folder.resolve("err.txt");
    Process process =
        new ProcessBuilder(command)
            .redirectOutput(out.toFile())
            .redirectError(err.toFile())
            .start();
    return new TrainProcess(process, out, err);
  }

  /// Waits until something is so, or the process has ended.
  void until(BooleanSupplier isSo) throws InterruptedException {
    for (int i = 0; i < 1000 * MOST_SECONDS / 2 && process.isAlive() && !isSo.getAsBoolean(); i++) {
      Thread.sleep(2);
    }
  }

  /// The exit code.
  int ended() throws InterruptedException {
    assertTrue(process.waitFor(MOST_SECONDS, TimeUnit.SECONDS), "still running");
    return process.exitValue();
  }

  /// Sends a signal.
  void signal(String name) throws IOException, InterruptedException {
    new ProcessBuilder("kill", "-" + name, Long.toString(process.pid())).start().waitFor();
  }

  /// Whether it was started with a signal ignored, as by a shell in the background; Linux tells.
  boolean ignores(int signal) throws IOException {
    Path status = Path.of("/proc", Long.toString(process.pid()), "status");
    try (Stream<String> lines = Files.lines(status)) {
      return lines
          .filter(line -> line.startsWith("SigIgn:"))
          .mapToLong(line -> Long.parseUnsignedLong(line.substring(7).strip(), 16))
          .anyMatch(mask -> (mask >> (signal - 1) & 1) == 1);
    }
  }

  /// Kills it, if it still runs.
  @Override
  public void close() {
    process.destroyForcibly();
  }

  /// The step of the newest checkpoint in a folder; -1 if there is none.
  static long newest(Path folder) {
    try (Stream<Path> files = Files.list(folder)) {
      return files
          .map(file -> file.getFileName().toString())
          .filter(name -> name.matches("step-\\d{19}\\.safetensors"))
          .mapToLong(name -> Long.parseLong(name.substring(5, 24)))
          .max()
          .orElse(-1);
    } catch (IOException e) {
      return -1;
    }
  }
}
