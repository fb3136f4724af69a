package org.hillock.peers.training;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;

class ScheduleTest {
  @Test
  void librariesTakeTurnsWithinAWorkAndAnotherOneBeginsEachRound() {
    assertEquals(
        List.of(
            "1\tA\tX\t1",
            "1\tA\tY\t1",
            "1\tF\tX\t1",
            "1\tF\tY\t1",
            "2\tA\tY\t1",
            "2\tA\tX\t1",
            "2\tF\tY\t1",
            "2\tF\tX\t1"),
        new Schedule(2, List.of("A", "F"), List.of(1), List.of("X", "Y")).lines());
  }

  @Test
  void aLetterNamesAllWorksOfItsKind() {
    assertEquals(List.of("E-1", "E-256", "A"), Schedule.works(List.of("E", "A")));
    assertTrue(Schedule.works(List.of("B")).contains("B-gelu"));
    assertEquals(List.of("F", "F-cold"), Schedule.works(List.of("F")));
  }

  @Test
  void anUnknownWorkIsRefusedWithTheKnownOnes() {
    IllegalArgumentException refusal =
        assertThrows(IllegalArgumentException.class, () -> Schedule.works(List.of("Z")));
    assertTrue(
        String.valueOf(refusal.getMessage()).startsWith("no work Z; choose from A, B-relu,"));
  }
}
