package org.hillock.notation;

import java.util.List;
import java.util.Optional;
import org.hillock.activation.Activation;
import org.hillock.network.LayerSpec;

/// What is said about a layer, with the usual values for what is not.
///
/// @param item the layer's line
/// @param demand what the network is for
/// @param body the layers in its braces, a [Words#SHORTCUT] left out
/// @param shortcut the layers of that
record Arguments(Item item, Demand demand, List<LayerSpec> body, List<LayerSpec> shortcut) {
  boolean has(String name) {
    return item.value(name).isPresent();
  }

  int count(String name) {
    return ((Value.Count) value(name)).value();
  }

  double real(String name) {
    return ((Value.Real) value(name)).value();
  }

  String choice(String name) {
    return ((Value.Choice) value(name)).name();
  }

  /// Whether a choice of yes and no is yes.
  boolean isYes(String name) {
    return choice(name).equals("yes");
  }

  List<Integer> sizes(String name) {
    return ((Value.Sizes) value(name)).sizes();
  }

  /// `same`, `valid`, or a whole number.
  String padding(String name) {
    return value(name).text();
  }

  /// The function; the tested one if none is named.
  Activation function(String name) {
    return item.value(name).orElse(Value.Function.tested()) instanceof Value.Function named
        ? named.activation().orElse(demand.activation())
        : demand.activation();
  }

  private Value value(String name) {
    Optional<Value> value = item.value(name);
    return value.orElseThrow(
        () -> new IllegalStateException(item.word().name() + " has no " + name));
  }

  LayerSpec[] layers() {
    return body.toArray(LayerSpec[]::new);
  }
}
