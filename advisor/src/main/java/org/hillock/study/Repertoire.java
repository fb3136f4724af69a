package org.hillock.study;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.hillock.activation.Activation;
import org.hillock.activation.Card.Trait;
import org.hillock.activation.Functions;
import org.hillock.activation.InvalidInputException;
import org.hillock.activation.Rowwise;
import org.hillock.data.Split;
import org.hillock.network.Network;
import org.hillock.network.Shape;
import org.hillock.notation.Demand;
import org.hillock.notation.Design;
import org.hillock.notation.NamedActivation;
import org.hillock.notation.Role;

/// Which functions are compared, and why others are not.
///
/// @param functions each once
/// @param notes sentences on what was left out
public record Repertoire(List<NamedActivation> functions, List<String> notes) {
  private static final String ALL = "all";
  private static final String ARTICLE = "article";
  private static final String COMMON = "common";

  private static final List<String> OF_THE_ARTICLE =
      List.of(
          "step",
          "linear",
          "sigmoid",
          "tanh",
          "relu",
          "leaky_relu",
          "prelu",
          "elu",
          "softmax",
          "swish",
          "gelu",
          "selu");

  /// Copies the lists, and keeps each function once.
  public Repertoire {
    List<NamedActivation> distinct = new ArrayList<>();
    for (NamedActivation function : functions) {
      if (distinct.stream().noneMatch(f -> f.activation().equals(function.activation()))) {
        distinct.add(function);
      }
    }
    functions = List.copyOf(distinct);
    notes = List.copyOf(notes);
  }

  /// Reads words.
  ///
  /// @param words `all`, `article`, `common`, names as in a network file; nothing is `common`, with
  ///   functions of your own
  /// @param known what names mean
  /// @param role what they are for
  /// @throws InvalidInputException if a word means nothing, or no function can be trained
  public static Repertoire of(List<String> words, Functions known, Role role) {
    List<NamedActivation> functions = new ArrayList<>();
    List<String> notes = new ArrayList<>();
    for (String word : words.isEmpty() ? List.of(COMMON) : words) {
      switch (word.strip()) {
        case ALL -> choose(known.all(), role, functions, notes);
        case ARTICLE ->
            choose(OF_THE_ARTICLE.stream().map(known::named).toList(), role, functions, notes);
        case COMMON ->
            known.all().stream()
                .filter(f -> role.tries(f) || known.own().contains(f))
                .filter(Activation::trainable)
                .map(NamedActivation::of)
                .forEach(functions::add);
        case String name -> functions.add(NamedActivation.parse(name, known));
      }
    }
    return new Repertoire(functions, notes).trainable();
  }

  /// Takes those made for hidden layers, or that fit another role, and says of the others why not.
  private static void choose(
      List<Activation> from, Role role, List<NamedActivation> functions, List<String> notes) {
    Predicate<Activation> flat = function -> !function.trainable();
    Predicate<Activation> rowwise = Rowwise.class::isInstance;
    Predicate<Activation> fits =
        function ->
            role == Role.HIDDEN
                ? function.card().shape().traits().contains(Trait.HIDDEN)
                : role.objection(function).isEmpty();
    from.stream()
        .filter(flat.or(rowwise).negate().and(fits))
        .map(NamedActivation::of)
        .forEach(functions::add);
    notes.add(
        Stream.of(
                reason(from, flat, "slope 0 everywhere, so nothing can be learned"),
                reason(from, rowwise.and(flat.negate()), "functions of whole rows"),
                reason(
                    from,
                    flat.or(rowwise).or(fits).negate(),
                    role == Role.HIDDEN
                        ? "not made for hidden layers; name one to compare it all the same"
                        : "not made for " + role.label()))
            .flatMap(List::stream)
            .collect(Collectors.joining("; ", "left out: ", ".")));
  }

  private static List<String> reason(
      List<Activation> from, Predicate<Activation> which, String reason) {
    String names =
        from.stream().filter(which).map(Activation::name).collect(Collectors.joining(", "));
    return names.isEmpty() ? List.of() : List.of("%s (%s)".formatted(names, reason));
  }

  /// Without named functions that cannot be trained.
  private Repertoire trainable() {
    List<NamedActivation> left = new ArrayList<>();
    List<String> more = new ArrayList<>(notes);
    for (NamedActivation function : functions) {
      if (function.activation().trainable()) {
        left.add(function);
      } else if (functions.stream().noneMatch(f -> f.activation().trainable())) {
        throw new InvalidInputException(Network.untrainable(function.activation()));
      } else {
        more.add("left out: " + Network.untrainable(function.activation()));
      }
    }
    return new Repertoire(left, more);
  }

  /// Those that the network can have, and the baseline.
  ///
  /// @param split whose rows the network is for
  /// @param baseline the one that the others have to beat
  /// @throws InvalidInputException if the network leaves no activation open, or cannot be made for
  ///   the rows
  public Repertoire in(Design design, Split split, NamedActivation baseline) {
    if (design instanceof Design.Written written && !written.blueprint().isOpen()) {
      throw new InvalidInputException(
          "%s names all its activations, so there is none to compare; write activation, without a name, where the compared one belongs."
              .formatted(written.label()));
    }
    design.architecture(demand(split, baseline));
    List<NamedActivation> fitting = new ArrayList<>();
    List<String> more = new ArrayList<>(notes);
    for (NamedActivation function : functions) {
      Optional<String> objection = design.role().objection(function.activation());
      if (objection.isPresent()) {
        more.add("left out: " + objection.get());
        continue;
      }
      try {
        design.architecture(demand(split, function));
        fitting.add(function);
      } catch (InvalidInputException e) {
        more.add("left out: %s: %s".formatted(function.name(), e.getMessage()));
      }
    }
    fitting.add(baseline);
    return new Repertoire(fitting, more);
  }

  /// A network with the activation open in another role; for hidden layers it stays as it is.
  ///
  /// @param split whose rows the network is for
  /// @throws InvalidInputException if it has no such places
  public static Design opened(Design design, Role role, Split split) {
    NamedActivation usual = NamedActivation.of(design.usual());
    return role == Role.HIDDEN
        ? design
        : new Design.Written(
            design.blueprint(demand(split, usual)).opened(role, usual),
            role.label() + " of " + design.label());
  }

  private static Demand demand(Split split, NamedActivation function) {
    return new Demand(
        new Shape(split.encoder().shape()),
        split.train().outputs(),
        function.activation(),
        split.encoder().vocabulary());
  }

  /// Each function in a network, with shared noise.
  public List<Candidate> candidates(Design design) {
    return functions.stream()
        .map(function -> new Candidate(function.name(), function.activation(), design, 0))
        .toList();
  }
}
