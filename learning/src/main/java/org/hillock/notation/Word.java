package org.hillock.notation;

import java.util.List;
import java.util.Optional;
import org.hillock.network.LayerSpec;

/// A word of network files. What can be said with it, and all errors and documents, follow from
/// this.
///
/// @param name as in [org.hillock.network.Layers], in small letters with hyphens
/// @param says what it computes, in a few words
/// @param parameters in the order in which they are written
/// @param body what stands in braces behind it
/// @param maker gives the layer
record Word(String name, String says, List<Parameter> parameters, Body body, Maker maker) {
  /// What stands in braces.
  enum Body {
    /// Nothing, and no braces.
    NONE,
    /// One layer or more.
    LAYERS,
    /// Two layers.
    PAIR
  }

  /// Makes a layer of what is said.
  @FunctionalInterface
  interface Maker {
    /// The layer.
    ///
    /// @throws IllegalArgumentException if there is none like that
    LayerSpec make(Arguments arguments);
  }

  /// Copies the list.
  Word {
    parameters = List.copyOf(parameters);
  }

  /// A layer without others in it.
  static Word layer(String name, String says, Maker maker, Parameter... parameters) {
    return new Word(name, says, List.of(parameters), Body.NONE, maker);
  }

  /// A layer around others.
  static Word around(String name, String says, Body body, Maker maker, Parameter... parameters) {
    return new Word(name, says, List.of(parameters), body, maker);
  }

  Optional<Parameter> parameter(String wanted) {
    return parameters.stream().filter(p -> p.named() && p.name().equals(wanted)).findFirst();
  }

  List<String> options() {
    return parameters.stream().filter(Parameter::named).map(Parameter::name).toList();
  }
}
