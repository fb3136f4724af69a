package org.hillock.study;

import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.hillock.activation.Activation;
import org.hillock.notation.Blueprint;
import org.hillock.notation.Design;
import org.hillock.notation.NamedActivation;

/// Several candidates in one network, each at some of the places where the activation is open.
///
/// @param lines the network
/// @param label what reports call it
/// @param parts the candidate at each place
record Mix(Blueprint lines, String label, List<Candidate> parts) {
  /// Copies the list.
  Mix {
    parts = List.copyOf(parts);
  }

  /// As a candidate. Its activation is the costliest of the parts, since the network leaves none
  /// open.
  Candidate candidate() {
    Activation costliest =
        parts.stream()
            .map(Candidate::activation)
            .max(Comparator.comparing(activation -> activation.card().advice().cost()))
            .orElseThrow();
    List<NamedActivation> functions =
        parts.stream().map(part -> new NamedActivation(part.name(), part.activation())).toList();
    return new Candidate(
        name(), costliest, new Design.Written(lines.withActivations(functions), label), 0);
  }

  /// `relu (tanh in layer 3)`: the most frequent, then the others, layers counted from 1.
  String name() {
    List<String> functions = functions();
    String main =
        functions.stream()
            .reduce((a, b) -> count(functions, b) > count(functions, a) ? b : a)
            .orElseThrow();
    String others =
        functions.stream()
            .distinct()
            .filter(function -> !function.equals(main))
            .map(function -> function + " in " + layers(functions, function))
            .collect(Collectors.joining(", "));
    return others.isEmpty() ? main : "%s (%s)".formatted(main, others);
  }

  private List<String> functions() {
    return parts.stream().map(Candidate::name).toList();
  }

  private static int count(List<String> functions, String function) {
    return Collections.frequency(functions, function);
  }

  private static String layers(List<String> functions, String function) {
    List<String> numbers =
        IntStream.range(0, functions.size())
            .filter(i -> functions.get(i).equals(function))
            .mapToObj(i -> String.valueOf(i + 1))
            .toList();
    return (numbers.size() == 1 ? "layer " : "layers ") + String.join(" and ", numbers);
  }
}
