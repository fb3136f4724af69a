package org.hillock.page;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ChartTest {
  static Stream<double[]> hardNumbers() {
    double nan = Double.NaN;
    double infinite = Double.POSITIVE_INFINITY;
    return Stream.of(
        new double[] {},
        new double[] {nan},
        new double[] {0},
        new double[] {0, 0, 0},
        new double[] {nan, nan, nan},
        new double[] {1, nan, 2, infinite, -infinite, 3},
        new double[] {infinite, infinite},
        new double[] {5, 5, 5, 5},
        new double[] {-1, -2},
        new double[] {1e-300, 1e300},
        new double[] {Double.MIN_VALUE, Double.MAX_VALUE},
        new double[] {-Double.MAX_VALUE, Double.MAX_VALUE},
        new double[] {1e-45, 1e-44},
        new double[] {1, 1 + 1e-15},
        IntStream.range(0, 300).mapToDouble(k -> StrictMath.sin(k)).toArray());
  }

  @ParameterizedTest
  @MethodSource("hardNumbers")
  void noNumberBreaksAChart(double[] numbers) {
    for (Chart chart : Charts.of(numbers)) {
      for (double width : new double[] {300, 720}) {
        String svg = chart.drawing(width).svg("id", "chart", "title", "description");
        String places = svg.replaceAll(">[^<]*<", "><");
        assertFalse(places.contains("NaN") || places.contains("Infinity"), chart + ": " + places);
        assertFalse(svg.contains("∞0"), svg);
      }
      assertTrue(chart.numbers().html().contains("<table>"));
    }
  }

  @Test
  void whatIsNotFiniteBreaksALine() {
    double[] x = {0, 1, 2, 3, 4};
    double[] y = {1, 2, Double.NaN, 4, 5};
    String svg = new Drawing(10, 10).curve("line", x, y, "").svg("id", "chart", "t", "d");
    assertTrue(svg.contains("d=\"M0 1L1 2M3 4L4 5\""), svg);
  }

  @Test
  void theTableHasTheNumbersOfTheLines() {
    double[] x = {1, 2};
    LineChart chart =
        new LineChart(
            "Loss",
            "",
            "epoch",
            "loss",
            Numeral.NUMBER,
            false,
            List.of(
                new LineChart.Series("training", x, new double[] {0.5, Double.NaN}),
                new LineChart.Series("validation", new double[] {2}, new double[] {1e-7})));
    assertEquals(List.of("epoch", "training", "validation"), chart.numbers().header());
    assertEquals(
        List.of(List.of("1", "0.5", ""), List.of("2", "NaN", "1e-7")), chart.numbers().rows());
  }

  @Test
  void manyPointsAreThinnedAndNoPeakIsLost() {
    double[] values = new double[10_000];
    values[7_777] = 1;
    values[1_234] = -1;
    int[] kept = Thinning.extremes(values, 100);
    assertTrue(kept.length <= 202);
    assertTrue(IntStream.of(kept).anyMatch(k -> k == 7_777));
    assertTrue(IntStream.of(kept).anyMatch(k -> k == 1_234));
    assertEquals(0, kept[0]);
    assertEquals(9_999, kept[kept.length - 1]);
    assertEquals(List.of(0, 3, 6, 9), IntStream.of(Thinning.evenly(10, 4)).boxed().toList());
  }

  @Test
  void colorsOfAHeatMapHaveRoundEdgesAndHoldAllNumbers() {
    Bins powers = Bins.of(Arrays.stream(new double[] {3e-9, 0.2, 0, Double.NaN}), true);
    assertEquals(9, powers.count());
    assertEquals(1e-9, powers.edges().getFirst(), 1e-20);
    assertEquals(1, powers.edges().getLast());
    assertEquals(0, powers.color(0));
    assertEquals(0, powers.color(3e-9));
    assertEquals(Palette.STEPS - 1, powers.color(0.2));
    Bins wide = Bins.of(Arrays.stream(new double[] {1e-40, 1e-9, 1}), true);
    assertEquals(1e-16, wide.edges().getFirst(), 1e-25);
    assertEquals(0, wide.color(1e-40));
    Bins shares = Bins.of(Arrays.stream(new double[] {0, 0.39}), false);
    assertEquals(
        List.of("0 %", "5 %"),
        shares.edges().stream().limit(2).map(e -> shares.label(e, Numeral.PERCENT)).toList());
    assertTrue(shares.count() <= Palette.STEPS);
  }

  @Test
  void labelsMakeRoomForEachOther() {
    List<Double> places = Frame.apart(List.of(10.0, 10.0, 11.0, 90.0), 0, 100);
    for (int a = 0; a < places.size(); a++) {
      for (int b = a + 1; b < places.size(); b++) {
        assertTrue(Math.abs(places.get(a) - places.get(b)) >= 14, places.toString());
      }
    }
  }

  @Test
  void seriesOfDifferentLengthsAreRefused() {
    assertThrows(
        IllegalArgumentException.class,
        () -> new LineChart.Series("a", new double[] {1, 2}, new double[] {1}));
    assertThrows(
        IllegalArgumentException.class,
        () ->
            new HeatMap(
                "t",
                "",
                "",
                "",
                "",
                Numeral.NUMBER,
                true,
                List.of("r"),
                List.of("c"),
                new double[0][0]));
    assertThrows(
        IllegalArgumentException.class,
        () -> new Distributions("t", "", "", new double[] {0.2, 0.8}, List.of()));
  }
}
