package org.hillock.training;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Training and prediction make no garbage: neither our code nor vectors that C2 leaves boxed,
/// which happens by chance and costs ten times the time. So each case is a JVM of its own, and has
/// five tries.
class AllocationTest {
  private static final int TRIES = 5;

  @ParameterizedTest
  @CsvSource({
    "1,relu",
    "2,relu",
    "1,gelu",
    "2,gelu",
    "1,prelu",
    "2,tanh",
    "2,normalized",
    "2,recurrent",
    "1,convolutional",
    "2,convolutional",
    "2,transformer"
  })
  void aStepAllocatesNothing(String threads, String network) throws Exception {
    assertNothing(
        "bytes in 19 steps: 0",
        Allocations.class,
        List.of(JavaProcess.LANES, JavaProcess.AT_ONCE),
        threads,
        network);
  }

  @ParameterizedTest
  @ValueSource(strings = {"relu", "gelu", "prelu", "maxout", "softmax"})
  void aPredictionAllocatesNothing(String activation) throws Exception {
    assertNothing(
        "bytes in 19 calls: 0",
        PredictionAllocations.class,
        List.of(JavaProcess.LANES),
        activation);
  }

  private static void assertNothing(
      String expected, Class<?> program, List<String> options, String... arguments)
      throws Exception {
    String printed = "";
    for (int attempt = 0; attempt < TRIES && !printed.equals(expected); attempt++) {
      printed = JavaProcess.run(program, options, arguments);
    }
    assertEquals(expected, printed);
  }
}
