package org.hillock.activation;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

/// What the names of functions can mean: Hillock's list, and functions of your own.
///
/// ```java
/// Functions functions = Functions.with(List.of(Elementwise.of("mine", x -> Math.atan(x))));
/// Activation mine = functions.named("mine");
/// ```
///
/// @param own functions of your own
public record Functions(List<Activation> own) {
  /// Words that mean something else where names of functions stand.
  private static final List<String> RESERVED = List.of("tested", "all", "article", "common");

  private static final String FORM = "[a-z][a-z0-9_]*";

  /// Checks that names tell all functions apart.
  ///
  /// @throws InvalidInputException if a name is taken, or is none
  public Functions {
    own = List.copyOf(own);
    List<String> taken =
        new ArrayList<>(
            Activations.all().stream().flatMap(Functions::names).map(Functions::plain).toList());
    for (Activation function : own) {
      if (!function.name().matches(FORM) || RESERVED.contains(function.name())) {
        throw new InvalidInputException(
            "\"%s\" cannot be the name of a function; write it in snake_case, such as my_function, and not as one of %s."
                .formatted(function.name(), String.join(", ", RESERVED)));
      }
      for (String name : names(function).distinct().toList()) {
        if (taken.contains(plain(name))) {
          throw new InvalidInputException(
              Activations.isKnown(name)
                  ? name + " is the name of one of Hillock's functions; give yours another."
                  : "two functions of your own are called " + name + "; give one another name.");
        }
        taken.add(plain(name));
      }
    }
  }

  /// Hillock's only.
  public static Functions builtIn() {
    return new Functions(List.of());
  }

  /// Hillock's list and these.
  ///
  /// @throws InvalidInputException if a name is taken, or is none
  public static Functions with(List<? extends Activation> own) {
    return new Functions(List.copyOf(own));
  }

  /// Every function, your own last.
  public List<Activation> all() {
    return Stream.concat(Activations.all().stream(), own.stream()).toList();
  }

  /// The function of that name or alias, in any case, with `_`, `-`, blank or nothing between
  /// words.
  ///
  /// @throws InvalidInputException if there is none; the message suggests the nearest
  public Activation named(String name) {
    String wanted = plain(name);
    return all().stream()
        .filter(function -> names(function).anyMatch(known -> plain(known).equals(wanted)))
        .findFirst()
        .orElseThrow(() ->
            InvalidInputException.unknown(
                "activation function", name, all().stream().flatMap(Functions::names).toList()));
  }

  /// The function of that name with parameters set.
  ///
  /// @throws InvalidInputException if there is no such function or parameter, or a value is out of
  ///   range
  public Activation named(String name, Map<String, Double> parameters) {
    return named(name).with(parameters);
  }

  static Stream<String> names(Activation function) {
    Card.Names names = function.card().names();
    return Stream.concat(Stream.of(names.name()), names.aliases().stream());
  }

  static String plain(String name) {
    return name.toLowerCase(Locale.ROOT).replaceAll("[-_ ]", "");
  }
}
