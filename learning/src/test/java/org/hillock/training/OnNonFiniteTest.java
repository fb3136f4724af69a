package org.hillock.training;

import static org.hillock.network.Layers.*;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CancellationException;
import org.hillock.activation.function.Tanh;
import org.hillock.data.Dataset;
import org.hillock.data.Split;
import org.hillock.loss.Loss;
import org.hillock.network.Architecture;
import org.hillock.network.Gradients;
import org.hillock.network.Network;
import org.hillock.network.Shape;
import org.hillock.network.Trace;
import org.hillock.numeric.Draws;
import org.hillock.optimizer.Adam;
import org.hillock.optimizer.Descent;
import org.hillock.optimizer.Optimizer.Stepper;
import org.hillock.optimizer.Sgd;
import org.hillock.probe.Autopsy.Origin;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What a training does after a number that is not finite.
class OnNonFiniteTest {
  private static final Split NOISE = Samples.noise(60);
  private static final int BATCH = 7;
  private static final long SEED = 3;

  @TempDir private Path folder;

  @Test
  void aTrainingThatSkipsABatchHasTheBitsOfOneThatNeverSawIt() {
    Settings settings = new Settings(new Adam(0.01), BATCH, 4, 4).with(OnNonFinite.SKIP);
    for (Origin origin : List.of(Origin.VALUE, Origin.GRADIENT, Origin.PARAMETER_GRADIENT)) {
      Fault fault = new Fault(origin, 9, 2, 0.5, Float.NaN);
      Network start = network(fault);
      float[][] end = {{}};
      Run run =
          Trainer.fit(start, NOISE, settings, SEED, Execution.plain().with(arming(fault, end)));
      assertTrue(run.finite());
      assertEquals(1, run.skipped());
      assertEquals(origin, run.autopsy().orElseThrow().origin());
      assertArrayEquals(without(9, start, settings), end[0]);
    }
  }

  /// By hand, without one batch.
  private static float[] without(int skipped, Network start, Settings settings) {
    Dataset data = NOISE.train();
    Network network = start.copy();
    Stepper stepper = settings.optimizer().stepper(network.parameters().length);
    Loss loss = Loss.of(data.task());
    int number = 0;
    for (int epoch = 1; epoch <= settings.epochs(); epoch++) {
      int[] order = Draws.of(SEED).at("order").at(epoch).permutation(data.rows());
      for (int first = 0; first < data.rows(); first += BATCH) {
        number++;
        if (number == skipped) {
          continue;
        }
        int rows = Math.min(BATCH, data.rows() - first);
        Trace trace = network.trace(rows);
        Gradients gradients = network.gradients(rows);
        float[] targets = new float[rows];
        for (int i = 0; i < rows; i++) {
          data.copyInputs(order[first + i], 1, trace.inputs(), i * data.features());
          targets[i] = data.targets()[order[first + i]];
        }
        network.forward(trace, rows);
        loss.gradients(trace.outputs(), targets, rows, 1, gradients.outputs());
        network.backward(trace, gradients, rows);
        stepper.step(network.parameters(), gradients.parameters());
      }
    }
    return network.parameters();
  }

  @Test
  void aStepOfSeveralBatchesIsSkippedWhole() {
    Settings settings =
        new Settings(new Adam(0.01), BATCH, 4, 4, Descent.plain().withBatchesPerStep(2))
            .with(OnNonFinite.SKIP);
    Fault fault = new Fault(Origin.VALUE, 2, 2, 0.5, Float.POSITIVE_INFINITY);
    long[] steps = {0};
    Watcher arming = arming(fault, new float[1][]);
    Run run =
        Trainer.fit(
            network(fault), NOISE, settings, SEED, Execution.plain().with(counting(arming, steps)));
    assertEquals(4, run.epochs());
    assertEquals(1, run.skipped());
    // 36 rows are 6 batches, so 3 steps.
    assertEquals(4 * 3 - 1, steps[0]);
  }

  @Test
  void whereEachBatchIsSkippedTrainingStops() {
    Settings settings = new Settings(new Adam(0.01), BATCH, 4, 4).with(OnNonFinite.SKIP);
    Fault fault = new Fault(Origin.VALUE, 1, 0, 0, Float.NaN);
    Network start = network(fault);
    Run run = Trainer.fit(start, NOISE, settings, SEED, Execution.plain().with(new Always(fault)));
    assertFalse(run.finite());
    assertEquals(6, run.skipped());
    assertEquals(Origin.VALUE, run.autopsy().orElseThrow().origin());
  }

  @Test
  void aTrainingThatDivergesRecoversByGoingBackToItsBestEpoch() {
    Settings settings = new Settings(new Sgd(5, 0), BATCH, 50, 50);
    Network start = Network.multilayer(2, List.of(9), new Tanh(), 1, 1);
    Run stopped = Trainer.fit(start, NOISE, settings, SEED);
    assertFalse(stopped.finite());
    Run run = Trainer.fit(start, NOISE, settings.with(OnNonFinite.ROLL_BACK), SEED);
    assertTrue(run.finite());
    assertTrue(run.rollbacks() > 0 && run.rollbacks() <= 10, run.rollbacks() + " times");
    assertEquals(50, run.epochs());
    assertTrue(run.bestLoss() <= stopped.bestLoss());
    assertEquals(stopped.autopsy(), run.autopsy());
  }

