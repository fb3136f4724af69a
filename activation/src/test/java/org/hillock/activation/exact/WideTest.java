package org.hillock.activation.exact;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Random;
import org.junit.jupiter.api.Test;

/// Balls against [BigDecimal] and against known digits.
class WideTest {
  private static final MathContext DIGITS = new MathContext(120);

  @Test
  void everyOperationEnclosesTheExactResult() {
    Random random = new Random(1);
    for (int i = 0; i < 2000; i++) {
      Wide a = number(random);
      Wide b = number(random);
      BigDecimal x = center(a);
      BigDecimal y = center(b);
      encloses(a.plus(b), x.add(y));
      encloses(a.minus(b), x.subtract(y));
      encloses(a.times(b), x.multiply(y));
      encloses(a.over(b), x.divide(y, DIGITS));
      encloses(a.abs().sqrt(), x.abs().sqrt(DIGITS));
    }
  }

  @Test
  void radiiOfTheOperandsAreCarriedOn() {
    Random random = new Random(2);
    for (int i = 0; i < 2000; i++) {
      Wide a = number(random);
      Wide b = number(random);
      Wide around = a.blurred(a.times(0x1p-30));
      Wide about = b.blurred(b.times(0x1p-40));
      BigDecimal x = center(a).multiply(new BigDecimal(1 + 0x1p-31));
      BigDecimal y = center(b).multiply(new BigDecimal(1 - 0x1p-41));
      encloses(around.plus(about), x.add(y));
      encloses(around.minus(about), x.subtract(y));
      encloses(around.times(about), x.multiply(y));
      encloses(around.over(about), x.divide(y, DIGITS));
      encloses(around.abs().sqrt(), x.abs().sqrt(DIGITS));
    }
  }

  @Test
  void ballsAreNarrow() {
    Random random = new Random(4);
    for (int i = 0; i < 2000; i++) {
      Wide a = number(random);
      Wide b = number(random);
      Wide around = a.blurred(a.times(0x1p-30));
      assertTrue(a.times(b).error() <= 0x1p-158 * Math.abs(a.times(b).near()));
      assertTrue(a.over(b).error() <= 0x1p-158 * Math.abs(a.over(b).near()));
      assertTrue(a.abs().sqrt().error() <= 0x1p-158 * a.abs().sqrt().near());
      assertTrue(around.times(b).error() <= 0x1.1p-30 * Math.abs(a.times(b).near()));
      assertTrue(around.over(b).error() <= 0x1.1p-30 * Math.abs(a.over(b).near()));
      assertTrue(around.abs().sqrt().error() <= 0x1.1p-30 * a.abs().sqrt().near());
    }
  }

  @Test
  void smallSummandsAreNotForgotten() {
    Wide sum = Wide.of(1, 160).plus(0x1p-700);
    assertTrue(sum.error() > 0);
    assertEquals(0x1p-700, Wide.of(0, 160).plus(0x1p-700).near());
    assertEquals(0x1p-140, Wide.of(1, 160).plus(0x1p-140).minus(1).near());
  }

  @Test
  void constantsHaveTheirDigits() {
    Wide one = Wide.of(1, 320);
    digits("3.14159265358979323846264338327950288419716939937510582097494", Series.pi(one));
    digits("0.693147180559945309417232121458176568075500134360255254120680", Series.ln2(one));
    digits("2.71828182845904523536028747135266249775724709369995957496697", Series.exp(one));
    digits("0.841470984807896506652502321630298999622563060798371065672752", Series.sin(one));
    digits("0.540302305868139717400936607442976603732310420617922227670097", Series.cos(one));
    digits("0.841344746068542948585232545632037922477912966726604390987394", Series.normal(one));
    digits(
        "1.09861228866810969139524523692252570464749055782274945173469", Series.log(one.times(3)));
  }

  @Test
  void roundingToFloatIsThatOfTheLanguage() {
    Random random = new Random(3);
    for (int i = 0; i < 100_000; i++) {
      double x = Math.scalb(random.nextDouble() - 0.5, random.nextInt(280) - 155);
      assertEquals((float) x, Wide.of(x, 160).rounded());
      double tie = ((double) (float) x + Math.nextUp((float) x)) / 2;
      assertEquals((float) tie, Wide.of(tie, 160).rounded());
    }
    assertEquals(Float.POSITIVE_INFINITY, Wide.of(0x1.ffffffp127, 160).rounded());
    assertEquals(Float.MAX_VALUE, Wide.of(0x1.fffffefffffffp127, 160).rounded());
    assertEquals(-0f, Wide.of(-0x1p-150, 160).rounded());
    assertEquals(-Float.MIN_VALUE, Wide.of(-0x1.8p-149, 160).minus(-0x1p-200).rounded());
  }

  @Test
  void aBallOverAMidpointIsUndecided() {
    Wide midpoint = Wide.of(1 + 0x1p-24, 160);
    assertTrue(midpoint.isDecided());
    assertFalse(midpoint.blurred(midpoint.same(0x1p-120)).isDecided());
    assertTrue(midpoint.plus(0x1p-110).blurred(midpoint.same(0x1p-120)).isDecided());
    assertFalse(Wide.of(0x1p-160, 160).blurred(midpoint.same(0x1p-159)).isDecided());
    assertFalse(midpoint.over(midpoint.same(0)).isDecided());
  }

  private static Wide number(Random random) {
    Wide x = Wide.of(random.nextGaussian(), 160).times(random.nextDouble() + 1);
    return x.times(random.nextDouble() + 1).times(Math.scalb(1.0, random.nextInt(100) - 50));
  }

  private static BigDecimal center(Wide x) {
    return scaled(new BigDecimal(x.mantissa()), x.exponent());
  }

  private static BigDecimal scaled(BigDecimal x, int exponent) {
    BigDecimal power = BigDecimal.TWO.pow(Math.abs(exponent));
    return exponent < 0 ? x.divide(power) : x.multiply(power);
  }

  private static void encloses(Wide ball, BigDecimal exact) {
    BigDecimal radius = scaled(new BigDecimal(ball.radius()), ball.exponent());
    BigDecimal rounding = exact.abs().movePointLeft(110);
    assertTrue(
        center(ball).subtract(exact).abs().compareTo(radius.add(rounding)) <= 0,
        () -> exact + " is not in " + ball);
  }

  private static void digits(String known, Wide x) {
    BigDecimal off = center(x).subtract(new BigDecimal(known)).abs();
    assertTrue(off.compareTo(new BigDecimal("1e-58")) <= 0, () -> known + " is off by " + off);
  }
}
