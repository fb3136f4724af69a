package org.hillock.checkpoint;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiPredicate;
import org.jspecify.annotations.Nullable;

/// What in a file is not as expected, one line for each name.
final class Differences {
  private Differences() {}

  static List<String> between(Checkpoint found, Expected expected) {
    List<String> lines =
        new ArrayList<>(between(found.identity(), expected.identity(), String::equals));
    Map<String, Form> forms = new LinkedHashMap<>();
    found.values().forEach((name, value) -> forms.put(name, value.form()));
    lines.addAll(between(forms, expected.forms(), (form, wanted) -> wanted.admits(form)));
    return lines;
  }

  private static <T> List<String> between(
      Map<String, T> found, Map<String, T> expected, BiPredicate<T, T> agree) {
    Set<String> names = new LinkedHashSet<>(expected.keySet());
    names.addAll(found.keySet());
    List<String> lines = new ArrayList<>();
    for (String name : names) {
      T in = found.get(name);
      T wanted = expected.get(name);
      if (in == null || wanted == null || !agree.test(in, wanted)) {
        int place = place(String.valueOf(in), String.valueOf(wanted));
        lines.add(
            "\n  %s: in the file %s, expected %s"
                .formatted(Shown.plain(name, 0), shown(in, place), shown(wanted, place)));
      }
    }
    return lines;
  }

  private static String shown(@Nullable Object value, int place) {
    return value == null ? "nothing" : Shown.plain(value.toString(), place);
  }

  /// Where two texts part: of two long ones, that is what has to be seen.
  private static int place(String left, String right) {
    int place = 0;
    while (place < Math.min(left.length(), right.length())
        && left.charAt(place) == right.charAt(place)) {
      place++;
    }
    return place;
  }
}
