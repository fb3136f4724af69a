package org.hillock.training;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.Stream;
import org.hillock.activation.Elementwise;
import org.hillock.activation.InvalidInputException;
import org.hillock.activation.function.LeakyRelu;
import org.hillock.activation.function.Tanh;
import org.hillock.checkpoint.Checkpoint;
import org.hillock.checkpoint.CheckpointFolder;
import org.hillock.checkpoint.Value;
import org.hillock.data.Dataset;
import org.hillock.data.Split;
import org.hillock.loss.AbsoluteError;
import org.hillock.network.Network;
import org.hillock.optimizer.Adam;
import org.hillock.optimizer.Descent;
import org.hillock.optimizer.Sgd;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/// A training does not go on from the checkpoint of another one, and what is not good is not saved.
class ResumeRefusalsTest {
  private static final Split NOISE = Samples.noise(60);
  private static final Settings SETTINGS = new Settings(new Adam(0.03), 7, 6, 6);
  private static final Training TRAINING =
      new Training(network(9, 1), NOISE, SETTINGS, Path.of(""));

  @TempDir private Path folder;

  static Stream<Arguments> others() {
    Training t = TRAINING;
    return Stream.of(
        Arguments.of(with(t, network(10, 1)), "layer 1: in the file Dense[inputs=2, outputs=9]"),
        Arguments.of(with(t, network(9, 2)), "starting parameters: in the file "),
        Arguments.of(
            with(t, Network.multilayer(2, List.of(9), new LeakyRelu(), 1, 1)),
            "layer 2: in the file Activate[activation=Tanh[], shape=9], expected Activate["),
        Arguments.of(with(t, Samples.noise(61)), "training rows: in the file "),
        Arguments.of(with(t, changed(NOISE)), "validation rows: in the file "),
        Arguments.of(
            with(t, SETTINGS.withLearningRate(0.02)),
            "optimizer: in the file Adam[learningRate=0.03, "),
        Arguments.of(with(t, SETTINGS.with(new Sgd(0.03, 0))), "expected Sgd["),
        Arguments.of(
            with(t, SETTINGS.with(Descent.plain().withWeightDecay(0.1))), "descent: in the file "),
        Arguments.of(
            with(t, SETTINGS.with(new AbsoluteError())),
            "loss: in the file SquaredError[], expected AbsoluteError[]"),
        Arguments.of(with(t, SETTINGS.withEpochs(7)), "epochs: in the file 6, expected 7"),
        Arguments.of(
            with(t, new Settings(new Adam(0.03), 8, 6, 5)),
            "rows per batch: in the file 7, expected 8\n  patience: in the file 6, expected 5"));
  }

  private static Training with(Training t, Network start) {
    return new Training(start, t.split(), t.settings(), t.folder());
  }

  private static Training with(Training t, Split split) {
    return new Training(t.start(), split, t.settings(), t.folder());
  }

  private static Training with(Training t, Settings settings) {
    return new Training(t.start(), t.split(), settings, t.folder());
  }

  /// The last bit of one target of the validation rows is another.
  private static Split changed(Split split) {
    Dataset rows = split.validation();
    float[] targets = rows.targets().clone();
    targets[3] = Math.nextUp(targets[3]);
    Dataset other =
        new Dataset(
            rows.rows(), rows.features(), rows.inputs(), rows.outputs(), targets, rows.task());
    return new Split(split.problem(), split.encoder(), split.train(), other, split.test());
  }

  @ParameterizedTest
  @MethodSource("others")
  void theCheckpointOfAnotherTrainingIsRefusedWithWhatDiffers(Training other, String difference) {
    Training here = new Training(network(9, 1), NOISE, SETTINGS, folder);
    here.stopAfter(8);
    Training there = new Training(other.start(), other.split(), other.settings(), folder);
    String message =
        String.valueOf(assertThrows(InvalidInputException.class, () -> there.goOn(1)).getMessage());
    assertTrue(message.contains(" is a checkpoint of another training:\n  "), message);
    assertTrue(message.contains(difference), message);
  }

  @Test
  void anotherSeedIsAnotherTraining() {
    Training here = new Training(network(9, 1), NOISE, SETTINGS, folder);
    here.stopAfter(8);
    Execution goOn = Execution.plain().from(here.saved());
    String message =
        String.valueOf(
            assertThrows(
                    InvalidInputException.class,
                    () -> Trainer.fit(here.start(), NOISE, SETTINGS, 4, goOn))
                .getMessage());
    assertTrue(message.contains("another training:\n  seed: in the file 3, expected 4\nGo on"));
  }

