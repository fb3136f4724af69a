package org.hillock.activation;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.File;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// The same bits however Java runs: vector widths, compilers, with and without SIMD. 505,440 cases
/// in each of the first six ways, so 3.0 million; the others are slow, since without the machine's
/// fma or a compiler each operation takes a microsecond.
class SameBitsTest {
  private static final String MODULE = "--add-modules=jdk.incubator.vector";
  private static final String ALL = Bits.of(true);
  private static final String FEW = Bits.of(false);

  @ParameterizedTest
  @CsvSource({
    "all,true,-XX:UseAVX=3",
    "all,true,-XX:UseAVX=2",
    "all,true,-XX:MaxVectorSize=16",
    "all,true,-XX:-TieredCompilation",
    "all,false,-XX:TieredStopAtLevel=4",
    "all,false,-XX:TieredStopAtLevel=1",
    "few,true,-XX:TieredStopAtLevel=1",
    "few,true,-XX:UseAVX=1",
    "few,true,-XX:UseAVX=0",
    "few,true,-Xint",
    "few,false,-Xint",
    "few,false,-Xcomp"
  })
  @Execution(ExecutionMode.CONCURRENT)
  void outputsAreTheSameHoweverJavaRuns(String which, boolean lanes, String option)
      throws Exception {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    if (lanes) {
      command.add(MODULE);
      command.add("-Dhillock.simd=at-once");
    }
    command.addAll(List.of(option, "-cp", classPath(), Bits.class.getName(), which));
    Process process =
        new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.DISCARD).start();
    String output = new String(process.getInputStream().readAllBytes(), UTF_8).strip();
    assertTrue(process.waitFor(60, TimeUnit.SECONDS), "still running");
    assertEquals("lanes=" + lanes + " " + (which.equals("all") ? ALL : FEW), output);
  }

  @Test
  void thereAreEnoughCases() {
    assertTrue(ALL.startsWith("505440 cases"), ALL);
  }

  /// The folder of the test classes first; modules become plain entries.
  private static String classPath() throws Exception {
    Path file = Path.of(Objects.requireNonNull(Bits.class.getResource("Bits.class")).toURI());
    Path tests = file.resolve("../../../..").normalize();
    List<String> entries = new ArrayList<>(List.of(tests.toString()));
    entries.addAll(
        Arrays.asList(System.getProperty("jdk.module.path", "").split(File.pathSeparator)));
    entries.add(System.getProperty("java.class.path", ""));
    return String.join(File.pathSeparator, entries);
  }
}
