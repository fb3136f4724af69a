package org.hillock.peers;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.hillock.activation.Activations;
import org.hillock.activation.Elementwise;
import org.hillock.scorecard.Library;

/// The options of a command: `--stride 61 --functions relu,tanh`.
///
/// @param values by name, without the dashes
public record Options(Map<String, String> values) {
  /// Reads them.
  ///
  /// @param known the names that there are
  public static Options of(List<String> known, String... arguments) {
    Map<String, String> values = new TreeMap<>();
    for (int i = 0; i < arguments.length; i += 2) {
      String name = arguments[i].startsWith("--") ? arguments[i].substring(2) : "";
      if (!known.contains(name) || i + 1 == arguments.length) {
        throw new IllegalArgumentException(
            "\"%s\" is no option with a value; there are --%s, each followed by a value."
                .formatted(arguments[i], String.join(", --", known)));
      }
      values.put(name, arguments[i + 1]);
    }
    return new Options(values);
  }

  /// The value, as it stands.
  public String text(String name, String otherwise) {
    return values.getOrDefault(name, otherwise);
  }

  /// A whole number.
  public int number(String name, int otherwise) {
    return Integer.parseInt(text(name, Integer.toString(otherwise)));
  }

  /// A list with commas between.
  public List<String> list(String name, List<String> otherwise) {
    return List.of(text(name, String.join(",", otherwise)).split(","));
  }

  /// The functions asked for, or all elementwise ones.
  List<Elementwise> functions() {
    Stream<String> names =
        list("functions", Activations.elementwise().map(Elementwise::name).toList()).stream();
    return names.map(name -> (Elementwise) Activations.named(name)).toList();
  }

  /// The libraries asked for, loaded.
  List<Library> libraries() {
    return list("libraries", Peers.names()).stream().map(Peers::named).toList();
  }
}
