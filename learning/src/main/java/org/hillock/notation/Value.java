package org.hillock.notation;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/// What a parameter of a layer is set to.
sealed interface Value {
  /// As it is written in a network file.
  String text();

  /// A whole number.
  record Count(int value) implements Value {
    @Override
    public String text() {
      return String.valueOf(value);
    }
  }

  /// A number.
  record Real(double value) implements Value {
    @Override
    public String text() {
      return String.valueOf(value);
    }
  }

  /// One of several names.
  record Choice(String name) implements Value {
    @Override
    public String text() {
      return name;
    }
  }

  /// What lies around an image.
  ///
  /// @param text [#SAME], [#VALID], or so many places on each side
  record Padding(String text) implements Value {
    /// As many outputs as inputs.
    static final String SAME = "same";

    /// None.
    static final String VALID = "valid";
  }

  /// One size or more.
  record Sizes(List<Integer> sizes) implements Value {
    /// Copies the list.
    public Sizes {
      sizes = List.copyOf(sizes);
    }

    @Override
    public String text() {
      return sizes.stream().map(String::valueOf).collect(Collectors.joining(" x "));
    }
  }

  /// An activation function.
  ///
  /// @param name that the list has, or [#TESTED]
  /// @param parameters those that are not as usual
  record Function(String name, Map<String, Double> parameters) implements Value {
    /// The name of the one that is being tried.
    static final String TESTED = "tested";

    /// Copies the parameters.
    public Function {
      parameters = Map.copyOf(parameters);
    }

    /// As usual.
    static Function named(String name) {
      return new Function(name, Map.of());
    }

    /// The one that is being tried.
    static Function tested() {
      return named(TESTED);
    }

    @Override
    public String text() {
      return parameters.isEmpty()
          ? name
          : new TreeMap<>(parameters)
              .entrySet().stream()
                  .map(entry -> entry.getKey() + "=" + entry.getValue())
                  .collect(Collectors.joining(",", name + "(", ")"));
    }
  }
}
