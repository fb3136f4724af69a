package org.hillock.study;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.stream.Stream;
import org.hillock.activation.Activation;
import org.hillock.activation.Activations;
import org.hillock.activation.InvalidInputException;
import org.hillock.data.Problem;
import org.hillock.data.Table;
import org.hillock.notation.Design;
import org.hillock.training.Settings;
import org.junit.jupiter.api.Test;

class StudyTest {
  private static final Path IRIS = Path.of("../examples/iris.csv");

  @Test
  void trialsDoNotDependOnThreadsOrOnWhoElseIsTried() {
    List<Trial> one = study(List.of("gelu", "prelu"), 1).trials();
    List<Trial> three = study(List.of("gelu", "prelu"), 3).trials();
    assertEquals(one, three);
    List<Trial> others = study(List.of("tanh", "gelu"), 2).trials("gelu");
    assertEquals(one.stream().filter(t -> t.function().equals("gelu")).toList(), others);
  }

  @Test
  void eachCandidateIsTrainedOnEachBlockWithARateFromTheGrid() {
    Study study = study(List.of("tanh"), 2);
    assertEquals(List.of("tanh", "relu"), names(study.plan()));
    assertEquals(6, study.trials().size());
    assertEquals(List.of(5L, 6L, 7L), study.trials("relu").stream().map(Trial::seed).toList());
    assertTrue(
        study.trials().stream()
            .allMatch(t -> study.plan().learningRates().contains(t.learningRate())));
  }

  @Test
  void progressCountsEveryTraining() {
    int[] last = new int[2];
    Study.of(
        problem(),
        plan(List.of("tanh"), 2),
        () -> 0,
        (done, total, what) -> {
          last[0] = done;
          last[1] = total;
        });
    // Two candidates, three rates on two tuning blocks, three blocks.
    assertEquals(2 * (3 * 2 + 3), last[0]);
    assertEquals(last[0], last[1]);
  }

  @Test
  void anInterruptStopsTheStudy() {
    Thread.currentThread().interrupt();
    assertThrows(CancellationException.class, () -> study(List.of("tanh"), 1));
    assertTrue(Thread.interrupted());
  }

  @Test
  void whatCannotBeTriedIsRefused() {
    Settings settings = Settings.defaults();
    List<Activation> relu = List.of(Activations.named("relu"));
    assertMessage("--seeds is 0", () -> Plan.of(relu, hidden(4), 0, 1, settings, 1));
    assertMessage("--threads is 0", () -> Plan.of(relu, hidden(4), 1, 1, settings, 0));
    assertMessage("a width in --hidden is -4", () -> Plan.of(relu, hidden(-4), 1, 1, settings, 1));
    assertMessage("no hidden layer is left", () -> Plan.of(relu, hidden(), 1, 1, settings, 1));
    assertMessage(
        "step cannot be trained",
        () ->
            Plan.of(
                Plan.withBaseline(List.of(Activations.named("step"))),
                hidden(4),
                1,
                1,
                settings,
                1));
  }

  private static Design hidden(Integer... widths) {
    return new Design.Multilayer(List.of(widths));
  }

  @Test
  void theUsualCandidatesAreTrainableAndHoldTheBaseline() {
    List<Activation> usual = Plan.usualCandidates();
    assertTrue(usual.stream().allMatch(Activation::trainable));
    assertTrue(usual.stream().anyMatch(f -> f.name().equals(Plan.BASELINE)));
    assertTrue(usual.stream().noneMatch(f -> f.name().equals("softmax")));
  }

  private static void assertMessage(String start, Runnable refused) {
    String message =
        String.valueOf(assertThrows(InvalidInputException.class, refused::run).getMessage());
    assertTrue(message.startsWith(start), message);
  }

  private static Study study(List<String> functions, int threads) {
    return Study.of(problem(), plan(functions, threads), () -> 0, (done, total, what) -> {});
  }

  private static Plan plan(List<String> functions, int threads) {
    List<Activation> candidates =
        Plan.withBaseline(functions.stream().map(Activations::named).toList());
    return Plan.of(candidates, hidden(8), 3, 5, Settings.defaults().withEpochs(12), threads);
  }

  private static Problem problem() {
    return Problem.of(Table.read(IRIS), List.of("species"), Optional.empty());
  }

  private static List<String> names(Plan plan) {
    return Stream.of(plan).flatMap(p -> p.candidates().stream()).map(Activation::name).toList();
  }
}
