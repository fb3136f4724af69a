package org.hillock.network;

import static org.hillock.network.Layers.causalSelfAttention;
import static org.hillock.network.Layers.selfAttention;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Arrays;
import java.util.stream.Stream;
import org.hillock.activation.InvalidInputException;
import org.hillock.numeric.Draws;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Attention keeps the contract, is the definition, and sees no padding.
class SelfAttentionTest {
  /// Chains of some ten roundings to float.
  private static final double TOLERANCE = 2e-6;

  static Stream<SelfAttention> shapes() {
    Stream<SelfAttention> corners =
        Stream.of(
            new SelfAttention(1, 1, 1, 1, false),
            new SelfAttention(1, 3, 2, 2, true),
            // Rows that go through a product by twos, and no whole vectors anywhere.
            new SelfAttention(100, 3, 1, 2, false));
    Stream<SelfAttention> random =
        Stream.iterate(0, i -> i + 1)
            .limit(8)
            .map(i -> {
              Draws draws = Draws.of(i);
              return new SelfAttention(
                  size(draws, 0, 9),
                  size(draws, 1, 8),
                  size(draws, 2, 4),
                  size(draws, 3, 5),
                  i % 2 == 1);
            });
    return Stream.concat(corners, random);
  }

  private static int size(Draws draws, int n, int most) {
    return 1 + (int) (draws.uniform(n) * most);
  }

  @ParameterizedTest
  @MethodSource("shapes")
  void itKeepsTheContract(SelfAttention attention) {
    LayerContract.verify(attention);
  }

  @ParameterizedTest
  @MethodSource("shapes")
  void outputsAndGradientsAreThoseOfTheDefinition(SelfAttention attention) {
    float[] parameters = random(1, attention.parameters());
    int[] lengths = {attention.steps(), 1 + attention.steps() / 2};
    Pass pass = pass(attention, parameters, lengths);
    AttentionDefinition definition = new AttentionDefinition(attention, wide(parameters));
    double[] byParameters = new double[parameters.length];
    for (int row = 0; row < lengths.length; row++) {
      int from = row * attention.inputs();
      int n = lengths[row];
      double[] x = wide(Arrays.copyOfRange(pass.x(), from, from + n * attention.width()));
      double[] y = definition.outputs(x, n);
      for (int i = 0; i < x.length; i++) {
        assertClose(y[i], pass.y()[from + i], "output " + i);
        double byInput = definition.byInput(x, n, pass.dy(), from, i);
        assertClose(byInput, pass.dx()[from + i], "slope by input " + i);
      }
      for (int i = 0; i < parameters.length; i++) {
        byParameters[i] += definition.byParameter(x, n, pass.dy(), from, i);
      }
    }
    for (int i = 0; i < parameters.length; i++) {
      assertClose(byParameters[i], pass.gradients()[i], "slope by parameter " + i);
    }
  }

  @ParameterizedTest
  @MethodSource("shapes")
  void aRowWithPaddingHasTheBitsThatItHasWithout(SelfAttention attention) {
    float[] parameters = random(1, attention.parameters());
    int n = 1 + attention.steps() / 2;
    Pass padded = pass(attention, parameters, new int[] {n});
    SelfAttention without =
        new SelfAttention(
            n, attention.width(), attention.heads(), attention.headWidth(), attention.causal());
    float[] x = Arrays.copyOf(padded.x(), without.inputs());
    float[] dy = Arrays.copyOf(padded.dy(), without.outputs());
    Pass alone = TestPass.whole(without, TestPass.of(without, parameters, x, dy));
    assertArrayEquals(Arrays.copyOf(alone.y(), padded.y().length), padded.y());
    assertArrayEquals(Arrays.copyOf(alone.dx(), padded.dx().length), padded.dx());
    assertArrayEquals(alone.gradients(), padded.gradients());
  }

  @Test
  void whatThePaddingHoldsIsNothing() {
    SelfAttention attention = new SelfAttention(5, 4, 2, 2, false);
    float[] parameters = random(1, attention.parameters());
    int[] lengths = {3, 5};
    Pass pass = pass(attention, parameters, lengths);
    float[] x = random(2, 2 * attention.inputs());
    Arrays.fill(x, 3 * 4, 5 * 4, Float.NaN);
    Pass lost = TestPass.of(attention, parameters, x, lengths, pass.dy(), true);
    TestPass.whole(attention, lost);
    assertArrayEquals(pass.y(), lost.y());
    assertArrayEquals(pass.dx(), lost.dx());
    assertArrayEquals(pass.gradients(), lost.gradients());
  }

  @Test
  void ifItIsCausalALaterStepChangesNoEarlierOne() {
    SelfAttention attention = new SelfAttention(6, 4, 2, 2, true);
    float[] parameters = random(1, attention.parameters());
    Pass pass = pass(attention, parameters, new int[] {6});
    float[] x = pass.x().clone();
    x[4 * 4] += 1;
    Pass other = TestPass.of(attention, parameters, x, pass.dy());
    attention.forward(other, 0, 1);
    assertArrayEquals(Arrays.copyOf(pass.y(), 4 * 4), Arrays.copyOf(other.y(), 4 * 4));
  }

  @Test
  void theWordFindsTheShape() {
    Shape shape = Shape.of(5, 6);
    assertEquals(new SelfAttention(5, 6, 2, 3, false), selfAttention(2).on(shape));
    assertEquals(new SelfAttention(5, 6, 3, 2, true), causalSelfAttention(3).on(shape));
  }

  @Test
  void errorsSayWhatToDo() {
    assertRefused(
        () -> selfAttention(4).on(Shape.of(5, 6)),
        "4 heads cannot share out 6 numbers of a step; give a number of heads that divides the width.");
    assertRefused(
        () -> selfAttention(0).on(Shape.of(5, 6)),
        "0 heads cannot share out 6 numbers of a step; give a number of heads that divides the width.");
    assertRefused(
        () -> selfAttention(4).on(Shape.of(6)),
        "attention is of sequences, steps × width, not of 6; put an embedding before it, or give inputs(steps, width).");
    assertRefused(
        () -> new SelfAttention(5, 6, 0, 3, false),
        "attention of 0 heads of 3 numbers on 5 steps of 6 cannot be; give at least 1 of each.");
    assertRefused(
        () -> new SelfAttention(100_000, 64, 4, 16, false),
        "attention of 4 heads of 16 numbers on 100000 steps of 64 has 16384 weights and keeps 40025600000 numbers of an example, but 134217728 is the most; give fewer steps, or a smaller width.");
  }

  private static void assertRefused(Runnable call, String message) {
    assertEquals(message, assertThrows(InvalidInputException.class, call::run).getMessage());
  }

  private static Pass pass(SelfAttention attention, float[] parameters, int[] lengths) {
    float[] x = random(2, lengths.length * attention.inputs());
    float[] dy = random(3, lengths.length * attention.outputs());
    return TestPass.whole(attention, TestPass.of(attention, parameters, x, lengths, dy, true));
  }

  private static float[] random(long seed, int n) {
    float[] random = new float[n];
    for (int i = 0; i < n; i++) {
      random[i] = (float) Draws.of(seed).normal(i) / 2;
    }
    return random;
  }

  private static double[] wide(float[] values) {
    double[] wide = new double[values.length];
    for (int i = 0; i < wide.length; i++) {
      wide[i] = values[i];
    }
    return wide;
  }

  private static void assertClose(double expected, float given, String what) {
    assertEquals(expected, given, TOLERANCE * (1 + Math.abs(expected)), what);
  }
}
