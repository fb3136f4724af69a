package org.hillock.study;

import static org.hillock.study.SmallStudies.FUNCTIONS;
import static org.hillock.study.SmallStudies.plan;
import static org.hillock.study.SmallStudies.study;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.stream.IntStream;
import org.hillock.numeric.Draws;
import org.hillock.protocol.Elimination;
import org.hillock.protocol.Stage;
import org.junit.jupiter.api.Test;

class StudyTest {
  @Test
  void theNumberOfThreadsChangesNothing() {
    Study one = study(plan(FUNCTIONS, 1));
    for (int threads = 2; threads <= 3; threads++) {
      Study more = study(plan(FUNCTIONS, threads));
      assertEquals(one.trials(), more.trials());
      assertEquals(one.protocol(), more.protocol());
      assertEquals(one.rates(), more.rates());
      assertEquals(one.lengths(), more.lengths());
    }
  }

  @Test
  void theOrderOfCandidatesChangesNothing() {
    Study usual = study(plan(FUNCTIONS, 2));
    for (int order = 0; order < 3; order++) {
      List<String> shuffled = shuffled(order);
      Study other = study(plan(shuffled, 2));
      assertEquals(new HashSet<>(usual.trials()), new HashSet<>(other.trials()));
      assertEquals(usual.rates(), other.rates());
      assertEquals(usual.challenger(), other.challenger());
      assertEquals(usual.protocol().confirmation(), other.protocol().confirmation());
      assertEquals(eliminations(usual), eliminations(other));
    }
  }

  private static List<String> shuffled(int order) {
    return IntStream.of(Draws.of(3).at(order).permutation(FUNCTIONS.size()))
        .mapToObj(FUNCTIONS::get)
        .toList();
  }

  private static Set<String> eliminations(Study study) {
    Set<String> all = new HashSet<>();
    for (Elimination e : study.protocol().screening().eliminations()) {
      String name = study.plan().candidates().get(e.candidate()).name();
      all.add("%s %s %s %s".formatted(name, e.stage(), e.behind(), e.standardError()));
    }
    return all;
  }

  @Test
  void progressCountsEachTrainingOnce() {
    List<Integer> announced = new ArrayList<>();
    List<Assignment> done = new ArrayList<>();
    List<Stage> stages = new ArrayList<>();
    Commentary commentary =
        new Commentary() {
          private int before;

          @Override
          public void begins(Stage stage, int trainings) {
            assertEquals(announced.stream().mapToInt(n -> n).sum(), done.size());
            announced.add(trainings);
            before = done.size();
          }

          @Override
          public void finished(Trial trial, int number, int trainings) {
            done.add(trial.assignment());
            assertEquals(done.size() - before, number);
            assertEquals(announced.getLast(), trainings);
          }

          @Override
          public void scored(Plan plan, Stage stage, List<String> names, double[][] scores) {
            stages.add(stage);
            assertEquals(names.size(), scores.length);
          }
        };
    Study study = study(plan(FUNCTIONS, 2), Book.inMemory(), commentary);
    assertEquals(study.trials().size(), done.size());
    assertEquals(done.size(), new HashSet<>(done).size());
    List<Stage> expected = new ArrayList<>(study.protocol().screening().stages());
    expected.addAll(List.of(Stage.SELECTION, Stage.CONFIRMATION));
    assertEquals(expected, stages);
  }

  @Test
  void nothingThatTheBookHasIsTrainedAgain() {
    Book book = Book.inMemory();
    Study first = study(plan(FUNCTIONS, 2), book, Commentary.none());
    Commentary idle =
        new Commentary() {
          @Override
          public void begins(Stage stage, int trainings) {
            assertEquals(0, trainings);
          }
        };
    assertEquals(first, study(plan(FUNCTIONS, 2), book, idle));
  }

  @Test
  void anInterruptStopsTheStudy() {
    Thread.currentThread().interrupt();
    assertThrows(CancellationException.class, () -> study(plan(FUNCTIONS, 1)));
    assertTrue(Thread.interrupted());
  }
}
