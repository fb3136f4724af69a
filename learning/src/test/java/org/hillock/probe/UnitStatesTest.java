package org.hillock.probe;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.hillock.activation.InvalidInputException;
import org.hillock.activation.function.Relu;
import org.hillock.network.Activate;
import org.hillock.network.Dense;
import org.hillock.network.Gradients;
import org.hillock.network.Network;
import org.hillock.network.Trace;
import org.hillock.numeric.Draws;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class UnitStatesTest {
  private static final int ROWS = 100;
  private static final int EXAMPLES = 256;

  /// Unit 0 is active on x > 0, unit 1 on one example only, unit 2 on none of these but could be,
  /// unit 3 can never be.
  private static final float[] PARAMETERS = {1, 1, 1, 1, 0, -0.985f, -0.995f, -1e6f};

  @Test
  void eachStateIsFound() {
    List<UnitHealth> units = states(ROWS, PARAMETERS).units();
    assertEquals(UnitState.ACTIVE, units.get(0).state());
    assertEquals(UnitState.ACTIVE, units.get(1).state());
    assertEquals(0.01, units.get(1).active());
    assertEquals(UnitState.DEAD, units.get(2).state());
    assertEquals(false, units.get(2).proven());
    assertEquals(UnitState.DEAD_AT_BIRTH, units.get(3).state());
    assertTrue(units.get(3).proven());
    assertEquals(0, units.get(3).bound());
  }

  @Test
  void aUnitThatIsSilentOnSomeOfManyExamplesSleeps() {
    LayerUnits found = states(100 * ROWS, PARAMETERS);
    assertEquals(UnitState.SLEEPING, found.units().get(2).state());
    assertEquals(UnitState.DEAD_AT_BIRTH, found.units().get(3).state());
    assertEquals(0.25, found.dead());
    assertEquals(0.5, found.deadAtMost());
    assertEquals(0.25, found.proven());
    assertEquals(1, found.count(UnitState.SLEEPING));
    assertEquals(1 - StrictMath.pow(0.05, 0.01), found.units().get(2).bound(), 1e-12);
    assertTrue(!found.all());
  }

  /// Of n examples, on 1.645 deviations more than seen, or some 3 / n.
  @Test
  void boundsAreAboveWhatWasSeen() {
    for (UnitHealth unit : states(100 * ROWS, PARAMETERS).units()) {
      assertTrue(unit.proven() || unit.bound() > unit.active(), "unit " + unit.unit());
      assertTrue(unit.bound() <= Math.max(0.05, unit.active() + 0.1), "unit " + unit.unit());
    }
  }

  private static LayerUnits states(int rows, float[] parameters) {
    Network network =
        new Network(List.of(new Dense(1, 4), new Activate(new Relu(), 4)), parameters);
    Trace trace = network.trace(ROWS);
    for (int i = 0; i < ROWS; i++) {
      trace.inputs()[i] = -1 + 0.02f * i + 0.01f;
    }
    network.forward(trace, ROWS);
    Observation birth = observation(born(network), trace);
    Probe probe = new Probe(network);
    probe.beginUnits();
    probe.showUnits(trace, ROWS);
    assertEquals(ROWS, probe.rowsShown());
    return UnitStates.of(
            network,
            birth,
            List.of(),
            probe.shownUnits(),
            rows,
            new Reach(network, new float[] {-1}, new float[] {1}))
        .getFirst();
  }

  /// Unit 2 was active then.
  private static Network born(Network network) {
    float[] parameters = network.parameters().clone();
    parameters[6] = 0;
    return new Network(network.layers(), parameters);
  }

  private static Observation observation(Network network, Trace trace) {
    Trace own = network.trace(ROWS);
    System.arraycopy(trace.inputs(), 0, own.inputs(), 0, ROWS);
    network.forward(own, ROWS);
    return new Probe(network).observe(own, Gradients.none(2), ROWS, new float[0], 0, 0, 1, false);
  }

  /// Binomial draws around a line of logits that is known.
  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10})
  void aDeclineIsFoundWithItsEnd(long seed) {
    double perStep = -0.002;
    double truth = -StrictMath.log(299) / perStep;
    Optional<Decline> found = Decline.of(looks(seed, 40, 50, perStep), 300);
    assertTrue(found.isPresent());
    assertTrue(found.get().earliest() < found.get().deadAt());
    assertTrue(found.get().deadAt() < found.get().latest());
    assertTrue(found.get().earliest() < truth && truth < found.get().latest(), found + " " + truth);
    assertEquals(perStep, found.get().perStep(), 0.001);
  }

  @Test
  void steadyUnitsHardlyEverDecline() {
    int found = 0;
    for (int seed = 0; seed < 2000; seed++) {
      found += Decline.of(looks(seed, 40, 50, 0), 1000).isPresent() ? 1 : 0;
    }
    assertTrue(found <= 10, found + " of 2000");
  }

  @Test
  void fewLooksTellNoTrend() {
    assertTrue(Decline.of(looks(1, 14, 50, -0.01), 1000).isEmpty());
  }

  private static List<Decline.Look> looks(long seed, int count, int every, double perStep) {
    Draws draws = Draws.of(seed);
    List<Decline.Look> looks = new ArrayList<>();
    for (int i = 1; i <= count; i++) {
      long step = (long) i * every;
      double share = 1 / (1 + StrictMath.exp(-perStep * step));
      int active = 0;
      for (int row = 0; row < EXAMPLES; row++) {
        active += draws.at(i).uniform(row) < share ? 1 : 0;
      }
      looks.add(new Decline.Look(step, (double) active / EXAMPLES, EXAMPLES));
    }
    return looks;
  }

  @Test
  void aCadenceLooksEarlyAndThenRegularly() {
    Cadence cadence = new Cadence(8, 10, 16, 4, 2, 2);
    assertTrue(cadence.isDue(1) && cadence.isDue(8) && cadence.isDue(10) && cadence.isDue(30));
    assertTrue(!cadence.isDue(3) && !cadence.isDue(16));
    assertTrue(!cadence.withEvery(20).isDue(30));
    assertTrue(cadence.isDue(190) && cadence.isDue(200) && !cadence.isDue(210));
    assertTrue(cadence.isDue(400) && !cadence.isDue(420) && cadence.isDue(440));
    assertThrows(InvalidInputException.class, () -> new Cadence(8, 0, 16, 4, 2, 2));
    assertThrows(InvalidInputException.class, () -> new Cadence(8, 1, 16, 4, 2, 1));
  }
}
