package org.hillock.training;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Training and prediction make no garbage: neither our code nor vectors that C2 leaves boxed,
/// which happens by chance and costs ten times the time. So each case is a JVM of its own.
class AllocationTest {
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
  void aStepAllocatesNothing(String threads, String activation) throws Exception {
    assertEquals(
        "bytes in 19 steps: 0",
        JavaProcess.run(
            Allocations.class,
            List.of(JavaProcess.LANES, JavaProcess.AT_ONCE),
            threads,
            activation));
  }

  @ParameterizedTest
  @ValueSource(strings = {"relu", "gelu", "prelu", "maxout", "softmax"})
  void aPredictionAllocatesNothing(String activation) throws Exception {
    assertEquals(
        "bytes in 19 calls: 0",
        JavaProcess.run(PredictionAllocations.class, List.of(JavaProcess.LANES), activation));
  }
}
