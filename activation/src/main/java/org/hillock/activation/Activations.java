package org.hillock.activation;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.hillock.activation.function.Elu;
import org.hillock.activation.function.Gelu;
import org.hillock.activation.function.GeluTanh;
import org.hillock.activation.function.LeakyRelu;
import org.hillock.activation.function.Linear;
import org.hillock.activation.function.Prelu;
import org.hillock.activation.function.Relu;
import org.hillock.activation.function.Selu;
import org.hillock.activation.function.Sigmoid;
import org.hillock.activation.function.Softmax;
import org.hillock.activation.function.Step;
import org.hillock.activation.function.Swish;
import org.hillock.activation.function.SwishLearned;
import org.hillock.activation.function.Tanh;

/// The list of all activation functions. Documents, tests, commands and benchmarks iterate it and
/// hold no second one.
public final class Activations {
  private static final List<Activation> ALL =
      List.of(
          new Step(),
          new Linear(),
          new Sigmoid(),
          new Tanh(),
          new Relu(),
          new LeakyRelu(),
          new Prelu(),
          new Elu(),
          new Softmax(),
          new Swish(),
          new SwishLearned(),
          new Gelu(),
          new GeluTanh(),
          new Selu());

  private Activations() {}

  /// Every function with its default parameters.
  public static List<Activation> all() {
    return ALL;
  }

  /// Those with a value and a slope at each number.
  public static Stream<Elementwise> elementwise() {
    return ALL.stream().filter(Elementwise.class::isInstance).map(Elementwise.class::cast);
  }

  /// Those with a trained parameter.
  public static Stream<Learned> learned() {
    return ALL.stream().filter(Learned.class::isInstance).map(Learned.class::cast);
  }

  /// The function of that name or alias, in any case, with `_`, `-`, blank or nothing between
  /// words.
  ///
  /// @throws InvalidInputException if there is none; the message suggests the nearest
  public static Activation named(String name) {
    String wanted = plain(name);
    return ALL.stream()
        .filter(function -> names(function).anyMatch(known -> plain(known).equals(wanted)))
        .findFirst()
        .orElseThrow(() ->
            InvalidInputException.unknown(
                "activation function", name, ALL.stream().flatMap(Activations::names).toList()));
  }

  /// The function of that name with parameters set.
  ///
  /// @throws InvalidInputException if there is no such function or parameter, or a value is out of
  ///   range
  public static Activation named(String name, Map<String, Double> parameters) {
    return named(name).with(parameters);
  }

  private static Stream<String> names(Activation function) {
    Card.Names names = function.card().names();
    return Stream.concat(Stream.of(names.name()), names.aliases().stream());
  }

  private static String plain(String name) {
    return name.toLowerCase(Locale.ROOT).replaceAll("[-_ ]", "");
  }
}
