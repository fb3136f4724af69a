package org.hillock.training;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import org.hillock.activation.InvalidInputException;
import org.hillock.activation.function.Prelu;
import org.hillock.activation.function.Tanh;
import org.hillock.data.Dataset;
import org.hillock.data.Split;
import org.hillock.data.Task;
import org.hillock.network.Network;
import org.hillock.optimizer.Clipping;
import org.hillock.optimizer.Descent;
import org.hillock.optimizer.Schedule;
import org.hillock.optimizer.Sgd;
import org.junit.jupiter.api.Test;

/// What happens around an optimizer's steps.
class DescentTest {
  private static final Split DATA = Samples.sine(160);

  private static Network network() {
    return Network.multilayer(
        DATA.train().features(), List.of(8), new Tanh(), DATA.train().outputs(), 1);
  }

  private static Run run(Settings settings) {
    return Trainer.fit(network(), DATA, settings, 1);
  }

  @Test
  void gradientsOfSeveralBatchesAreThoseOfOneLargeBatch() {
    assertEquals(96, DATA.train().rows());
    Run large = run(new Settings(new Sgd(0.1, 0.9), 32, 10, 10));
    Run together =
        run(new Settings(new Sgd(0.1, 0.9), 8, 10, 10, Descent.plain().withBatchesPerStep(4)));
    assertArrayEquals(large.network().parameters(), together.network().parameters(), 1e-4f);
  }

  @Test
  void aRestOfBatchesIsAStepOfItsOwn() {
    Run run = run(new Settings(new Sgd(0.1, 0), 8, 1, 1, Descent.plain().withBatchesPerStep(5)));
    assertTrue(run.finite() && run.bestEpoch() == 1);
  }

  /// A decay of η λ = 1/2, and no gradients.
  @Test
  void weightDecayShrinksWeightsAndSparesBiasesAndLearnedSlopes() {
    Split split = Samples.xor(200);
    Network start = Network.multilayer(2, List.of(3), new Prelu(), 1, 1);
    Dataset none = new Dataset(1, 2, new float[2], 1, new float[1], Task.REGRESSION);
    Split still = new Split(split.problem(), split.encoder(), none, none, none);
    Arrays.fill(start.parameters(), 1);
    start.parameters()[start.parameters().length - 1] = -3;
    Settings settings = new Settings(new Sgd(1, 0), 1, 1, 1, Descent.plain().withWeightDecay(0.5));
    // Inputs of 0 give 1 from each hidden neuron, 3 - 3 = 0 in the end: the target, so no gradient.
    float[] expected = {.5f, .5f, .5f, .5f, .5f, .5f, 1, 1, 1, 1, 1, 1, .5f, .5f, .5f, -3};
    assertArrayEquals(expected, stepped(start, still, settings));
  }

  /// The parameters after all steps, not the best.
  private static float[] stepped(Network start, Split split, Settings settings) {
    float[][] seen = {{}};
    Watcher watcher = state -> seen[0] = state.network().parameters().clone();
    Run run = Trainer.fit(start, split, settings, 1, new Execution(1, watcher));
    assertTrue(run.finite());
    return seen[0];
  }

  @Test
  void decayedWeightsAreSmaller() {
    Settings plain = new Settings(new Sgd(0.05, 0), 16, 30, 30);
    Settings decayed = plain.with(Descent.plain().withWeightDecay(0.1));
    assertTrue(size(run(decayed)) < 0.9 * size(run(plain)));
  }

  private static double size(Run run) {
    return Clipping.norm(run.network().parameters());
  }

  @Test
  void clippedStepsAreShort() {
    Network start = network();
    Settings settings =
        new Settings(new Sgd(1, 0), 96, 1, 1, Descent.plain().with(new Clipping(0.01, 1)));
    float[] moved = Trainer.fit(start, DATA, settings, 1).network().parameters().clone();
    for (int i = 0; i < moved.length; i++) {
      moved[i] -= start.parameters()[i];
    }
    assertEquals(0.01, Clipping.norm(moved), 1e-6);
  }

  @Test
  void theScheduleIsFollowed() {
    Settings plain = new Settings(new Sgd(0.1, 0), 96, 1, 1);
    Settings warm = plain.with(Descent.plain().with(new Schedule.OneCycle()));
    float[] start = network().parameters();
    float[] whole = run(plain).network().parameters();
    float[] part = run(warm).network().parameters();
    for (int i = 0; i < start.length; i++) {
      // The only step of a one-step cycle is its last.
      assertEquals(0.04 * 1e-4 * (whole[i] - start[i]), part[i] - start[i], 1e-6);
    }
  }

  @Test
  void numbersOutOfRangeAreRefused() {
    assertEquals(
        "weight decay 1.0 has to be at least 0 and below 1, and batches per step 1 at least 1.",
        assertThrows(InvalidInputException.class, () -> Descent.plain().withWeightDecay(1))
            .getMessage());
    assertThrows(InvalidInputException.class, () -> Descent.plain().withBatchesPerStep(0));
  }
}
