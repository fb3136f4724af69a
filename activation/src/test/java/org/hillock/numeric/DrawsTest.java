package org.hillock.numeric;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class DrawsTest {
  private static final int DRAWS = 200_000;

  @Test
  void normalHasTheMomentsOfTheStandardNormal() {
    double[] z = IntStream.range(0, DRAWS).mapToDouble(Draws.of(7)::normal).toArray();

    // Standard errors at 200,000 draws: mean .0022, variance .0032, share beyond 1.96 .0005.
    assertEquals(0, Arrays.stream(z).average().orElseThrow(), 0.01);
    assertEquals(1, Arrays.stream(z).map(v -> v * v).average().orElseThrow(), 0.015);
    assertEquals(
        0.05, Arrays.stream(z).filter(v -> Math.abs(v) > 1.96).count() / (double) DRAWS, 0.0025);
  }

  @Test
  void belowFillsItsRangeEvenly() {
    int[] counts = new int[10];
    IntStream.range(0, DRAWS).forEach(i -> counts[Draws.of(3).below(i, 10)]++);
    // Expected 20,000 each, standard deviation 134.
    assertTrue(Arrays.stream(counts).allMatch(c -> Math.abs(c - 20_000) < 700));
  }

  @Test
  void permutationHoldsEachNumberOnce() {
    int[] order = Draws.of(1).permutation(1000);
    assertNotEquals(0, Arrays.compare(order, IntStream.range(0, 1000).toArray()));
    assertArrayEquals(IntStream.range(0, 1000).toArray(), Arrays.stream(order).sorted().toArray());
  }

  @Test
  void streamsDifferBySeedPurposeAndIndexAndRepeatThemselves() {
    Draws root = Draws.of(1);
    long[] firsts = {
      root.bits(0),
      Draws.of(2).bits(0),
      root.at("init").bits(0),
      root.at("order").bits(0),
      root.at(0).bits(0),
      root.at(1).bits(0),
      root.at("init").at(1).bits(0)
    };
    assertEquals(firsts.length, Arrays.stream(firsts).distinct().count());
    assertEquals(firsts[6], Draws.of(1).at("init").at(1).bits(0));
  }
}
