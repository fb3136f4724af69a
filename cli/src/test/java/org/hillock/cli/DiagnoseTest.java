package org.hillock.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DiagnoseTest {
  private static final String IRIS = "diagnose ../examples/iris.csv --target species ";
  private static final String DEEP =
      IRIS + "--hidden 16,16,16,16,16,16 --activation sigmoid --init glorot-normal --epochs 20 ";
  private static final String QUICK = "--seeds 2 --remedy-after 1 --remedy-epochs 2 ";

  @TempDir private Path folder;

  @Test
  void aHealthyNetworkIsSaidToBeHealthyAndNothingIsTried() {
    Terminal healthy = Terminal.run(IRIS + "--epochs 30");
    assertEquals(0, healthy.exitCode(), healthy.err());
    assertTrue(healthy.out().contains("Healthy. Nothing was found in "), healthy.out());
    assertFalse(healthy.out().contains("Remedies"), healthy.out());
  }

  @Test
  void aBrokenNetworkIsDiagnosedAndRemediesAreTriedAndWritten() throws IOException {
    Path page = folder.resolve("health.html");
    Path json = folder.resolve("health.json");
    Path sarif = folder.resolve("lint.sarif");
    Path lines = folder.resolve("seen.jsonl");
    Terminal broken =
        Terminal.run(
            DEEP
                + QUICK
                + "--report %s --json %s --sarif %s --observations %s"
                    .formatted(page, json, sarif, lines));
    assertEquals(0, broken.exitCode(), broken.err());
    assertTrue(broken.out().contains("warning deep-sigmoid"), broken.out());
    assertTrue(broken.out().contains("1. Vanishing gradients"), broken.out());
    assertTrue(broken.out().contains("Remedies, each with the same 2 seeds: "), broken.out());
    assertTrue(broken.out().contains("  relu in the hidden layers "), broken.out());
    assertTrue(
        broken.out().contains("As a command:") == broken.out().contains("On the 30 test rows"),
        broken.out());
    assertTrue(Files.readString(page).contains("relu in the hidden layers"));
    assertTrue(Files.readString(json).contains("\"remedy\" : \"relu in the hidden layers\""));
    assertTrue(Files.readString(sarif).contains("deep-sigmoid"));
    assertTrue(Files.readString(lines).contains("hillock-observations/1"));
  }

  @Test
  void remediesCanBeLeftOut() {
    Terminal broken = Terminal.run(DEEP + "--no-remedies");
    assertEquals(0, broken.exitCode(), broken.err());
    assertTrue(broken.out().contains("1. Vanishing gradients"), broken.out());
    assertFalse(broken.out().contains("Remedies, each"), broken.out());
  }

  @Test
  void anExceededBudgetEndsWithThreeAndEachLimitWithItsValue() {
    Terminal exceeded = Terminal.run(DEEP + "--no-remedies --budget verdicts=0,finite");
    assertEquals(3, exceeded.exitCode(), exceeded.err());
    assertTrue(exceeded.out().contains("exceeded verdicts: "), exceeded.out());
    assertTrue(exceeded.out().contains("held     nonFinite: "), exceeded.out());
    Terminal held = Terminal.run(IRIS + "--epochs 30 --budget verdicts=0,finite");
    assertEquals(0, held.exitCode(), held.out());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "--budget dread=5%|unknown limit",
        "--budget dead=much|limit dead is \"much\"",
        "--seeds 0|0 seeds are too few to try remedies; give at least 1.",
        "--remedy-epochs -1|-1 epochs with a remedy are too few",
        "--metric r2|r2",
        "--threads 0|0 threads cannot train",
        "--silence nonsense|nonsense",
        "--report no/such/folder/a.html|the folder of no/such/folder/a.html does not exist",
        "--json no/such/folder/a.json|the folder of no/such/folder/a.json does not exist",
        "--sarif no/such/folder/a.sarif|the folder of no/such/folder/a.sarif does not exist",
        "--activation step|step"
      })
  void whatCannotBeDoneIsSaidBeforeTraining(String options, String part) {
    Terminal refused = Terminal.run(IRIS + options);
    assertEquals(2, refused.exitCode(), refused.err());
    assertTrue(refused.err().contains(part), refused.err());
    assertEquals("", refused.out());
  }

  @Test
  void aMissingTargetAndTooFewRowsAreRefused() throws IOException {
    Terminal missing = Terminal.run("diagnose ../examples/iris.csv --target specie");
    assertEquals(2, missing.exitCode());
    assertTrue(missing.err().contains("species"), missing.err());
    Path few = Files.writeString(folder.resolve("few.csv"), "x,y\n1,a\n2,b\n3,a\n");
    Terminal small = Terminal.run("diagnose " + few + " --target y");
    assertEquals(2, small.exitCode());
    assertTrue(small.err().contains("at least 10 are needed"), small.err());
  }

  @Test
  void stoppedWhileRemediesAreTriedItSaysWhatIsKnown() throws Exception {
    Path page = folder.resolve("health.html");
    List<String> arguments = new ArrayList<>(Arrays.asList(DEEP.split(" ", -1)));
    arguments.removeIf(String::isEmpty);
    arguments.addAll(List.of("--seeds", "1", "--remedy-epochs", "2000", "--report"));
    arguments.add(page.toString());
    try (TrainProcess diagnosis = TrainProcess.start(folder, List.of(), arguments)) {
      diagnosis.until(() -> text(diagnosis.out()).contains("Remedies, each"));
      diagnosis.signal("TERM");
      assertEquals(StopRequest.EXIT_CODE, diagnosis.ended());
      String err = text(diagnosis.err());
      assertTrue(err.contains("hillock diagnose: stopped; "), err);
      assertTrue(err.contains(" remedies are known."), err);
      assertTrue(text(diagnosis.out()).contains("1. Vanishing gradients"));
      assertTrue(Files.exists(page));
    }
  }

  private static String text(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      return "";
    }
  }
}
