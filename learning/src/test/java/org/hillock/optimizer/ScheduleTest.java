package org.hillock.optimizer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.stream.Stream;
import org.hillock.activation.InvalidInputException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ScheduleTest {
  static Stream<Schedule> all() {
    return Stream.of(
        new Schedule.Constant(),
        new Schedule.Staircase(),
        new Schedule.Cosine(),
        new Schedule.Cosine(0.1),
        new Schedule.WarmUp(0.1, new Schedule.Constant()),
        new Schedule.WarmUp(0.05, new Schedule.Cosine()),
        new Schedule.OneCycle());
  }

  @ParameterizedTest
  @MethodSource("all")
  void factorsArePositiveAndAtMostOneForEveryLength(Schedule schedule) {
    for (long steps : new long[] {1, 2, 3, 7, 100, 12_345}) {
      double largest = 0;
      for (long step = 0; step < steps; step++) {
        double factor = schedule.factor(step, steps);
        assertTrue(factor > 0 && factor <= 1 + 1e-12, schedule + " " + step + "/" + steps);
        largest = Math.max(largest, factor);
      }
      assertTrue(steps < 100 || largest > 0.99, schedule + " comes to 1");
    }
  }

  @Test
  void stairsFallAfterEachShare() {
    Schedule stairs = new Schedule.Staircase(0.25, 0.5);
    assertEquals(1, stairs.factor(24, 100));
    assertEquals(0.5, stairs.factor(25, 100));
    assertEquals(0.125, stairs.factor(99, 100));
  }

  @Test
  void cosineIsHalfWayInTheMiddle() {
    assertEquals(1, new Schedule.Cosine().factor(0, 100));
    assertEquals(0.5, new Schedule.Cosine().factor(50, 100), 1e-15);
    assertEquals(0.55, new Schedule.Cosine(0.1).factor(50, 100), 1e-15);
  }

  @Test
  void warmUpRisesInAStraightLine() {
    Schedule warm = new Schedule.WarmUp(0.1, new Schedule.Cosine());
    assertEquals(0.1, warm.factor(0, 100), 1e-15);
    assertEquals(0.5, warm.factor(4, 100), 1e-15);
    assertEquals(1, warm.factor(10, 100), 1e-15);
    assertEquals(0.5, warm.factor(55, 100), 1e-15);
  }

  /// Of PyTorch's OneCycleLR with 100 steps and the rise of 30 %, anneal_strategy cos.
  @Test
  void oneCycleBeginsAtA25thPeaksAndEndsAtA250000th() {
    Schedule cycle = new Schedule.OneCycle();
    assertEquals(0.04, cycle.factor(0, 100), 1e-15);
    assertEquals(1, cycle.factor(29, 100), 1e-15);
    assertEquals(4e-6, cycle.factor(99, 100), 1e-15);
  }

  @Test
  void numbersOutOfRangeAreRefused() {
    assertEquals(
        "the share of a schedule is 0.0; it has to be above 0 and at most 1.",
        assertThrows(InvalidInputException.class, () -> new Schedule.Staircase(0, 0.1))
            .getMessage());
    assertThrows(InvalidInputException.class, () -> new Schedule.Cosine(-0.1));
    assertThrows(InvalidInputException.class, () -> new Schedule.OneCycle(Double.NaN));
    assertThrows(
        InvalidInputException.class, () -> new Schedule.WarmUp(2, new Schedule.Constant()));
  }
}
