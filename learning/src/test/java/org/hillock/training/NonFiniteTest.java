package org.hillock.training;

import static org.hillock.network.Layers.*;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.hillock.activation.Activation;
import org.hillock.activation.Activations;
import org.hillock.activation.Elementwise;
import org.hillock.data.Dataset;
import org.hillock.data.Split;
import org.hillock.data.Task;
import org.hillock.loss.Huber;
import org.hillock.network.Architecture;
import org.hillock.network.Layer;
import org.hillock.network.LayerSpec;
import org.hillock.network.Network;
import org.hillock.network.Shape;
import org.hillock.numeric.Draws;
import org.hillock.optimizer.Adam;
import org.hillock.optimizer.Clipping;
import org.hillock.optimizer.Descent;
import org.hillock.optimizer.Optimizer;
import org.hillock.optimizer.Sgd;
import org.hillock.probe.Autopsy;
import org.hillock.probe.Autopsy.Origin;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// NaN and infinities are put into trainings at random: at any step, row and unit, into inputs,
/// targets, parameters, what layers give, losses, gradients and updates, in networks of all kinds.
/// Each is caught in its step and named, and all is as it was before the step.
class NonFiniteTest {
  private static final int FEATURES = 12;
  private static final int ROWS = 24;
  private static final int BATCH = 8;
  private static final int OUTPUTS = 2;
  private static final List<Origin> ORIGINS = List.of(Origin.values());
  private static final float[] BAD = {Float.NaN, Float.POSITIVE_INFINITY, Float.NEGATIVE_INFINITY};

  /// They would overflow by themselves.
  private static final Set<String> GROWING = Set.of("exponential", "cube");

  private static final List<Activation> ACTIVATIONS =
      Activations.all().stream()
          .filter(f -> f.trainable() && f instanceof Elementwise && !GROWING.contains(f.name()))
          .toList();

  @Test
  void anyNumberThatIsNotFiniteIsCaughtInItsStepAndNamed() {
    inject(0, 2_000);
  }

  @Test
  @Tag("exhaustive")
  void eachOfTenThousandIsCaughtInItsStepAndNamed() {
    inject(2_000, 12_000);
  }

  private static void inject(int from, int to) {
    for (int number = from; number < to; number++) {
      assertCaught(number);
    }
  }

  private static void assertCaught(int number) {
    Draws draws = Draws.of(7).at("faults").at(number);
    Origin origin = ORIGINS.get(number % ORIGINS.size());
    Descent descent = descent(draws);
    int steps = 3 / descent.batchesPerStep() + 3 % descent.batchesPerStep();
    Fault fault =
        new Fault(
            origin,
            1 + draws.below(0, 3 * steps),
            draws.below(1, BATCH),
            draws.uniform(2),
            BAD[draws.below(3, BAD.length)]);
    Network network = network(draws.at("network"), fault);
    Split split = split();
    Optimizer optimizer = draws.below(4, 2) == 0 ? new Adam(0.001) : new Sgd(0.001, 0.9);
    Settings settings =
        new Settings(new Fault.Stumbling(optimizer, fault), BATCH, 3, 3, descent)
            .with(new Fault.Struck(new Huber(), fault));
    Witness witness = new Witness(fault, split.train());
    String what = number + ": " + fault.value + " as " + origin + " in " + network.layers();
    Run run = Trainer.fit(network, split, settings, 5, Execution.plain().with(witness));
    assertFalse(run.finite(), what);
    Autopsy autopsy = run.autopsy().orElseThrow();
    assertEquals(fault.step, autopsy.step(), what);
    assertEquals(origin, autopsy.origin(), what);
    assertEquals(fault.value, (float) autopsy.value(), what);
    assertEquals(fault.step - 1, witness.steps, what);
    assertPlace(autopsy, fault, network, witness, what);
    assertArrayEquals(witness.before, witness.after, what);
    assertTrue(autopsy.trend().size() == fault.step - 1, what);
    assertFalse(autopsy.cause().isEmpty() || autopsy.remedies().isEmpty(), what);
  }

  private static void assertPlace(
      Autopsy autopsy, Fault fault, Network network, Witness witness, String what) {
    int spot = spot(network);
    Layer layer = network.layers().get(spot);
    switch (fault.origin) {
      case INPUT -> {
        assertEquals(fault.unitOf(FEATURES), autopsy.unit().getAsInt(), what);
        assertEquals(List.of(witness.example), autopsy.examples(), what);
      }
      case TARGET -> {
        assertEquals(fault.unitOf(OUTPUTS), autopsy.unit().getAsInt(), what);
        assertEquals(List.of(witness.example), autopsy.examples(), what);
      }
      case LOSS -> assertEquals(1, autopsy.examples().size(), what);
      case PARAMETER, UPDATE -> {
        int from = 0;
        int l = 0;
        int unit = fault.unitOf(network.parameters().length);
        while (unit >= from + network.layers().get(l).parameters()) {
          from += network.layers().get(l).parameters();
          l++;
        }
        assertEquals(l, autopsy.layer().getAsInt(), what);
        assertEquals(unit - from, autopsy.unit().getAsInt(), what);
      }
      case VALUE, PARAMETER_GRADIENT -> {
        assertEquals(spot, autopsy.layer().getAsInt(), what);
        assertEquals(fault.unitOf(layer.outputs()), autopsy.unit().getAsInt(), what);
      }
      case GRADIENT -> {
        assertEquals(spot - 1, autopsy.layer().getAsInt(), what);
        assertEquals(fault.unitOf(layer.outputs()), autopsy.unit().getAsInt(), what);
      }
    }
  }

