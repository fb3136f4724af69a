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

/// A recurrent network that was trained on ragged rows has the same bits however Java runs, and on
/// any number of threads.
class RecurrentTrainingTest {
  private static final String ANY_OPTIONS = "-XX:+IgnoreUnrecognizedVMOptions";

  @ParameterizedTest
  @ValueSource(ints = {2, 3, 7})
  void theBitsDependOnNoNumberOfThreads(int threads) throws Exception {
    assertEquals(fingerprint(1), fingerprint(threads));
  }

  static Stream<Arguments> waysToRun() {
    return Stream.of(
        Arguments.of(2, List.of()),
        Arguments.of(1, List.of(JavaProcess.LANES, JavaProcess.AT_ONCE)),
        Arguments.of(
            3, List.of(JavaProcess.LANES, JavaProcess.AT_ONCE, ANY_OPTIONS, "-XX:UseAVX=2")),
        Arguments.of(2, List.of("-XX:TieredStopAtLevel=1")));
  }

  @ParameterizedTest
  @MethodSource("waysToRun")
  void theBitsDependOnNoWayToRun(int threads, List<String> options) throws Exception {
    String there = JavaProcess.run(RecurrentFingerprint.class, options, Integer.toString(threads));
    assertEquals(fingerprint(1), there);
  }

  @Test
  void theNetworkComparedHasLearned() {
    Run run = RecurrentFingerprint.train(1);
    assertTrue(run.finite());
    assertTrue(run.trainLosses().getLast() < 0.95 * run.trainLosses().getFirst());
  }

  private static String fingerprint(int threads) throws Exception {
    return RecurrentFingerprint.of(RecurrentFingerprint.train(threads));
  }
}
