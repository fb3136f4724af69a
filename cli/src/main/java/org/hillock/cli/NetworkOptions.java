package org.hillock.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.hillock.activation.Functions;
import org.hillock.activation.InvalidInputException;
import org.hillock.network.Initialization;
import org.hillock.notation.Blueprint;
import org.hillock.notation.Design;
import org.hillock.notation.Family;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// Which network `compare` and `train` make, of which functions, and how its weights start.
final class NetworkOptions {
  private static final String MULTILAYER = "mlp";
  private static final List<Integer> USUAL = List.of(64, 64);
  private static final long MOST_BYTES = 1 << 20;

  @Option(
      names = "--network",
      paramLabel = "NETWORK",
      defaultValue = MULTILAYER,
      description =
          "mlp, cnn, rnn, lstm, gru, transformer, or a network file (docs/network-file.md) (default: ${DEFAULT-VALUE}).")
  private String network = "";

  @Option(
      names = "--hidden",
      split = ",",
      paramLabel = "WIDTH",
      description = "Widths of the hidden layers of mlp (default: 64,64).")
  private List<Integer> hidden = List.of();

  @Option(
      names = "--init",
      paramLabel = "INIT",
      defaultValue = "gain-corrected",
      description =
          "How weights start: gain-corrected, he, lecun, glorot-normal, glorot-uniform, inverse-root, gain=G, normal=S or constant=C (default: ${DEFAULT-VALUE}).")
  private String initialization = "";

  @Mixin private final PluginOptions plugins = new PluginOptions();

  /// What names of functions mean.
  ///
  /// @throws InvalidInputException if a plugin cannot be used
  Functions functions() {
    return plugins.functions();
  }

  /// How weights start.
  ///
  /// @throws InvalidInputException if there is no such initialization
  Initialization initialization() {
    return Initialization.parse(initialization);
  }

  /// The network, which may leave the activation open.
  ///
  /// @throws InvalidInputException if there is none of that name, or the file is none
  Design design() {
    if (network.equals(MULTILAYER)) {
      return new Design.Multilayer(hidden.isEmpty() ? USUAL : hidden);
    }
    if (!hidden.isEmpty()) {
      throw new InvalidInputException(
          "--hidden gives the widths of --network mlp, not those of %s; leave it out, or write a network file."
              .formatted(network));
    }
    return Stream.of(Family.values())
        .filter(family -> family.label().equals(network))
        .<Design>map(family -> family)
        .findFirst()
        .orElseGet(this::written);
  }

  /// The network file, if it is one.
  Optional<Path> file() {
    return design() instanceof Design.Written ? Optional.of(Path.of(network)) : Optional.empty();
  }

  private Design written() {
    Path path = Path.of(network);
    if (!Files.exists(path)) {
      List<String> names =
          Stream.concat(Stream.of(MULTILAYER), Stream.of(Family.values()).map(Family::label))
              .toList();
      throw new InvalidInputException(
          "--network %s is neither one of %s nor a file; correct it, or write the file (docs/network-file.md says how)."
              .formatted(network, String.join(", ", names)));
    }
    return new Design.Written(Blueprint.parse(network, text(path), plugins.functions()), network);
  }

  private static String text(Path path) {
    try {
      if (Files.size(path) > MOST_BYTES) {
        throw new InvalidInputException(
            "%s has %d bytes, and a network file at most %d; is it another file?"
                .formatted(path, Files.size(path), MOST_BYTES));
      }
      return Files.readString(path);
    } catch (IOException e) {
      throw new InvalidInputException(
          "cannot read the network file %s as text in UTF-8 (%s); is it another file?"
              .formatted(path, e.getClass().getSimpleName()),
          e);
    }
  }

  /// The options for functions of the user's own, as they were given.
  List<String> pluginWords() {
    return plugins.words();
  }

  /// The options for the network, as they were given.
  List<String> words() {
    if (!network.equals(MULTILAYER)) {
      return List.of("--network", network);
    }
    return hidden.isEmpty() || hidden.equals(USUAL) ? List.of() : List.of("--hidden", text(hidden));
  }

  /// Widths as the option has them.
  static String text(List<Integer> widths) {
    return widths.stream().map(String::valueOf).collect(Collectors.joining(","));
  }
}