  @Test
  void afterTenTimesInVainItStops() {
    Settings settings = new Settings(new Adam(0.01), BATCH, 4, 4).with(OnNonFinite.ROLL_BACK);
    Fault fault = new Fault(Origin.VALUE, 1, 0, 0, Float.NaN);
    Network start = network(fault);
    Run run = Trainer.fit(start, NOISE, settings, SEED, Execution.plain().with(new Always(fault)));
    assertFalse(run.finite());
    assertEquals(10, run.rollbacks());
    assertArrayEquals(start.parameters(), run.network().parameters());
  }

  @Test
  void aRowThatIsNotFiniteIsNotTriedAgain() {
    Dataset train = NOISE.train();
    float[] inputs = train.inputs().clone();
    inputs[5] = Float.NaN;
    Dataset bad = new Dataset(train.rows(), 2, inputs, 1, train.targets(), train.task());
    Split split =
        new Split(NOISE.problem(), NOISE.encoder(), bad, NOISE.validation(), NOISE.test());
    Settings settings = new Settings(new Adam(0.01), BATCH, 4, 4).with(OnNonFinite.ROLL_BACK);
    Run run = Trainer.fit(Network.multilayer(2, List.of(3), new Tanh(), 1, 1), split, settings, 1);
    assertFalse(run.finite());
    assertEquals(0, run.rollbacks());
    assertEquals(List.of(2), run.autopsy().orElseThrow().examples());
    assertEquals("input 2 \"y\"", run.autopsy().orElseThrow().place());
    assertEquals("training row 3 has NaN as input 2 \"y\".", run.autopsy().orElseThrow().cause());
  }

  @Test
  void aTrainingThatWentBackOrSkippedGoesOnFromEachCheckpoint() {
    for (OnNonFinite policy : List.of(OnNonFinite.SKIP, OnNonFinite.ROLL_BACK)) {
      Settings settings = new Settings(new Adam(0.05), BATCH, 5, 5).with(policy);
      for (long at : new long[] {3, 9, 20}) {
        Fault fault = new Fault(Origin.VALUE, at, 0, 0, Float.NaN);
        Training training = new Training(network(fault), NOISE, settings, folder);
        Run whole = training.fit(Execution.plain().with(arming(fault, new float[1][])));
        assertTrue(whole.finite());
        assertEquals(1, whole.skipped() + whole.rollbacks());
        int stop = 1;
        while (stops(training, fault, stop)) {
          Run run = training.goOn(1, arming(fault, new float[1][]));
          String when = policy + " at " + at + ", stopped after " + stop;
          assertArrayEquals(whole.network().parameters(), run.network().parameters(), when);
          assertEquals(whole.trainLosses(), run.trainLosses(), when);
          assertEquals(whole.validationLosses(), run.validationLosses(), when);
          assertEquals(whole.rollbacks(), run.rollbacks(), when);
          assertEquals(whole.skipped(), run.skipped(), when);
          stop++;
        }
        assertTrue(stop > 25, stop + " steps");
      }
    }
  }

  /// Stops after so many steps and saves.
  ///
  /// @return whether there were so many
  private static boolean stops(Training training, Fault fault, int after) {
    int[] count = {0};
    Watcher arming = arming(fault, new float[1][]);
    Watcher stopping =
        new Watcher() {
          @Override
          public void begins(State state) {
            arming.begins(state);
          }

          @Override
          public void stepped(State state) {
            count[0]++;
            if (count[0] == after) {
              training.save(state.checkpoint().orElseThrow());
              throw new CancellationException();
            }
          }
        };
    try {
      training.fit(Execution.plain().with(stopping));
      return false;
    } catch (CancellationException e) {
      return true;
    }
  }

  @Test
  void aPolicyIsPartOfTheIdentityButNotTheUsualOne() {
    Settings settings = Settings.defaults();
    Network start = Network.multilayer(2, List.of(3), new Tanh(), 1, 1);
    assertFalse(Identity.of(start, NOISE, settings, 1).entries().containsKey("on non-finite"));
    assertEquals(
        "skip",
        Identity.of(start, NOISE, settings.with(OnNonFinite.SKIP), 1)
            .entries()
            .get("on non-finite"));
  }

  @Test
  void anUnknownPolicyIsRefused() {
    assertEquals(OnNonFinite.ROLL_BACK, OnNonFinite.parse("rollback"));
    String message =
        String.valueOf(
            assertThrows(RuntimeException.class, () -> OnNonFinite.parse("ignore")).getMessage());
    assertTrue(message.contains("ignore") && message.contains("rollback"), message);
  }

  private static Network network(Fault fault) {
    return Architecture.of(
            Shape.of(2), List.of(dense(9), tanh(), shape -> new Fault.Spot(shape, fault), dense(1)))
        .network(1);
  }

  /// Lets the fault strike once, in its step, however the training came there.
  private static Watcher arming(Fault fault, float[][] end) {
    return new Watcher() {
      private boolean hasStruck;

      @Override
      public void begins(State state) {
        boolean comes = state.stepsInAll() + 1 == fault.step && !hasStruck;
        hasStruck |= comes;
        fault.arm(comes);
      }

      @Override
      public void stepped(State state) {
        fault.arm(false);
      }

      @Override
      public void ended(State state) {
        end[0] = state.network().parameters().clone();
      }
    };
  }

  private static Watcher counting(Watcher inner, long[] steps) {
    return new Watcher() {
      @Override
      public void begins(State state) {
        inner.begins(state);
      }

      @Override
      public void stepped(State state) {
        steps[0]++;
        inner.stepped(state);
      }
    };
  }

  /// Lets the fault strike in each step.
  private record Always(Fault fault) implements Watcher {
    @Override
    public void begins(State state) {
      fault.arm(true);
    }

    @Override
    public void stepped(State state) {}
  }
}
