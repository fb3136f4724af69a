package org.hillock.preflight;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.hillock.activation.Activation;
import org.hillock.activation.Card.Trait;
import org.hillock.data.Dataset;
import org.hillock.loss.Loss;
import org.hillock.network.Activate;
import org.hillock.network.BatchNormalization;
import org.hillock.network.EachStep;
import org.hillock.network.GroupNormalization;
import org.hillock.network.Junction;
import org.hillock.network.Layer;
import org.hillock.network.LayerNormalization;
import org.hillock.network.Network;
import org.hillock.theory.Chain;
import org.hillock.theory.Forecast;
import org.hillock.theory.InputStatistics;

/// A network that is about to be trained, as the rules look at it.
///
/// @param network with its starting values
/// @param loss that is made small
/// @param train the training rows
/// @param inputs the names of their numbers, in order
/// @param forecast what theory expects; empty if it does not cover the network
public record Draft(
    Network network, Loss loss, Dataset train, List<String> inputs, Optional<Forecast> forecast) {
  /// Copies the list.
  public Draft {
    inputs = List.copyOf(inputs);
  }

  /// With what theory expects.
  public static Draft of(Network network, Loss loss, Dataset train, List<String> inputs) {
    Optional<Forecast> forecast =
        Chain.of(network).map(chain -> Forecast.of(chain, InputStatistics.of(train)));
    return new Draft(network, loss, train, inputs, forecast);
  }

  /// An activation between two layers.
  record Hidden(int layer, Activation activation) {
    boolean has(Trait trait) {
      return activation.card().shape().traits().contains(trait);
    }
  }

  List<Layer> layers() {
    return network.layers();
  }

  /// Layers that are an activation, also at each step, all but the last layer.
  List<Hidden> hidden() {
    List<Hidden> hidden = new ArrayList<>();
    for (int l = 0; l < layers().size() - 1; l++) {
      int layer = l;
      activation(layers().get(l)).ifPresent(f -> hidden.add(new Hidden(layer, f)));
    }
    return hidden;
  }

  /// The activation that is the last layer, if it is one.
  Optional<Activation> last() {
    return activation(layers().getLast());
  }

  private static Optional<Activation> activation(Layer layer) {
    return switch (layer) {
      case Activate activate -> Optional.of(activate.activation());
      case EachStep each -> activation(each.layer());
      default -> Optional.empty();
    };
  }

  /// Layers of some kind, from 0.
  List<Integer> where(Predicate<Layer> kind) {
    return IntStream.range(0, layers().size())
        .filter(l -> kind.test(layers().get(l)))
        .boxed()
        .toList();
  }

  boolean isNormalized() {
    return !where(Draft::normalizes).isEmpty();
  }

  static boolean normalizes(Layer layer) {
    return layer instanceof BatchNormalization
        || layer instanceof LayerNormalization
        || layer instanceof GroupNormalization
        || (layer instanceof EachStep each && normalizes(each.layer()));
  }

  boolean isResidual() {
    return !where(Junction.Add.class::isInstance).isEmpty();
  }

  /// Layers with weights.
  int depth() {
    return where(layer -> layer.weights() > 0).size();
  }

  /// The functions' names, each once.
  static String names(List<Hidden> hidden) {
    return hidden.stream()
        .map(h -> h.activation().name())
        .distinct()
        .collect(Collectors.joining(", "));
  }

  static List<Integer> places(List<Hidden> hidden) {
    return hidden.stream().map(Hidden::layer).toList();
  }
}
