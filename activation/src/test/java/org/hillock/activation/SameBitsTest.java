package org.hillock.activation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// The same bits however Java runs: vector widths, compilers, with and without SIMD. 505,440 cases
/// in each of the first six ways, so 3.0 million; the others are slow, since without the machine's
/// fma or a compiler each operation takes a microsecond.
class SameBitsTest {
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
    List<String> options = new ArrayList<>(lanes ? JavaProcess.LANES : List.of());
    options.add(option);
    String output = JavaProcess.run(Bits.class, options, which);
    assertEquals("lanes=" + lanes + " " + (which.equals("all") ? ALL : FEW), output);
  }

  @Test
  void thereAreEnoughCases() {
    assertTrue(ALL.startsWith("505440 cases"), ALL);
  }
}
