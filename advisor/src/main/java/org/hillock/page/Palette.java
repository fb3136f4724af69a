package org.hillock.page;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// The colors of a page, by name, for light and for dark surroundings. Every text reaches the
/// contrast of WCAG 2.2 level AA (4.5) on what lies behind it, every shape 3.
///
/// @param colors by name, as `#rrggbb`
record Palette(Map<String, String> colors) {
  /// Steps of a heat map.
  static final int STEPS = 9;

  /// Colors for series of lines.
  static final int SERIES = 6;

  private static final List<String> NAMES =
      List.of("paper", "panel", "ink", "muted", "rule", "frame", "link", "focus");
  private static final List<String> TONES =
      List.of("good", "good-back", "info", "info-back", "warn", "warn-back", "bad", "bad-back");

  static final Palette LIGHT =
      of(
          "#ffffff #f6f6f3 #1b1d21 #585e67 #e0e1de #8a8f96 #0b5599 #0b5599",
          "#1c6238 #e7f3ea #0b5599 #e8f1fa #7c4a00 #fbf2de #a0251f #fcecea",
          "#2161a5 #b04a12 #23734a #7646a0 #a42c6c #3a6570",
          "#f2f0e4 #dfead0 #bfddc3 #92ccbe #61b3b7 #3c98b6 #2b77a7 #265591 #1c3467",
          "#1b1d21 #1b1d21 #1b1d21 #1b1d21 #1b1d21 #10141a #ffffff #ffffff #ffffff");

  static final Palette DARK =
      of(
          "#14161a #1c1f24 #e9eaec #a6adb6 #32373e #727983 #7fbaf5 #7fbaf5",
          "#8ad7a5 #15291c #7fbaf5 #14263a #f0c274 #2c2411 #ffa29b #351b1a",
          "#70b2f0 #f0a375 #74c795 #c3a2e8 #ef92bc #8abfca",
          "#1a2038 #1e3158 #224a79 #256691 #3585a2 #56a3a8 #85bfab #bdd9b3 #f0eecd",
          "#e9eaec #ffffff #ffffff #ffffff #0c0f12 #10141a #10141a #10141a #10141a");

  /// Each argument holds colors in the order of their names.
  private static Palette of(
      String plain, String tones, String series, String steps, String onSteps) {
    Map<String, String> colors = new TreeMap<>();
    put(colors, NAMES, plain);
    put(colors, TONES, tones);
    put(colors, numbered("series", SERIES), series);
    put(colors, numbered("heat", STEPS), steps);
    put(colors, numbered("on-heat", STEPS), onSteps);
    return new Palette(Map.copyOf(colors));
  }

  private static void put(Map<String, String> colors, List<String> names, String values) {
    List<String> split = List.of(values.split(" "));
    for (int k = 0; k < names.size(); k++) {
      colors.put(names.get(k), split.get(k));
    }
  }

  private static List<String> numbered(String name, int count) {
    return IntStream.range(0, count).mapToObj(k -> name + "-" + k).toList();
  }

  /// As custom properties of CSS.
  String css() {
    return new TreeMap<>(colors)
        .entrySet().stream()
            .map(color -> "--" + color.getKey() + ":" + color.getValue() + ";")
            .collect(Collectors.joining());
  }

  /// How well one color can be told from another: 1 (the same) to 21.
  double contrast(String front, String back) {
    double a = luminance(front);
    double b = luminance(back);
    return (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
  }

  /// The relative luminance of WCAG, 0 (black) to 1 (white).
  double luminance(String name) {
    int rgb = Integer.parseInt(colors.getOrDefault(name, "").substring(1), 16);
    return 0.2126 * linear(rgb >> 16)
        + 0.7152 * linear(rgb >> 8 & 255)
        + 0.0722 * linear(rgb & 255);
  }

  private static double linear(int channel) {
    double share = channel / 255.0;
    return share <= 0.04045 ? share / 12.92 : StrictMath.pow((share + 0.055) / 1.055, 2.4);
  }
}