  private static int spot(Network network) {
    for (int l = 0; l < network.layers().size(); l++) {
      if (network.layers().get(l) instanceof Fault.Spot) {
        return l;
      }
    }
    throw new IllegalStateException("no spot");
  }

  private static Descent descent(Draws draws) {
    Descent plain = Descent.plain().withBatchesPerStep(1 + draws.below(5, 2));
    return draws.below(6, 2) == 0 ? plain : plain.with(new Clipping(1, 0.5)).withWeightDecay(0.01);
  }

  /// A network of some kind, with a spot after one of its layers.
  private static Network network(Draws draws, Fault fault) {
    LayerSpec f = activate(ACTIVATIONS.get(draws.below(0, ACTIVATIONS.size())));
    Shape shape;
    List<LayerSpec> layers = new ArrayList<>();
    switch (draws.below(1, 6)) {
      case 0 -> {
        shape = Shape.of(FEATURES);
        layers.addAll(List.of(dense(5), f, dense(4), f));
      }
      case 1 -> {
        shape = Shape.of(FEATURES);
        layers.addAll(
            List.of(dense(5), batchNormalization(), f, dense(4), batchNormalization(), relu()));
      }
      case 2 -> {
        shape = Shape.of(4, 3, 1);
        layers.addAll(List.of(convolution(3, 2), f, convolution(2, 2), relu(), maxPool(2)));
      }
      case 3 -> {
        shape = Shape.of(4, 3);
        layers.addAll(
            List.of(draws.below(2, 2) == 0 ? lstm(4).sequence() : gru(4).sequence(), rnn(3)));
      }
      case 4 -> {
        shape = Shape.of(4, 3);
        layers.addAll(List.of(learnedPositions(), transformerEncoder(1, 4), globalAveragePool()));
      }
      default -> {
        shape = Shape.of(FEATURES);
        layers.addAll(
            List.of(
                dense(6),
                residual(dense(6), f, dense(6)),
                layerNormalization(),
                activate("prelu")));
      }
    }
    layers.add(1 + draws.below(3, layers.size()), spec -> new Fault.Spot(spec, fault));
    layers.add(dense(OUTPUTS));
    return Architecture.of(shape, layers).network(draws.key());
  }

  private static Split split() {
    Draws draws = Draws.of(9);
    Split any = Samples.xor(30);
    return new Split(
        any.problem(), any.encoder(), data(draws.at(0)), data(draws.at(1)), data(draws.at(1)));
  }

  private static Dataset data(Draws draws) {
    float[] inputs = new float[ROWS * FEATURES];
    float[] targets = new float[ROWS * OUTPUTS];
    for (int i = 0; i < inputs.length; i++) {
      inputs[i] = (float) draws.normal(i);
    }
    for (int i = 0; i < targets.length; i++) {
      targets[i] = (float) draws.uniform(i);
    }
    return new Dataset(ROWS, FEATURES, inputs, OUTPUTS, targets, Task.REGRESSION);
  }

  /// Lets the fault strike, and remembers how the training stood before.
  private static final class Witness implements Watcher {
    private final Fault fault;
    private final Dataset data;
    private float[] before = {};
    private float[] after = {};
    private long steps;
    private int example;

    Witness(Fault fault, Dataset data) {
      this.fault = fault;
      this.data = data;
    }

    @Override
    public void begins(State state) {
      boolean comes = state.steps() + 1 == fault.step;
      fault.arm(comes);
      if (comes) {
        strike(state);
        before = copy(state);
      }
    }

    private void strike(State state) {
      int[] order = Draws.of(5).at("order").at(state.epoch()).permutation(ROWS);
      example = order[state.rowsDone() + fault.row];
      switch (fault.origin) {
        case INPUT -> data.inputs()[example * FEATURES + fault.unitOf(FEATURES)] = fault.value;
        case TARGET -> data.targets()[example * OUTPUTS + fault.unitOf(OUTPUTS)] = fault.value;
        case PARAMETER -> {
          float[] parameters = state.network().parameters();
          parameters[fault.unitOf(parameters.length)] = fault.value;
        }
        case VALUE, LOSS, GRADIENT, PARAMETER_GRADIENT, UPDATE -> {}
      }
    }

    @Override
    public void stepped(State state) {
      steps = state.steps();
    }

    @Override
    public void ended(State state) {
      after = copy(state);
    }

    private static float[] copy(State state) {
      return Arrays.copyOf(state.network().parameters(), state.network().parameters().length);
    }
  }
}