  @Test
  void anOriginThatGivesWhatIsNotExpectedIsRefusedToo() {
    Training here = new Training(network(9, 1), NOISE, SETTINGS, folder);
    Origin stranger = expected -> Optional.of(new Checkpoint(expected.identity(), Map.of()));
    String message =
        String.valueOf(
            assertThrows(
                    InvalidInputException.class, () -> here.fit(Execution.plain().from(stranger)))
                .getMessage());
    assertTrue(message.contains("epoch: in the file nothing, expected a whole number"), message);
  }

  @Test
  void aCheckpointThatContradictsItselfIsRefused() {
    Training here = new Training(network(9, 1), NOISE, SETTINGS, folder);
    List<Checkpoint> good = new ArrayList<>();
    here.fit(new Execution(1, state -> good.add(state.checkpoint().orElseThrow())));
    for (String name : List.of("epoch", "batch", "steps", "best epoch")) {
      for (long value : List.of(-1L, 5L, 99L, Long.MAX_VALUE)) {
        Map<String, Value> values = new LinkedHashMap<>(good.get(7).values());
        values.put(name, new Value.Whole(value));
        Checkpoint bad = new Checkpoint(good.get(7).identity(), values);
        String message =
            String.valueOf(
                assertThrows(
                        InvalidInputException.class,
                        () -> here.fit(Execution.plain().from(expected -> Optional.of(bad))))
                    .getMessage());
        assertTrue(message.startsWith("the checkpoint contradicts itself"), message);
      }
    }
  }

  @Test
  void whatIsNotFiniteIsNoCheckpoint() {
    Training here = new Training(network(9, 1), NOISE, SETTINGS, folder);
    int[] good = {0};
    here.fit(
        new Execution(
            1,
            state -> {
              float[] parameters = state.network().parameters();
              assertTrue(state.checkpoint().isPresent());
              for (float bad : List.of(Float.NaN, Float.POSITIVE_INFINITY)) {
                float kept = parameters[(int) state.steps()];
                parameters[(int) state.steps()] = bad;
                assertFalse(state.checkpoint().isPresent());
                parameters[(int) state.steps()] = kept;
              }
              good[0]++;
            }));
    assertEquals(36, good[0]);
  }

  @Test
  void aTrainingThatOverflowedEndsWithItsLastGoodState() {
    Settings settings = new Settings(new Sgd(1e3, 0), 7, 50, 50);
    Training here = new Training(network(9, 1), NOISE, settings, folder);
    List<Boolean> atEnd = new ArrayList<>();
    Run run =
        here.fit(
            Execution.plain()
                .with(
                    new Watcher() {
                      @Override
                      public void stepped(State state) {}

                      @Override
                      public void ended(State state) {
                        atEnd.add(state.checkpoint().isPresent());
                      }
                    }));
    assertFalse(run.finite());
    assertEquals(List.of(true), atEnd);
  }

  @Test
  void aFolderTellsWhatTheUserShouldKnow() {
    Training here = new Training(network(9, 1), NOISE, SETTINGS, folder);
    List<String> notes = new ArrayList<>();
    try (CheckpointFolder saved = CheckpointFolder.open(folder.resolve("run"))) {
      Execution execution = Execution.plain().from(Origin.newestIn(saved, notes::add));
      Watcher watcher = state -> saved.save(state.checkpoint().orElseThrow(), state.steps());
      Run whole = here.fit(execution.with(watcher));
      assertEquals(
          List.of(
              folder.resolve("run")
                  + " holds no checkpoint; the training starts from its beginning."),
          notes);
      assertEquals(whole.validationLosses(), here.fit(execution).validationLosses());
      assertEquals(1, notes.size());
    }
  }

  /// Lambdas have another text in each run of the program.
  @Test
  void aFunctionOfTheUsersOwnIsTheSameIfItsNameAndValuesAre() {
    assertEquals(identity(x -> 2 * x), identity(x -> x + x));
    assertNotEquals(identity(x -> 2 * x), identity(x -> 3 * x));
    String layer = String.valueOf(identity(x -> 2 * x).entries().get("layer 2"));
    assertTrue(layer.contains("OwnFunction[mine, f(-1)=-2.0, f(1)=2.0]"), layer);
  }

  private static Identity identity(DoubleUnaryOperator f) {
    Elementwise own = Elementwise.of("mine", f, x -> 2);
    // The starting weights are scaled for the function; those of another would tell it apart too.
    Network start =
        new Network(Network.multilayer(2, List.of(3), own, 1, 1).layers(), new float[13]);
    return Identity.of(start, NOISE, SETTINGS, 1);
  }

  private static Network network(int width, long seed) {
    return Network.multilayer(2, List.of(width), new Tanh(), 1, seed);
  }
}
