package org.hillock.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.hillock.numeric.Draws;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// Comparisons that are killed again and again, as by `kill -9`, and go on, say what those say that
/// never stopped, and repeat no finished training.
class CompareKillTest {
  private static final int KILLED = 128 + 9;

  private static final List<String> COMPARISONS =
      List.of(
          "iris.csv --target species --hidden 4 --epochs 12"
              + " --functions relu,tanh,sigmoid,gelu,softsign,linear,elu",
          "linnerud.csv --target Weight --hidden 3,3 --epochs 30 --functions relu,tanh,prelu");

  @TempDir private Path folder = Path.of("");

  @Test
  void someKillsChangeNothing() throws Exception {
    kill(1, 5);
  }

  @Test
  @Tag("exhaustive")
  void manyKillsChangeNothing() throws Exception {
    kill(20, 15);
  }

  private void kill(int runs, int most) throws Exception {
    int kills = 0;
    for (int number = 0; number < runs * COMPARISONS.size(); number++) {
      kills += run(number, most);
    }
    assertTrue(kills > runs, "killed only " + kills + " times");
  }

  /// One comparison to its end.
  ///
  /// @return how often it was killed
  private int run(int number, int most) throws Exception {
    Path here = Files.createDirectory(folder.resolve("run" + number));
    String comparison = COMPARISONS.get(number % COMPARISONS.size());
    Path file = here.resolve("whole");
    Terminal whole = Terminal.run(arguments(comparison, file).toArray(String[]::new));
    assertEquals(0, whole.exitCode(), whole.err());
    Path parts = here.resolve("parts");
    Draws draws = Draws.of(11).at(number);
    for (int kills = 0; ; kills++) {
      List<String> arguments = arguments(comparison, parts);
      arguments.addAll(List.of("--resume", "--threads", Integer.toString(1 + kills % 3)));
      try (TrainProcess life =
          TrainProcess.start(here, List.of("-XX:TieredStopAtLevel=1"), arguments)) {
        if (kills < most) {
          long before = size(parts);
          life.until(() -> size(parts) > before);
          Thread.sleep(draws.below(kills, 200));
          life.process().destroyForcibly();
        }
        int exitCode = life.ended();
        if (exitCode == 0) {
          assertEquals(
              Terminal.untimed(whole.out()), Terminal.untimed(Files.readString(life.out())));
          List<String> trials = trials(parts);
          assertEquals(trials.size(), new HashSet<>(trials).size());
          assertTrue(Set.copyOf(trials(file)).equals(Set.copyOf(trials)), "other trainings");
          return kills;
        }
        assertEquals(KILLED, exitCode, Files.readString(life.err()));
      }
    }
  }

  private static long size(Path file) {
    try {
      return Files.size(file);
    } catch (IOException e) {
      return 0;
    }
  }

  /// The lines without checksums and times.
  private static List<String> trials(Path file) throws IOException {
    JsonMapper mapper = new JsonMapper();
    try (Stream<String> lines = Files.lines(file)) {
      return lines
          .skip(1)
          .map(line -> {
            JsonNode trial = mapper.readTree(line).get("content");
            ((ObjectNode) trial).remove("seconds");
            return trial.toString();
          })
          .toList();
    }
  }

  private static List<String> arguments(String comparison, Path file) {
    List<String> arguments = new ArrayList<>(List.of("compare"));
    arguments.addAll(List.of(("../examples/" + comparison).split(" ")));
    arguments.addAll(List.of("--trials", file.toString()));
    return arguments;
  }
}
