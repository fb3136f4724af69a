package org.hillock.training;

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
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/// A trained network has the same bits with and without SIMD lanes, at any vector width, and
/// interpreted or compiled by either compiler.
class SameBitsTest {
  private static final String LANES = "--add-modules=jdk.incubator.vector";

  /// The net is so small that little is compiled before it is trained; the last way has C2 compile
  /// each of our methods before its first call.
  static Stream<Arguments> waysToRun() {
    return Stream.of(
        way(true, LANES),
        way(false),
        way(false, LANES, "-Dhillock.simd=off"),
        way(true, LANES, "-XX:+IgnoreUnrecognizedVMOptions", "-XX:UseAVX=0"),
        way(true, LANES, "-XX:+IgnoreUnrecognizedVMOptions", "-XX:UseAVX=2"),
        way(true, LANES, "-XX:TieredStopAtLevel=1"),
        way(true, LANES, "-Xint"),
        way(
            true,
            LANES,
            "-Xcomp",
            "-XX:-TieredCompilation",
            "-XX:CompileCommand=quiet",
            "-XX:CompileCommand=compileonly,org.hillock.*::*"));
  }

  private static Arguments way(boolean inLanes, String... options) {
    return Arguments.of(inLanes, List.of(options));
  }

  @ParameterizedTest
  @MethodSource("waysToRun")
  void aTrainedNetworkIsTheSameHoweverJavaRuns(boolean inLanes, List<String> options)
      throws Exception {
    String here = Fingerprint.of(Fingerprint.train());
    assertEquals("lanes=" + inLanes + " sha256=" + here, run(options));
  }

  @Test
  void theNetworksComparedHaveLearned() {
    List<Run> runs = Fingerprint.train();
    assertTrue(runs.stream().allMatch(Run::finite));
    long fell =
        runs.stream().filter(run -> run.trainLosses().get(1) < run.trainLosses().get(0)).count();
    assertTrue(fell > runs.size() * 3 / 4, fell + " of " + runs.size() + " losses fell");
  }

  private static String run(List<String> options)
      throws IOException, InterruptedException, URISyntaxException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(options);
    command.addAll(List.of("-cp", classPath(), Fingerprint.class.getName()));
    Process process =
        new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.DISCARD).start();
    String output = new String(process.getInputStream().readAllBytes(), UTF_8).strip();
    assertTrue(process.waitFor(60, TimeUnit.SECONDS), "still running");
    assertEquals(0, process.exitValue(), output);
    return output;
  }

  /// The folder of the test classes first; modules become plain entries.
  private static String classPath() throws URISyntaxException {
    Path file =
        Path.of(Objects.requireNonNull(Fingerprint.class.getResource("Fingerprint.class")).toURI());
    Path folder = file.resolve("../../../..").normalize();
    return String.join(
        File.pathSeparator,
        folder.toString(),
        System.getProperty("jdk.module.path", ""),
        System.getProperty("java.class.path", ""));
  }
}
