package org.hillock.protocol;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import org.hillock.numeric.Draws;
import org.junit.jupiter.api.Test;

class RefinementTest {
  private static final int CANDIDATES = 5;

  @Test
  void aPlantedAdvantageAtOnePlaceIsFound() {
    Table table = new Table(3, 0.01, 1);
    table.plant(1, 3, 0.5);
    table.plant(0, 3, -1);
    table.everywhere(2, 0.2);
    Protocol protocol = Protocol.of(Design.usual(CANDIDATES, 0, 0.05), table);
    assertEquals(2, protocol.selection().challenger());
    assertEquals(2, protocol.refinement().start());
    assertTrue(protocol.refinement().isMixed());
    assertEquals(List.of(2, 3, 2), table.filling(protocol.refinement().challenger()));
    assertEquals(0.5 - 0.2 / 3, protocol.refinement().gain(), 0.02);
    assertEquals(Answer.BETTER, protocol.answer());
    assertEquals(0.5 + 0.4 / 3, protocol.confirmation().mean(), 0.02);
  }

  @Test
  void advantagesAtAllPlacesAreFoundThoughNoneIsBestEverywhere() {
    Table table = new Table(4, 0.01, 2);
    for (int place = 0; place < 4; place++) {
      table.plant(place, 1 + place % 3, 1);
    }
    Refinement refinement = Protocol.of(Design.usual(CANDIDATES, 0, 0.05), table).refinement();
    assertEquals(List.of(1, 2, 3, 1), table.filling(refinement.challenger()));
  }

  @Test
  void aMixMayBeginWithTheBaselineWhereThatIsTheBest() {
    Table table = new Table(2, 0.01, 3);
    table.everywhere(0, 1);
    table.plant(1, 4, 2);
    table.plant(0, 4, -2);
    Protocol protocol = Protocol.of(Design.usual(CANDIDATES, 0, 0.05), table);
    assertEquals(0, protocol.refinement().start());
    assertEquals(List.of(0, 4), table.filling(protocol.refinement().challenger()));
    assertEquals(Answer.BETTER, protocol.answer());
  }

  @Test
  void withoutNoiseEqualOnesAreLeftAsTheyAre() {
    Table table = new Table(3, 0, 4);
    Protocol protocol = Protocol.of(Design.usual(CANDIDATES, 0, 0), table);
    assertFalse(protocol.refinement().isMixed());
    assertEquals(protocol.selection().challenger(), protocol.refinement().challenger());
    assertEquals(3 * (CANDIDATES - 1), protocol.refinement().mixes(), "one sweep is enough");
  }

  @Test
  void whatIsBelowTheMarginIsNotWorthAMix() {
    Table table = new Table(3, 0.001, 5);
    table.plant(0, 1, 0.04);
    table.plant(1, 1, -1);
    assertFalse(Protocol.of(Design.usual(CANDIDATES, 0, 0.05), table).refinement().isMixed());
    assertTrue(Protocol.of(Design.usual(CANDIDATES, 0, 0.01), table).refinement().isMixed());
  }

  /// The confirmation, on blocks of its own, does not claim what chance has mixed.
  /// docs/per-layer.md has the shares.
  @Test
  void equalCandidatesAreMixedInOneRunOfSevenAndSeldomClaimed() {
    int mixed = 0;
    int claimed = 0;
    int runs = 400;
    for (int seed = 0; seed < runs; seed++) {
      Protocol protocol = Protocol.of(Design.usual(CANDIDATES, 0, 0), new Table(3, 1, seed));
      mixed += protocol.refinement().isMixed() ? 1 : 0;
      claimed += protocol.answer() == Answer.BETTER ? 1 : 0;
    }
    assertEquals(1 / 7.0, mixed / (double) runs, 0.03, mixed + " mixed");
    assertTrue(claimed < 0.04 * runs, claimed + " claimed");
  }

  @Test
  void nothingIsAskedTwiceAndNoMoreThanWasSaid() {
    for (int seed = 0; seed < 20; seed++) {
      Table table = new Table(4, 1, seed);
      Protocol protocol = Protocol.of(Design.usual(CANDIDATES, 0, 0), table);
      int survivors = protocol.screening().survivors().size();
      assertEquals(Refinement.most(4, survivors, 8), table.most);
      assertTrue(8 * protocol.refinement().mixes() <= table.most);
      assertEquals(table.mixes.size(), protocol.refinement().mixes());
      assertEquals(table.mixes.stream().distinct().toList(), table.mixes);
    }
  }

  @Test
  void withOnePlaceOrOneBlockNothingIsSearched() {
    Table one = new Table(1, 1, 6);
    assertEquals(0, Protocol.of(Design.usual(CANDIDATES, 0, 0), one).refinement().mixes());
    Table three = new Table(3, 1, 6);
    Design short1 = new Design(CANDIDATES, 0, 3, 1, 12, 4, 0, 0, 0.05, new Rows.Fresh());
    Protocol protocol = Protocol.of(short1, three);
    assertEquals(0, protocol.refinement().mixes());
    assertEquals(protocol.selection().challenger(), protocol.refinement().challenger());
    assertEquals(0, Refinement.most(1, 5, 8) + Refinement.most(3, 5, 1));
    assertEquals(2 * 3 * 4 * 8, Refinement.most(3, 5, 8));
  }

  /// The score of a mix is the sum of what each candidate is worth at each place.
  private static final class Table implements Outcomes {
    private final double[][] worth;
    private final double noise;
    private final Draws draws;
    private final List<List<Integer>> mixes = new ArrayList<>();
    private int most;

    Table(int places, double noise, long seed) {
      worth = new double[places][CANDIDATES];
      this.noise = noise;
      draws = Draws.of(seed);
    }

    void plant(int place, int candidate, double gain) {
      worth[place][candidate] += gain;
    }

    void everywhere(int candidate, double gain) {
      for (double[] place : worth) {
        place[candidate] += gain / worth.length;
      }
    }

    List<Integer> filling(int number) {
      return number < CANDIDATES
          ? Collections.nCopies(worth.length, number)
          : mixes.get(number - CANDIDATES);
    }

    @Override
    public double[][] scores(Stage stage, List<Integer> candidates, int first, int blocks) {
      return candidates.stream()
          .map(candidate ->
              IntStream.range(first, first + blocks)
                  .mapToDouble(block -> score(filling(candidate), block))
                  .toArray())
          .toArray(double[][]::new);
    }

    private double score(List<Integer> filling, int block) {
      double own = noise * draws.at(filling.hashCode()).normal(block);
      return block
          + own
          + IntStream.range(0, worth.length).mapToDouble(p -> worth[p][filling.get(p)]).sum();
    }

    @Override
    public int places() {
      return worth.length;
    }

    @Override
    public void refines(int outcomes) {
      most = outcomes;
    }

    @Override
    public int mixed(List<Integer> filling, int like) {
      mixes.add(filling);
      return CANDIDATES + mixes.size() - 1;
    }
  }
}
