package org.hillock.statistics;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

class HolmTest {
  @Test
  void agreesWithTheHandComputedExample() {
    // Sorted 0.005, 0.01, 0.03, 0.04 times 4, 3, 2, 1: 0.02, 0.03, 0.06, 0.04; the last is raised.
    assertArrayEquals(
        new double[] {0.03, 0.06, 0.06, 0.02},
        Holm.adjust(new double[] {0.01, 0.04, 0.03, 0.005}),
        1e-16);
    assertArrayEquals(new double[] {1, 1}, Holm.adjust(new double[] {0.7, 0.6}));
    assertArrayEquals(new double[] {0.3}, Holm.adjust(new double[] {0.3}));
    assertEquals(0, Holm.adjust(new double[0]).length);
  }

  @Test
  void agreesWithTheDefinition() {
    Random random = new Random(5);
    for (int m = 1; m <= 30; m++) {
      // Multiples of 1/64 tie often.
      double[] p = random.doubles(m).map(u -> Math.rint(64 * u * u * u) / 64).toArray();
      double[] adjusted = Holm.adjust(p);
      for (int i = 0; i < m; i++) {
        assertEquals(byDefinition(p, p[i]), adjusted[i]);
        assertTrue(adjusted[i] >= p[i] && adjusted[i] <= 1);
      }
    }
  }

  @Test
  void leavesItsArgumentAlone() {
    double[] p = {0.4, 0.01};
    Holm.adjust(p);
    assertArrayEquals(new double[] {0.4, 0.01}, p);
  }

  @Test
  void refusesWhatIsNoProbability() {
    for (double bad : new double[] {-0.01, 1.01, Double.NaN}) {
      assertEquals(
          "p-value 2 is " + bad + ", expected a probability from 0 to 1; 5 % is 0.05",
          assertThrows(IllegalArgumentException.class, () -> Holm.adjust(new double[] {0.5, bad}))
              .getMessage());
    }
  }

  /// The largest product, over all q <= p, of q and the number of p-values not below q.
  private static double byDefinition(double[] pValues, double p) {
    return Arrays.stream(pValues)
        .filter(q -> q <= p)
        .map(q -> Math.min(1, q * Arrays.stream(pValues).filter(r -> r >= q).count()))
        .max()
        .orElseThrow();
  }
}
