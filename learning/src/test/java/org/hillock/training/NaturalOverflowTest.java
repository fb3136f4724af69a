package org.hillock.training;

import static org.hillock.network.Layers.*;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.OptionalInt;
import org.hillock.activation.Activation;
import org.hillock.activation.Activations;
import org.hillock.activation.function.Prelu;
import org.hillock.activation.function.Relu;
import org.hillock.activation.function.Tanh;
import org.hillock.data.Dataset;
import org.hillock.data.Split;
import org.hillock.data.Task;
import org.hillock.network.Architecture;
import org.hillock.network.Network;
import org.hillock.network.Shape;
import org.hillock.numeric.Draws;
import org.hillock.optimizer.Adam;
import org.hillock.optimizer.Clipping;
import org.hillock.optimizer.Descent;
import org.hillock.optimizer.Sgd;
import org.hillock.probe.Autopsy;
import org.hillock.probe.Autopsy.Magnitude;
import org.hillock.probe.Autopsy.Origin;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Trainings that overflow as they do in life.
class NaturalOverflowTest {
  private static final Split ANY = Samples.xor(30);

  @ParameterizedTest
  @ValueSource(doubles = {100, 1e3, 1e10, 1e20, 1e30, 1e38})
  void aLearningRateThatIsFarTooLargeIsNamed(double rate) {
    Split split = Samples.sine(100);
    Network start = Network.multilayer(2, List.of(8, 8), new Relu(), 1, 1);
    Run run = Trainer.fit(start, split, new Settings(new Sgd(rate, 0), 16, 200, 20), 1);
    Autopsy autopsy = run.autopsy().orElseThrow();
    assertFalse(run.finite());
    String first = autopsy.remedies().getFirst();
    assertTrue(first.startsWith("lower the learning rate from "), autopsy.toString());
    if (autopsy.step() > 2) {
      assertTrue(autopsy.cause().startsWith("the steps are too large"), autopsy.toString());
    }
    assertEquals(autopsy.step() - 1, autopsy.trend().size());
  }

  @ParameterizedTest
  @ValueSource(floats = {1e20f, 1e30f, 3e38f})
  void inputsThatAreNotScaledAreNamed(float size) {
    Split split = split(8, size);
    Network start = Network.multilayer(8, List.of(5), new Tanh(), 1, 1);
    Run run = Trainer.fit(start, split, new Settings(new Sgd(0.1, 0.9), 16, 2, 2), 1);
    if (!run.finite()) {
      Autopsy autopsy = run.autopsy().orElseThrow();
      assertTrue(autopsy.cause().startsWith("inputs as large as"), autopsy.toString());
      assertTrue(autopsy.remedies().getFirst().startsWith("scale the inputs"));
    }
    Network relu = Network.multilayer(8, List.of(5), new Relu(), 1, 1);
    Autopsy autopsy =
        Trainer.fit(relu, split, new Settings(new Sgd(0.1, 0.9), 16, 2, 2), 1)
            .autopsy()
            .orElseThrow();
    assertEquals(1, autopsy.step());
    assertTrue(autopsy.cause().startsWith("inputs as large as"), autopsy.toString());
  }

  @Test
  void anExponentialIsNamedWithWhatCameIn() {
    Network start = Network.multilayer(8, List.of(4, 4), named("exponential"), 1, 1);
    float[] weights = start.parameters();
    Arrays.fill(weights, 0, 32, 40);
    Run run = Trainer.fit(start, split(8, 1), new Settings(new Adam(0.1), 16, 2, 2), 1);
    Autopsy autopsy = run.autopsy().orElseThrow();
    assertEquals(Origin.VALUE, autopsy.origin());
    assertEquals(OptionalInt.of(1), autopsy.layer());
    assertTrue(
        autopsy.operation().matches("exponential of [\\d.]+, where f\\(x\\) = exp\\(x\\)"),
        autopsy.operation());
    assertTrue(autopsy.remedies().stream().anyMatch(remedy -> remedy.contains("gelu")));
  }

