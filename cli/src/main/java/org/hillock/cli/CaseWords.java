package org.hillock.cli;

import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.hillock.activation.Activation;
import org.hillock.activation.Card;
import org.hillock.data.Scaling;
import org.hillock.diagnosis.Case;
import org.hillock.loss.Loss;
import org.hillock.network.Initialization;
import org.hillock.notation.Design;
import org.hillock.notation.Family;
import org.hillock.training.Settings;

/// The command `hillock train` for a case, with only those options that are not as usual. What the
/// case has as it was given is written as it was given.
///
/// @param asGiven the case that the user described
/// @param data which data it learns from what, with which plugins, in the user's words
/// @param network the user's words for the network
/// @param loss the user's words for the loss
/// @param out where the model goes
record CaseWords(
    Case asGiven, List<String> data, List<String> network, List<String> loss, String out) {
  private static final String FILE = "network.txt";

  /// For a shell. A network that is neither the user's nor one with a name is written to a file
  /// first.
  String command(Case which) {
    List<String> words = new ArrayList<>(List.of("train"));
    words.addAll(data);
    words.addAll(network(which.design()));
    words.addAll(activation(which));
    option(words, "--init", which.initialization(), Initialization.gainCorrected());
    option(words, "--scaling", which.problem().scaling().label(), Scaling.STANDARD.label());
    Settings usual = Settings.defaults();
    option(words, "--epochs", which.settings().epochs(), usual.epochs());
    words.addAll(DescentOptions.words(which.settings()));
    words.addAll(loss(which));
    option(words, "--seed", which.seed(), 1L);
    words.addAll(List.of("--out", out));
    return written(which.design()).map(CaseWords::writing).orElse("") + CommandText.of(words);
  }

  private static void option(List<String> words, String name, Object value, Object usual) {
    if (!value.equals(usual)) {
      words.addAll(List.of(name, value.toString()));
    }
  }

  private List<String> network(Design design) {
    if (design.equals(asGiven.design())) {
      return network;
    }
    return switch (design) {
      case Design.Multilayer dense ->
          dense.hidden().isEmpty()
              ? List.of("--network", FILE)
              : List.of("--hidden", NetworkOptions.text(dense.hidden()));
      case Family family -> List.of("--network", family.label());
      case Design.Written _ -> List.of("--network", FILE);
    };
  }

  /// The text of a network file that has to be there.
  private Optional<String> written(Design design) {
    if (design.equals(asGiven.design())) {
      return Optional.empty();
    }
    return switch (design) {
      case Design.Multilayer dense ->
          dense.hidden().isEmpty() ? Optional.of("dense\n") : Optional.empty();
      case Family _ -> Optional.empty();
      case Design.Written file -> Optional.of(file.blueprint().text());
    };
  }

  private static String writing(String text) {
    return "cat > %s << 'END'\n%sEND\n".formatted(FILE, text);
  }

  private static List<String> activation(Case which) {
    boolean fixed = which.design() instanceof Design.Written file && !file.blueprint().isOpen();
    Activation function = which.activation();
    if (fixed || function.equals(which.design().usual())) {
      return List.of();
    }
    List<String> words = new ArrayList<>(List.of("--activation", function.name()));
    parameters(function)
        .forEach((name, value) -> words.addAll(List.of("--param", name + "=" + value)));
    return words;
  }

  /// The parameters of a function that are not as usual: records that have parameters have them as
  /// components, by their names or else in the same order.
  static Map<String, Double> parameters(Activation function) {
    Map<String, Double> parameters = new TreeMap<>();
    List<Card.Parameter> known = function.card().parameters();
    if (known.isEmpty()) {
      return parameters;
    }
    List<RecordComponent> components = List.of(function.getClass().getRecordComponents());
    for (int i = 0; i < known.size(); i++) {
      Card.Parameter parameter = known.get(i);
      String name = parameter.name().replace("_", "");
      double value =
          value(
              function,
              components.stream()
                  .filter(component -> component.getName().equalsIgnoreCase(name))
                  .findFirst()
                  .orElse(components.get(i)));
      if (value != parameter.initial()) {
        parameters.put(parameter.name(), value);
      }
    }
    return parameters;
  }

  private static double value(Activation function, RecordComponent component) {
    try {
      return ((Number) component.getAccessor().invoke(function)).doubleValue();
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(component + " cannot be read", e);
    }
  }

  private List<String> loss(Case which) {
    Optional<Loss> now = which.settings().loss();
    return now.equals(asGiven.settings().loss()) ? loss : List.of();
  }
}
