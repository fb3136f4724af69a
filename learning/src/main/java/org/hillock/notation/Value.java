package org.hillock.notation;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.hillock.activation.Activation;
import org.hillock.activation.Functions;
import org.hillock.activation.InvalidInputException;

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
    /// NaN if it is none.
    static double number(String text) {
      return text.length() <= 30 && text.matches("[-+]?[0-9]*\\.?[0-9]+([eE][-+]?[0-9]{1,3})?")
          ? Double.parseDouble(text)
          : Double.NaN;
    }

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
  /// @param name that it is known by, or [#TESTED]
  /// @param parameters those that are not as usual
  /// @param activation the function itself; empty for the one that is being tried
  record Function(String name, Map<String, Double> parameters, Optional<Activation> activation)
      implements Value {
    /// The name of the one that is being tried.
    static final String TESTED = "tested";

    private static final Pattern FORM = Pattern.compile("([^()=,]+)(?:\\(([^()]*)\\))?");

    /// Copies the parameters.
    public Function {
      parameters = Map.copyOf(parameters);
    }

    /// The one that is being tried.
    static Function tested() {
      return new Function(TESTED, Map.of(), Optional.empty());
    }

    /// One that is known already.
    static Function of(NamedActivation named) {
      return new Function(named.name(), Map.of(), Optional.of(named.activation()));
    }

    /// Reads `tanh`, `leaky_relu(alpha=0.1)` or `tested`.
    ///
    /// @return empty if it is not of this form
    /// @throws InvalidInputException if there is no such function or parameter
    static Optional<Function> parse(String text, Functions functions) {
      Matcher form = FORM.matcher(text);
      if (!form.matches()) {
        return Optional.empty();
      }
      Map<String, Double> parameters = new LinkedHashMap<>();
      if (form.group(2) != null) {
        for (String setting : form.group(2).split(",", -1)) {
          String[] sides = setting.split("=", -1);
          double value = sides.length == 2 ? Real.number(sides[1]) : Double.NaN;
          if (!Double.isFinite(value) || parameters.put(sides[0], value) != null) {
            return Optional.empty();
          }
        }
      }
      if (text.equals(TESTED)) {
        return Optional.of(tested());
      }
      Activation function = functions.named(form.group(1), parameters);
      return Optional.of(new Function(function.name(), parameters, Optional.of(function)));
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
