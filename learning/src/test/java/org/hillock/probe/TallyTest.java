package org.hillock.probe;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import org.hillock.numeric.Draws;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TallyTest {
  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
  void itAgreesWithTheSlowDefinition(long seed) {
    float[] x = numbers(seed, 1 + Draws.of(seed).at("count").below(0, 5000));
    Distribution found = tally(x);
    double[] finite = finite(x);
    double mean = Arrays.stream(finite).average().orElse(Double.NaN);
    double variance =
        Arrays.stream(finite).map(a -> (a - mean) * (a - mean)).average().orElse(Double.NaN);
    assertEquals(x.length, found.count());
    assertEquals(mean, found.mean(), 1e-9 * (1 + Math.abs(mean)));
    assertEquals(Math.sqrt(variance), found.deviation(), 1e-9 * Math.sqrt(variance));
    assertEquals(finite[0], found.low());
    assertEquals(finite[finite.length - 1], found.high());
    assertEquals(share(x, a -> a == 0), found.zeros());
    assertEquals(share(x, a -> a != 0 && Math.abs(a) < Float.MIN_NORMAL), found.subnormals());
    assertEquals(share(x, a -> !Float.isFinite(a)), found.nonFinite());
    for (double size : new double[] {0x1p-14, 1, 8}) {
      double nonzero = share(x, a -> a != 0 && Float.isFinite(a));
      double smaller = share(x, a -> a != 0 && Math.abs(a) < size);
      assertEquals(smaller / Math.max(1e-9, nonzero), smaller(x, size), 1e-9);
    }
    for (int i = 0; i < Distribution.LEVELS.size(); i++) {
      int rank = (int) Math.max(1, Math.ceil(Distribution.LEVELS.get(i) * finite.length));
      double exact = finite[rank - 1];
      assertEquals(exact, found.quantiles().get(i), 0.0667 * Math.abs(exact) + Float.MIN_NORMAL);
    }
  }

  private static double smaller(float[] x, double size) {
    Tally tally = new Tally();
    tally.add(x, 0, x.length);
    return tally.smaller(size);
  }

  private interface Condition {
    boolean holds(float x);
  }

  private static double share(float[] x, Condition condition) {
    int count = 0;
    for (float a : x) {
      count += condition.holds(a) ? 1 : 0;
    }
    return (double) count / x.length;
  }

  @Test
  void equalNumbersHaveNoVariance() {
    float[] x = new float[1001];
    Arrays.fill(x, 1e30f);
    assertEquals(0, tally(x).deviation());
    assertEquals(1e30f, tally(x).mean());
  }

  @Test
  void aMeanFarFromZeroDoesNotHideTheVariance() {
    float[] x = new float[4096];
    for (int i = 0; i < x.length; i++) {
      x[i] = 1e6f + i % 2;
    }
    assertEquals(0.5, tally(x).deviation(), 1e-12);
  }

  @Test
  void ofNoFiniteNumberNothingIsKnown() {
    Distribution found = tally(new float[] {Float.NaN, Float.POSITIVE_INFINITY});
    assertEquals(1, found.nonFinite());
    assertTrue(Double.isNaN(found.mean()));
    assertTrue(found.quantiles().stream().allMatch(q -> Double.isNaN(q)));
    assertEquals(0, tally(new float[0]).nonFinite());
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void neitherOrderNorPiecesChangeWhatIsCounted(long seed) {
    float[] x = numbers(seed, 3000);
    float[] shuffled = new float[x.length];
    int[] order = Draws.of(seed).at("order").permutation(x.length);
    for (int i = 0; i < x.length; i++) {
      shuffled[i] = x[order[i]];
    }
    Tally pieces = new Tally();
    for (int from = 0; from < x.length; from += 7) {
      pieces.add(shuffled, from, Math.min(7, x.length - from));
    }
    Distribution one = tally(x);
    Distribution other = pieces.distribution();
    assertEquals(counted(one), counted(other));
    assertEquals(one.mean(), other.mean(), 1e-9 * (1 + Math.abs(one.mean())));
    assertEquals(one.deviation(), other.deviation(), 1e-9 * one.deviation());
  }

  private static List<Object> counted(Distribution d) {
    return List.of(
        d.count(), d.low(), d.high(), d.quantiles(), d.zeros(), d.subnormals(), d.nonFinite());
  }

  @Test
  void afterClearingItIsNew() {
    Tally tally = new Tally();
    tally.add(numbers(1, 100), 0, 100);
    tally.clear();
    float[] x = numbers(2, 100);
    tally.add(x, 0, 100);
    assertEquals(tally(x), tally.distribution());
  }

  private static Distribution tally(float[] x) {
    Tally tally = new Tally();
    tally.add(x, 0, x.length);
    return tally.distribution();
  }

  private static double[] finite(float[] x) {
    double[] all = new double[x.length];
    int count = 0;
    for (float a : x) {
      if (Float.isFinite(a)) {
        all[count++] = a;
      }
    }
    double[] finite = Arrays.copyOf(all, count);
    Arrays.sort(finite);
    return finite;
  }

  /// Normal ones, some zeros, some near 0; every other seed has some that are not finite.
  private static float[] numbers(long seed, int count) {
    Draws draws = Draws.of(seed).at("numbers");
    float[] x = new float[count];
    for (int i = 0; i < count; i++) {
      long kind = draws.at("kind").below(i, 12);
      x[i] = (float) (draws.normal(i) * 3 - 1);
      if (kind == 0) {
        x[i] = i % 2 == 0 ? 0f : -0f;
      } else if (kind == 1) {
        x[i] *= 1e-40f;
      } else if (kind == 2 && seed % 2 == 0 && i > 0) {
        x[i] = i % 3 == 0 ? Float.NaN : Float.NEGATIVE_INFINITY;
      }
    }
    x[0] = 1;
    return x;
  }
}