  private static Activation named(String name) {
    return Activations.named(name);
  }

  @Test
  void anInfinityThatReluWouldHideIsCaught() {
    Network start = Network.multilayer(8, List.of(4), new Relu(), 1, 1);
    for (int input = 0; input < 8; input++) {
      start.parameters()[input * 4 + 2] = -1e38f;
    }
    Autopsy autopsy = ofPositive(start, Shape.of(8));
    assertEquals(Origin.VALUE, autopsy.origin());
    assertEquals(OptionalInt.of(0), autopsy.layer());
    assertEquals(OptionalInt.of(2), autopsy.unit());
    assertEquals(Double.NEGATIVE_INFINITY, autopsy.value());
    assertEquals("a sum of 8 products overflowed", autopsy.operation());
    assertEquals("unit 3 of layer 1, dense 8 → 4", autopsy.place());
    assertEquals(
        List.of("inputs of the layer", "parameters of the layer"),
        autopsy.magnitudes().stream().map(Magnitude::what).toList());
  }

  @Test
  void anInfinityThatReluAndPoolWouldHideIsCaughtToo() {
    Network start =
        Architecture.of(Shape.of(8, 1), List.of(convolution(3, 3), relu(), maxPool(2), dense(1)))
            .network(1);
    assertEquals(2, start.layers().size());
    for (int tap = 0; tap < 3; tap++) {
      start.parameters()[tap * 3 + 1] = -3e38f;
    }
    Autopsy autopsy = ofPositive(start, Shape.of(8, 1));
    assertEquals(Origin.VALUE, autopsy.origin());
    assertEquals(OptionalInt.of(0), autopsy.layer());
    assertEquals(1, autopsy.unit().getAsInt() % 3);
    assertEquals(Double.NEGATIVE_INFINITY, autopsy.value());
  }

  private static Autopsy ofPositive(Network start, Shape shape) {
    Split split = split(8, 0);
    for (Dataset data : List.of(split.train(), split.validation())) {
      Arrays.fill(data.inputs(), 1);
    }
    assertEquals(8, shape.numbers());
    return Trainer.fit(start, split, new Settings(new Adam(0.1), 16, 2, 2), 1)
        .autopsy()
        .orElseThrow();
  }

  @Test
  void theAutopsyIsTheSameOnAnyNumberOfThreads() {
    Split split = Samples.xor(1000);
    Descent descent = Descent.plain().with(new Clipping(1e30, 1e30)).withBatchesPerStep(2);
    for (double rate : new double[] {30, 1e6, 1e37}) {
      Settings settings = new Settings(new Sgd(rate, 0.9), 250, 30, 30, descent);
      Network start = Network.multilayer(2, List.of(300, 130, 65), new Prelu(), 1, 1);
      Run one = Trainer.fit(start, split, settings, 1);
      assertFalse(one.finite());
      for (int threads : new int[] {2, 3, 7}) {
        Run run = Trainer.fit(start, split, settings, 1, Execution.onThreads(threads));
        assertEquals(one.autopsy(), run.autopsy());
      }
    }
  }

  private static Split split(int features, float size) {
    return new Split(
        ANY.problem(),
        ANY.encoder(),
        data(features, size, 1),
        data(features, size, 2),
        data(features, size, 2));
  }

  private static Dataset data(int features, float size, long seed) {
    Draws draws = Draws.of(seed);
    float[] inputs = new float[32 * features];
    float[] targets = new float[32];
    for (int i = 0; i < inputs.length; i++) {
      inputs[i] = (float) (size * (2 * draws.uniform(i) - 1));
    }
    for (int i = 0; i < targets.length; i++) {
      targets[i] = (float) draws.normal(i);
    }
    return new Dataset(32, features, inputs, 1, targets, Task.REGRESSION);
  }
}
