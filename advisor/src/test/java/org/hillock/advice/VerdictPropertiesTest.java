package org.hillock.advice;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.hillock.advice.Verdict.Kind;
import org.hillock.numeric.Draws;
import org.hillock.training.Metric;
import org.junit.jupiter.api.Test;

/// What holds for any study, tried on some dozens with effects and noise of all sizes.
class VerdictPropertiesTest {
  private static final List<String> NAMES =
      List.of("relu", "elu", "gelu", "leaky_relu", "sigmoid", "softplus", "swish", "tanh");
  private static final int SOME = 12;

  @Test
  void whoIsOutIsNeverNamed() {
    int outs = 0;
    for (int i = 0; i < SOME; i++) {
      Comparison comparison = drawn(i).comparison();
      Verdict verdict = comparison.verdict();
      for (Standing standing : comparison.standings()) {
        if (standing.out()) {
          outs++;
          assertFalse(verdict.use().equals(standing.candidate()));
          assertFalse(verdict.tiedWith().contains(standing.candidate()));
          String words = verdict.sentence() + String.join("", verdict.grounds());
          assertFalse(words.matches(".*\\b" + standing.candidate() + "\\b.*"), words);
        }
      }
    }
    assertTrue(outs > SOME, outs + " out");
  }

  @Test
  void theOrderOfTheCandidatesChangesNothing() {
    for (int i = 0; i < SOME; i++) {
      List<String> turned = new ArrayList<>(NAMES);
      Collections.rotate(turned, i + 1);
      assertEquals(drawn(i).comparison(NAMES).verdict(), drawn(i).comparison(turned).verdict());
    }
  }

  @Test
  void whoIsBetterStaysSoIfItIsTwiceAsMuchBetter() {
    int clear = 0;
    for (int i = 0; i < SOME; i++) {
      Studies studies = drawn(i);
      Verdict verdict = studies.verdict();
      if (verdict.kind() == Kind.CLEAR && !verdict.use().equals("relu")) {
        clear++;
        Map<String, Double> effects = new HashMap<>(studies.effects());
        effects.computeIfPresent(verdict.use(), (name, effect) -> 2 * effect);
        Verdict twice =
            new Studies(effects, studies.shared(), studies.own(), 5, Metric.RMSE, i).verdict();
        assertEquals(verdict.use(), twice.use());
        assertEquals(Kind.CLEAR, twice.kind());
      }
    }
    assertTrue(clear > 1, clear + " clear");
  }

  @Test
  void rmseAndR2AgreeOnWhoWins() {
    for (int i = 0; i < SOME; i++) {
      Verdict byError = drawn(i).verdict();
      Verdict byShare = drawn(i).judgedBy(Metric.R2).verdict();
      if (byError.kind() == Kind.CLEAR && byShare.kind() == Kind.CLEAR) {
        assertEquals(byError.use(), byShare.use());
      }
    }
  }

  @Test
  void noVerdictPrefersOneThatIsWorseThanTheBaseline() {
    for (int i = 0; i < SOME; i++) {
      Studies studies = drawn(i);
      Verdict verdict = studies.verdict();
      if (verdict.kind() == Kind.CLEAR) {
        // The noise of its own is at most 0.3, so that 0.3 are three standard errors of 12 blocks.
        assertTrue(studies.effects().getOrDefault(verdict.use(), 0.0) < 0.3, verdict.sentence());
      }
    }
  }

  @Test
  void equalCandidatesAreNeverAClearChoiceOfAnother() {
    Map<String, Double> none = new HashMap<>();
    NAMES.forEach(name -> none.put(name, 0.0));
    for (int i = 0; i < SOME; i++) {
      Verdict verdict = Studies.of(none).withOwn(0.1).withSeed(100 + i).verdict();
      assertTrue(verdict.kind() != Kind.CLEAR, verdict.sentence());
      assertEquals("relu", verdict.use());
    }
  }

  /// Effects of up to 1 and noise of up to 0.3, by the number of the study.
  private static Studies drawn(int number) {
    Draws draws = Draws.of(number).at("studies");
    Map<String, Double> effects = new HashMap<>();
    for (int c = 0; c < NAMES.size(); c++) {
      effects.put(NAMES.get(c), c == 0 ? 0.0 : 2 * draws.uniform(c) - (number % 3 == 0 ? 0 : 1));
    }
    return new Studies(effects, 0.3, 0.3 * draws.uniform(20), 5, Metric.RMSE, number);
  }
}
