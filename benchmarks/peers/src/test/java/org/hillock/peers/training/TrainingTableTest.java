package org.hillock.peers.training;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class TrainingTableTest {
  private static final List<Figure> FIGURES =
      Stream.of(
              "1 A Hillock 1 TIME 0.5",
              "1 A Hillock 1 LOSS 0.41",
              "1 A Hillock 1 PEAK 300.4",
              "1 A PyTorch 1 TIME 1.0",
              "1 A PyTorch 1 LOSS 0.42",
              "1 A Encog 1 LACKS NaN",
              "2 A PyTorch 1 TIME 0.75",
              "2 A Hillock 1 TIME 0.25",
              "3 A Hillock 1 TIME 0.5",
              "3 A PyTorch 1 TIME 0.5",
              "4 A PyTorch 1 TIME 9.0",
              "1 E-1 Hillock 2 TAIL 0.0000123")
          .map(line -> Figure.of(line.replace(' ', '\t')))
          .toList();

  private final Figures figures = new Figures(FIGURES);
  private final List<String> lines = new TrainingTable(figures).lines();

  @Test
  void aLineIsReadAsItWasWritten() {
    Figure figure = new Figure(2, "B-gelu", "ONNX Runtime", 1, Measure.MAIN, 0.1 + 0.2);
    assertEquals(figure, Figure.of(figure.line()));
  }

  @Test
  void theMedianOfAnEvenCountLiesBetweenTheTwoInTheMiddle() {
    assertEquals(
        Optional.of(new Figures.Spread(1, 2.5, 8)), Figures.Spread.of(List.of(8.0, 2.0, 3.0, 1.0)));
    assertEquals(Optional.empty(), Figures.Spread.of(List.of()));
  }

  @Test
  void ratiosAreTakenWithinARound() {
    assertEquals(
        Optional.of(new Figures.Spread(1, 2, 3)),
        figures.ratio("A", "PyTorch", "Hillock", 1, Measure.TIME));
  }

  @Test
  void aRoundMeasuredAgainCountsOnce() {
    Figures again =
        new Figures(
            Stream.concat(
                    FIGURES.stream(), Stream.of(new Figure(1, "A", "PyTorch", 1, Measure.TIME, 2)))
                .toList());
    assertEquals(
        Optional.of(new Figures.Spread(1, 3, 4)),
        again.ratio("A", "PyTorch", "Hillock", 1, Measure.TIME));
  }

  @Test
  void aRowHasOurTimeAndTheRatiosOfThePeers() {
    assertTrue(lines.contains("| work | Hillock | PyTorch | Encog |"), lines.toString());
    assertTrue(lines.contains("| A | 500.0 ms | 2.00 (1.00 - 3.00) | - |"), lines.toString());
    assertTrue(lines.contains("| E-1, 99 % | 12.3 µs | - | - |"), lines.toString());
  }

  @Test
  void lossAndMemoryStandAsTheyWereMeasured() {
    assertTrue(lines.contains("| A | 0.410 | 0.420 | - |"), lines.toString());
    assertTrue(lines.contains("| A | 300 | - | - |"), lines.toString());
  }

  @Test
  void whatNobodyMeasuredHasNoRow() {
    assertFalse(lines.stream().anyMatch(line -> line.startsWith("| F")), lines.toString());
  }
}
