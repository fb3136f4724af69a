package org.hillock.protocol;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.hillock.numeric.Draws;
import org.junit.jupiter.api.Test;

class ProtocolTest {
  private static final Draws DRAWS = Draws.of(5);

  @Test
  void aClearWinnerIsClaimedAndTheLastAreOutFirst() {
    Protocol protocol = Protocol.of(Design.usual(12, 0, 0.2), stairs(1));
    assertEquals(Answer.BETTER, protocol.answer());
    assertEquals(11, protocol.selection().challenger());
    assertEquals(List.of(0, 8, 9, 10, 11), protocol.screening().survivors());
    assertEquals(List.of(Stage.NINTH), protocol.screening().stages());
    assertEquals(7, protocol.screening().eliminations().size());
    for (Elimination out : protocol.screening().eliminations()) {
      assertEquals(Stage.NINTH, out.stage());
      assertTrue(out.behind() > out.standardError());
    }
    assertEquals(11, protocol.confirmation().mean(), 0.2);
    assertEquals(1, protocol.confirmation().superiority().probability());
  }

  @Test
  void theBaselineIsNeverOutAndTheBestOfTheOthersIsSaidToBeWorseWhereItIs() {
    Protocol protocol = Protocol.of(Design.usual(12, 11, 0.2), stairs(1));
    assertEquals(Answer.WORSE, protocol.answer());
    assertEquals(10, protocol.selection().challenger());
  }

  @Test
  void aGainBelowTheMarginIsATie() {
    Protocol protocol = Protocol.of(Design.usual(4, 0, 0.5), stairs(0.05));
    assertEquals(Answer.TIE, protocol.answer());
    assertTrue(protocol.confirmation().smallestGain(protocol.design()) < 0.5);
    assertEquals(List.of(), protocol.screening().stages(), "three need no screening");
  }

  @Test
  void noiseLargerThanTheMarginIsTooLittleDataAndSaysHowManyBlocksWouldDo() {
    Outcomes noise =
        Outcomes.each((candidate, block, stage) -> Draws.of(6).at(candidate).normal(block));
    Protocol protocol = Protocol.of(Design.usual(6, 0, 0.1), noise);
    assertEquals(Answer.TOO_LITTLE_DATA, protocol.answer());
    Sensitivity effort = protocol.confirmation().sensitivity(protocol.design());
    assertTrue(effort.smallestGain() > 0.1);
    assertTrue(effort.blocks().orElseThrow() > 12);
    assertTrue(effort.rows().isEmpty(), "a simulation draws rows at will");
  }

  @Test
  void whoIsWithinAStandardErrorOfTheCutStays() {
    Outcomes alike = Outcomes.each((candidate, block, stage) -> (candidate + block) % 3);
    Screening screening = Protocol.of(Design.usual(12, 0, 0), alike).screening();
    assertEquals(List.of(), screening.eliminations());
    assertEquals(12, screening.survivors().size());
    assertEquals(List.of(Stage.NINTH, Stage.THIRD, Stage.FULL), screening.stages());
  }

  @Test
  void noPartSeesABlockOfAnother() {
    Map<Stage, TreeSet<Integer>> asked = new TreeMap<>();
    Outcomes watched =
        (stage, candidates, first, blocks) -> {
          asked
              .computeIfAbsent(stage, none -> new TreeSet<>())
              .addAll(IntStream.range(first, first + blocks).boxed().toList());
          return stairs(1).scores(stage, candidates, first, blocks);
        };
    Protocol.of(Design.usual(12, 0, 0), watched);
    IntFunction<TreeSet<Integer>> from =
        start ->
            IntStream.range(start, start == 0 ? 3 : start == 3 ? 11 : 23)
                .boxed()
                .collect(Collectors.toCollection(TreeSet::new));
    assertEquals(
        Map.of(
            Stage.NINTH, from.apply(0),
            Stage.SELECTION, from.apply(3),
            Stage.CONFIRMATION, from.apply(11)),
        asked);
  }

  @Test
  void theSameOutcomesGiveTheSameRecord() {
    for (int seed = 0; seed < 5; seed++) {
      Outcomes outcomes =
          new Simulation(Simulation.Noise.HEAVY, 1, 1, 1, 1).outcomes(Draws.of(seed));
      Design design = Design.usual(12, 0, 0.1);
      assertEquals(Protocol.of(design, outcomes), Protocol.of(design, outcomes));
    }
  }

  @Test
  void refusesWhatItCannotUse() {
    assertRefused("1 candidates, at least 2 needed; raise the number", () -> Design.usual(1, 0, 0));
    assertRefused(
        "the baseline is number 3 of 3 candidates; give one from 0 to 2",
        () -> Design.usual(3, 3, 0));
    assertRefused(
        "the margin is -1.0, expected a finite number of at least 0", () -> Design.usual(3, 0, -1));
    assertRefused(
        "9 confirmation blocks, at least 10 needed; raise the number",
        () -> new Design(3, 0, 3, 8, 9, 4, 0, 0, 0.05, new Rows.Fresh()));
    assertRefused(
        "the level is 5.0, expected 0.001 to 0.5; 5 % is 0.05",
        () -> new Design(3, 0, 3, 8, 12, 4, 0, 0, 5, new Rows.Fresh()));
    Outcomes diverged = Outcomes.each((candidate, block, stage) -> Double.NaN);
    assertThrows(
        IllegalArgumentException.class, () -> Protocol.of(Design.usual(3, 0, 0), diverged));
  }

  private static void assertRefused(String message, Runnable what) {
    assertEquals(message, assertThrows(IllegalArgumentException.class, what::run).getMessage());
  }

  /// Candidate c is better than c - 1 by a step; noise is small beside it.
  private static Outcomes stairs(double step) {
    return Outcomes.each((candidate, block, stage) ->
        step * candidate + block + 0.1 * DRAWS.at(candidate).normal(block));
  }
}
