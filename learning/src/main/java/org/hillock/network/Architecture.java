package org.hillock.network;

import java.util.List;
import org.hillock.activation.InvalidInputException;
import org.hillock.network.Junction.Recall;
import org.hillock.numeric.Draws;

/// The layers of a network without their parameters. It reads as one would say it, and each layer
/// finds out by itself what comes in:
///
/// ```java
/// Network network = Architecture.of(inputs(784), dense(256), relu(), dense(10)).network(1);
/// ```
///
/// @param layers first to last; each takes what the one before it gives
public record Architecture(List<Layer> layers) {
  /// The longest array that every JVM can make.
  private static final int MOST_PARAMETERS = Integer.MAX_VALUE - 8;

  /// Checks that the layers fit together.
  ///
  /// @throws IllegalArgumentException if they do not
  public Architecture {
    layers = List.copyOf(layers);
    if (layers.isEmpty()) {
      throw new IllegalArgumentException(
          "there is no layer; a network needs at least one, such as dense(10).");
    }
    for (int l = 1; l < layers.size(); l++) {
      int giver = layers.get(l) instanceof Recall recall ? l - recall.back() : l - 1;
      Layer before = layers.get(Math.max(0, giver));
      checkFit(
          l + 1,
          layers.get(l),
          "layer " + (giver + 1) + ", " + before.label() + ",",
          before.outputs());
    }
    if (count(layers) > MOST_PARAMETERS) {
      throw new InvalidInputException(
          "the layers have %d parameters together, more than the %d that one network can have; make them narrower."
              .formatted(count(layers), MOST_PARAMETERS));
    }
  }

  private static void checkFit(int number, Layer layer, String giver, int given) {
    if (layer.inputs() != given) {
      String remedy =
          switch (layer) {
            case Dense dense -> new Dense(given, dense.outputs()).label();
            case Activate activate -> activate.label() + " of " + given;
            default -> "one that takes " + given;
          };
      throw new IllegalArgumentException(
          "layer %d, %s, takes %d numbers, but %s gives %d; make it %s, or let Architecture.of find out."
              .formatted(number, layer.label(), layer.inputs(), giver, given, remedy));
    }
  }

  /// Layers that find out what comes in.
  ///
  /// @param inputs one example
  /// @param layers first to last, as [Layers] has them, or layers of your own
  /// @throws IllegalArgumentException if a layer cannot take what the one before it gives; the
  ///   message names it
  public static Architecture of(Shape inputs, LayerSpec... layers) {
    return of(inputs, List.of(layers));
  }

  /// Layers that find out what comes in.
  ///
  /// @see #of(Shape, LayerSpec...)
  public static Architecture of(Shape inputs, List<LayerSpec> layers) {
    Architecture architecture = new Architecture(Block.of(inputs, layers).layers());
    checkFit(1, architecture.layers.getFirst(), "the input", inputs.numbers());
    return architecture;
  }

  /// How many parameters all layers have.
  public int parameters() {
    return (int) count(layers);
  }

  private static long count(List<Layer> layers) {
    return layers.stream().mapToLong(Layer::parameters).sum();
  }

  /// A network of these layers with starting values: each is scaled for the activation whose
  /// outputs it reads.
  ///
  /// @param seed the same seed gives the same noise for every activation
  public Network network(long seed) {
    return network(seed, Initialization.gainCorrected());
  }

  /// A network of these layers with starting values of another kind.
  ///
  /// @param seed the same seed gives the same noise for every activation
  public Network network(long seed, Initialization initialization) {
    float[] parameters = new float[parameters()];
    Draws draws = Draws.of(seed).at("initialization");
    int from = 0;
    int weighted = 0;
    double gain = 1;
    for (int l = 0; l < layers.size(); l++) {
      Layer layer = layers.get(l);
      boolean hasWeights = layer.weights() > 0;
      // Counted apart, so that a learned activation in between does not change the noise.
      Draws own = hasWeights ? draws.at(weighted) : draws.at("unweighted").at(l);
      initialization.start(layer, parameters, from, gain, own);
      from += layer.parameters();
      gain = layer.gain(gain);
      weighted += hasWeights ? 1 : 0;
    }
    return new Network(layers, parameters);
  }

  /// A table of the layers: what goes out, parameters, floating-point operations per example; and
  /// the memory that it takes to train on batches of 32.
  public String summary() {
    return Summary.of(this, 32);
  }
}
