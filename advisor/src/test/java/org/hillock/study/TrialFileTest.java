package org.hillock.study;

import static org.hillock.study.SmallStudies.FUNCTIONS;
import static org.hillock.study.SmallStudies.irises;
import static org.hillock.study.SmallStudies.plan;
import static org.hillock.study.SmallStudies.study;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.hillock.activation.InvalidInputException;
import org.hillock.diagnosis.Condition;
import org.hillock.numeric.Draws;
import org.hillock.training.Metric;
import org.hillock.training.Scores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TrialFileTest {
  private static final List<Double> STRANGE =
      List.of(
          Double.NaN,
          Double.POSITIVE_INFINITY,
          Double.NEGATIVE_INFINITY,
          -0.0,
          Double.MIN_VALUE,
          Double.MAX_VALUE,
          0.3 * 0.003,
          1.0 / 3);

  @TempDir private Path folder = Path.of("");

  private final List<String> warnings = new ArrayList<>();

  @Test
  void allBitsComeBack() {
    List<Trial> trials = new ArrayList<>();
    for (int i = 0; i < 200; i++) {
      trials.add(drawn(Draws.of(7).at(i), i));
    }
    try (TrialFile file = open(false)) {
      trials.forEach(file::add);
    }
    try (TrialFile file = open(true)) {
      assertEquals(200, file.size());
      for (Trial trial : trials) {
        assertEquals(Optional.of(trial), file.find(trial.assignment()));
      }
    }
    assertEquals(List.of(), warnings);
  }

  @Test
  void aStudyThatFindsItsTrialsInTheFileEndsAsBefore() throws IOException {
    Study whole;
    try (TrialFile file = open(false)) {
      whole = study(plan(FUNCTIONS, 2), file, Commentary.none());
    }
    byte[] before = Files.readAllBytes(path());
    try (TrialFile file = open(true)) {
      Study again = study(plan(FUNCTIONS, 3), file, Commentary.none());
      assertEquals(whole.trials(), again.trials());
      assertEquals(whole.protocol(), again.protocol());
    }
    assertArrayEquals(before, Files.readAllBytes(path()));
  }

  @Test
  void aFileThatWasCutOffAnywhereHasAllLinesBefore() throws IOException {
    try (TrialFile file = open(false)) {
      for (int i = 0; i < 3; i++) {
        file.add(drawn(Draws.of(8).at(i), i));
      }
    }
    byte[] whole = Files.readAllBytes(path());
    for (int length = 0; length <= whole.length; length += 7) {
      byte[] cut = Arrays.copyOf(whole, length);
      Files.write(path(), cut);
      long lines = new String(cut, StandardCharsets.UTF_8).chars().filter(c -> c == '\n').count();
      try (TrialFile file = open(true)) {
        assertEquals(Math.max(0, lines - 1), file.size());
        for (int i = file.size(); i < 3; i++) {
          file.add(drawn(Draws.of(8).at(i), i));
        }
      }
      assertArrayEquals(whole, Files.readAllBytes(path()));
    }
    assertEquals(List.of(), warnings);
  }

  @Test
  void aDamagedLineCostsItsTrainingAndNoOther() throws IOException {
    try (TrialFile file = open(false)) {
      for (int i = 0; i < 3; i++) {
        file.add(drawn(Draws.of(8).at(i), i));
      }
    }
    List<String> lines = new ArrayList<>(Files.readAllLines(path()));
    lines.set(2, lines.get(2).replace("relu", "gelu"));
    Files.write(path(), lines);
    try (TrialFile file = open(true)) {
      assertEquals(2, file.size());
      assertFalse(file.find(drawn(Draws.of(8).at(1), 1).assignment()).isPresent());
    }
    assertEquals(List.of(path() + ": damaged lines: 1; their trainings are done again."), warnings);
  }

  @Test
  void finishedTrainingsAreNeitherOverwrittenNorTakenForOthers() throws IOException {
    try (TrialFile file = open(false)) {
      file.add(drawn(Draws.of(8), 1));
      refused("is being written by another comparison", () -> open(true));
    }
    byte[] before = Files.readAllBytes(path());
    refused("has 1 finished training of this comparison; add --resume", () -> open(false));
    StudyIdentity other = StudyIdentity.of(irises(), plan(List.of("tanh", "relu"), 1), "1");
    refused(
        "has 1 finished training of another comparison:\n  candidate gelu: in the file",
        () -> TrialFile.open(path(), other, true, warnings::add));
    refused(
        "version: in the file 1, expected 2",
        () -> TrialFile.open(path(), id("2"), true, warnings::add));
    assertArrayEquals(before, Files.readAllBytes(path()));
  }

  @Test
  void whatIsNoFileOfTrainingsIsLeftAlone() throws IOException {
    for (String text : List.of("a,b\n1,2\n", "x", "{\"crc32c\":\"00000000\",\"content\":{}}\n")) {
      Files.writeString(path(), text);
      refused("is not a file of trainings", () -> open(true));
      refused("is not a file of trainings", () -> open(false));
      assertEquals(text, Files.readString(path()));
    }
  }

  @Test
  void aFileWithoutTrainingsIsBegunAnew() {
    open(false).close();
    try (TrialFile file = TrialFile.open(path(), id("2"), false, warnings::add)) {
      assertEquals(0, file.size());
      file.remove();
    }
    assertFalse(Files.exists(path()));
  }

  @Test
  void aFileThatCannotBeBegunIsRefused() throws IOException {
    Path full = Path.of("/dev/full");
    assumeTrue(Files.exists(full), "only Linux has a disk that is always full");
    Files.createSymbolicLink(path(), full);
    refused("cannot be kept", () -> open(false));
  }

  private TrialFile open(boolean resume) {
    return TrialFile.open(path(), id("1"), resume, warnings::add);
  }

  private static StudyIdentity id(String version) {
    return StudyIdentity.of(irises(), plan(FUNCTIONS, 1), version);
  }

  private Path path() {
    return folder.resolve("iris.trials");
  }

  private static void refused(String part, Runnable opening) {
    InvalidInputException refusal = assertThrows(InvalidInputException.class, opening::run);
    String message = String.valueOf(refusal.getMessage());
    assertTrue(message.contains(part), message);
  }

  private static Trial drawn(Draws draws, int block) {
    Scores scores =
        new Scores(Map.of(Metric.LOG_LOSS, one(draws, 0), Metric.ACCURACY, one(draws, 1)));
    Mark mark = new Mark(scores, scores);
    boolean confirming = draws.at(2).below(0, 2) == 0;
    return new Trial(
        new Assignment("relu", block, 9, one(draws, 3), confirming),
        mark,
        confirming ? Optional.of(mark) : Optional.empty(),
        confirming ? List.of(scores, scores) : List.of(),
        List.of(one(draws, 4), one(draws, 5)),
        List.of(),
        1,
        one(draws, 6),
        confirming,
        Optional.of(signs(draws)),
        one(draws, 11));
  }

  private static Signs signs(Draws draws) {
    return new Signs(
        new Signs.Worst("layer 2 (relu)", one(draws, 7)),
        new Signs.Worst("", one(draws, 8)),
        one(draws, 9),
        one(draws, 10),
        one(draws, 12),
        List.of(new Signs.Symptom(Condition.DYING, "\"λ\" and\nso on")));
  }

  /// A number with any bits, or a strange one.
  private static double one(Draws draws, int n) {
    Draws own = draws.at(100 + n);
    int strange = own.below(0, 3 * STRANGE.size());
    return strange < STRANGE.size()
        ? STRANGE.get(strange)
        : Double.longBitsToDouble(own.at(1).bits(0));
  }
}
