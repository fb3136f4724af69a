package org.hillock.training;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/// A trained network has the same bits with and without SIMD lanes, at any vector width,
/// interpreted or compiled by either compiler, and on any number of threads.
class SameBitsTest {
  private static final String LANES = JavaProcess.LANES;
  private static final String AT_ONCE = JavaProcess.AT_ONCE;

  private static final String ANY_OPTIONS = "-XX:+IgnoreUnrecognizedVMOptions";

  /// Compiles each of our methods by C2 before its first call.
  private static final List<String> ALL_BY_C2 =
      List.of(
          "-Xcomp",
          "-XX:-TieredCompilation",
          "-XX:CompileCommand=quiet",
          "-XX:CompileCommand=compileonly,org.hillock.*::*");

  /// Where lanes are emulated, because the CPU's are switched off or code is interpreted, a network
  /// of each function would take a minute.
  static Stream<Arguments> waysToRun() {
    return Stream.of(
        way("all", 1, true, LANES),
        way("all", 1, true, LANES, AT_ONCE),
        way("all", 2, false),
        way("all", 3, false, LANES, "-Dhillock.simd=off"),
        way("few", 7, true, LANES, AT_ONCE, ANY_OPTIONS, "-XX:UseAVX=0"),
        way("few", 2, true, LANES, AT_ONCE, ANY_OPTIONS, "-XX:UseAVX=1"),
        way("all", 16, true, LANES, AT_ONCE, ANY_OPTIONS, "-XX:UseAVX=2"),
        way("all", 2, true, LANES, AT_ONCE, ANY_OPTIONS, "-XX:UseAVX=3"),
        way("all", 2, true, LANES, AT_ONCE, ANY_OPTIONS, "-XX:MaxVectorSize=32"),
        way("few", 16, true, LANES, AT_ONCE, "-XX:TieredStopAtLevel=1"),
        way("few", 3, true, LANES, AT_ONCE, "-Xint"),
        way("few", 2, false, "-Xint"),
        way("few", 7, true, Stream.concat(Stream.of(LANES, AT_ONCE), ALL_BY_C2.stream())),
        way("few", 1, false, ALL_BY_C2.stream()));
  }

  private static Arguments way(String functions, int threads, boolean inLanes, String... options) {
    return way(functions, threads, inLanes, Stream.of(options));
  }

  private static Arguments way(
      String functions, int threads, boolean inLanes, Stream<String> options) {
    return Arguments.of(functions, threads, inLanes, options.toList());
  }

  @ParameterizedTest
  @MethodSource("waysToRun")
  void aTrainedNetworkIsTheSameHoweverJavaRuns(
      String functions, int threads, boolean inLanes, List<String> options) throws Exception {
    String here = Fingerprint.of(Fingerprint.train(functions, 1));
    String there =
        JavaProcess.run(Fingerprint.class, options, functions, Integer.toString(threads));
    assertEquals("lanes=" + inLanes + " sha256=" + here, there);
  }

  @ParameterizedTest
  @ValueSource(ints = {2, 3, 7, 16})
  void aLargerNetworkIsTheSameOnAnyNumberOfThreads(int threads) throws Exception {
    assertEquals(
        Fingerprint.of(List.of(Fingerprint.large(1))),
        Fingerprint.of(List.of(Fingerprint.large(threads))));
  }

  @Test
  void theNetworksComparedHaveLearned() {
    List<Run> runs = Fingerprint.train("all", 1);
    assertTrue(runs.stream().allMatch(Run::finite));
    long fell =
        runs.stream().filter(run -> run.trainLosses().get(1) < run.trainLosses().get(0)).count();
    assertTrue(fell > runs.size() * 3 / 4, fell + " of " + runs.size() + " losses fell");
  }
}
