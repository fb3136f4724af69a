package org.hillock.page;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class PaletteTest {
  private static final double TEXT = 4.5;
  private static final double SHAPE = 3;
  private static final List<String> TONES = List.of("good", "info", "warn", "bad");

  static List<Palette> both() {
    return List.of(Palette.LIGHT, Palette.DARK);
  }

  @Test
  void contrastIsThatOfTheStandard() {
    Palette gray = new Palette(Map.of("a", "#000000", "b", "#ffffff", "c", "#767676"));
    assertEquals(21, gray.contrast("a", "b"), 1e-9);
    assertEquals(1, gray.contrast("c", "c"), 1e-9);
    assertEquals(4.54, gray.contrast("b", "c"), 0.005);
  }

  @ParameterizedTest
  @MethodSource("both")
  void textCanBeRead(Palette palette) {
    for (String back : List.of("paper", "panel")) {
      for (String front : List.of("ink", "muted", "link", "good", "info", "warn", "bad")) {
        assertContrast(palette, front, back, TEXT);
      }
    }
    for (String tone : TONES) {
      assertContrast(palette, tone, tone + "-back", TEXT);
      assertContrast(palette, "ink", tone + "-back", TEXT);
    }
  }

  @ParameterizedTest
  @MethodSource("both")
  void linesAndTheirLabelsCanBeSeen(Palette palette) {
    for (int s = 0; s < Palette.SERIES; s++) {
      assertContrast(palette, "series-" + s, "paper", TEXT);
    }
    assertContrast(palette, "frame", "paper", SHAPE);
    assertContrast(palette, "focus", "paper", SHAPE);
    assertContrast(palette, "focus", "panel", SHAPE);
  }

  @ParameterizedTest
  @MethodSource("both")
  void digitsOnHeatCanBeReadAndItsStepsGoOneWay(Palette palette) {
    double sign = palette.equals(Palette.LIGHT) ? -1 : 1;
    for (int k = 0; k < Palette.STEPS; k++) {
      assertContrast(palette, "on-heat-" + k, "heat-" + k, TEXT);
      if (k > 0) {
        double step = palette.luminance("heat-" + k) - palette.luminance("heat-" + (k - 1));
        assertTrue(sign * step > 0, "step " + k + " of the heat is not further from the paper");
      }
    }
  }

  @Test
  void bothThemesHaveTheSameColors() {
    assertEquals(Palette.LIGHT.colors().keySet(), Palette.DARK.colors().keySet());
  }

  private static void assertContrast(Palette palette, String front, String back, double least) {
    double contrast = palette.contrast(front, back);
    assertTrue(contrast >= least, front + " on " + back + " has a contrast of " + contrast);
  }
}
