package org.hillock.cli;

import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.hillock.activation.InvalidInputException;
import org.hillock.data.Split;
import org.hillock.notation.Design;
import org.hillock.notation.Role;
import org.hillock.study.Repertoire;
import picocli.CommandLine.Option;

/// At which places of the network `compare` compares functions.
final class PlaceOptions {
  @Option(
      names = "--where",
      paramLabel = "PLACES",
      defaultValue = "hidden",
      description =
          "hidden for hidden layers; gates or cells for those of lstm and gru (default: ${DEFAULT-VALUE}).")
  private String where = "";

  @Option(
      names = "--per-layer",
      description =
          "Also tries the survivors of screening at each place by itself; a mix that does better challenges the baseline.")
  private boolean perLayer;

  /// The network with the activation open at these places.
  ///
  /// @param split whose rows the network is for
  /// @throws InvalidInputException if the network has no such places
  Design in(Design design, Split split) {
    return Repertoire.opened(design, role(), split);
  }

  private Role role() {
    return Stream.of(Role.values())
        .filter(role -> word(role).equals(where))
        .findFirst()
        .orElseThrow(() -> {
          List<String> words = Stream.of(Role.values()).map(PlaceOptions::word).toList();
          return InvalidInputException.unknown("place in --where", where, words);
        });
  }

  private static String word(Role role) {
    return role.name().toLowerCase(Locale.ROOT);
  }

  /// Whether a search goes over the places; says so where it is left out.
  ///
  /// @param budget whether there is a limit of time
  boolean perLayer(boolean budget) {
    if (perLayer && budget) {
      System.err.println(
          "hillock compare: left out: the search by --per-layer, which a budget has no time for; leave out --budget to have it.");
    }
    return perLayer && !budget;
  }
}
