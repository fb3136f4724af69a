package org.hillock.study;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.hillock.activation.Activations;
import org.hillock.data.Problem;
import org.hillock.data.Table;
import org.hillock.network.Initialization;
import org.hillock.notation.Blueprint;
import org.hillock.notation.Design;
import org.hillock.protocol.Stage;
import org.hillock.training.Metric;
import org.hillock.training.Settings;
import org.junit.jupiter.api.Test;

/// The search over the layers of real, small networks.
class PerLayerTest {
  private static final Problem IRIS =
      Problem.of(Table.read(Path.of("../examples/iris.csv")), List.of("species"), Optional.empty());

  @Test
  void mixesAreCandidatesLikeOthersWhateverTheThreads() {
    List<List<Integer>> told = new ArrayList<>();
    Study one = study(1, told);
    Study three = study(3, told);
    assertEquals(one.protocol(), three.protocol());
    assertEquals(one.rates(), three.rates());
    assertEquals(List.of(2, 2 * 2 * 2 * 3), told.getFirst());
    assertTrue(one.protocol().refinement().mixes() >= 3);
    String challenger = one.challenger();
    assertEquals(12, one.trials(challenger, Stage.CONFIRMATION).size());
    assertEquals(3, one.trials(challenger, Stage.SELECTION).size());
    assertEquals(one.protocol().refinement().isMixed() ? 4 : 3, one.plan().candidates().size());
    assertEquals(
        one.plan().candidate(challenger).design().label(),
        one.plan().candidate("relu").design().label());
  }

  @Test
  void aMixHasTheNoiseAndTheRateOfTheBestEverywhere() {
    Study study = study(1, new ArrayList<>());
    List<String> names = study.plan().candidates().stream().map(Candidate::name).toList();
    String start = names.get(study.protocol().refinement().start());
    double rate = study.trials(start, Stage.SELECTION).getFirst().assignment().learningRate();
    List<Trial> mixes =
        study.trials().stream()
            .filter(trial -> trial.assignment().candidate().contains("("))
            .toList();
    assertTrue(mixes.stream().allMatch(trial -> trial.assignment().learningRate() == rate));
    assertTrue(
        mixes.stream().allMatch(t -> t.assignment().block() >= 2), "not a block of screening");
  }

  @Test
  void aMixSaysItsPlaces() {
    assertEquals("relu (tanh in layer 3)", mix("relu", "relu", "tanh").name());
    assertEquals("tanh (relu in layer 1)", mix("relu", "tanh", "tanh").name());
    assertEquals("relu (tanh in layer 2)", mix("relu", "tanh").name());
    assertEquals(
        "relu (tanh in layers 2 and 4, gelu in layer 3)",
        mix("relu", "tanh", "gelu", "tanh", "relu", "relu").name());
    Candidate costly = mix("relu", "gelu", "relu");
    assertEquals("gelu", costly.activation().name());
    assertEquals(
        "dense 2\nactivation relu\ndense 2\nactivation gelu\ndense 2\nactivation relu\ndense\n",
        ((Design.Written) costly.design()).blueprint().text());
  }

  private static Candidate mix(String... functions) {
    Blueprint lines =
        Blueprint.parse("mlp", "dense 2\nactivation\n".repeat(functions.length) + "dense\n");
    List<Candidate> parts =
        Stream.of(functions)
            .map(name -> Candidate.of(Activations.named(name), new Design.Multilayer(List.of())))
            .toList();
    return new Mix(lines, "mlp", parts).candidate();
  }

  private static Study study(int threads, List<List<Integer>> told) {
    Settings settings = Settings.defaults().withEpochs(6);
    Plan plan =
        new Plan(
            Plan.candidates(
                List.of(Activations.named("tanh"), Activations.named("sine")),
                Activations.named("relu"),
                new Design.Multilayer(List.of(6, 6))),
            "relu",
            new Blocks(2, 3, 12, 4),
            1,
            settings,
            Plan.usualRates(settings),
            Initialization.gainCorrected(),
            Metric.of(IRIS.task()).getFirst(),
            0,
            0.02,
            threads,
            Limits.none(),
            List.of(),
            true);
    Commentary commentary =
        new Commentary() {
          @Override
          public void refines(int places, int most) {
            told.add(List.of(places, most));
          }
        };
    return Study.of(IRIS, plan, Book.inMemory(), () -> 0, commentary);
  }
}
