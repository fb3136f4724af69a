package org.hillock.peers.training;

import static org.hillock.network.Layers.activate;
import static org.hillock.network.Layers.convolution;
import static org.hillock.network.Layers.dense;
import static org.hillock.network.Layers.inputs;
import static org.hillock.network.Layers.maxPool;
import static org.hillock.network.Layers.relu;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.hillock.network.Architecture;
import org.hillock.network.LayerSpec;
import org.hillock.network.Shape;

/// The networks, made of Hillock's layers.
final class HillockLayers {
  private HillockLayers() {}

  /// Nothing if there are no such layers.
  static Optional<Architecture> of(Net net) {
    return switch (net) {
      case Net.Perceptron perceptron -> Optional.of(perceptron(perceptron));
      case Net.Convolutional convolutional -> Optional.of(convolutional(convolutional));
      case Net.Recurrent _, Net.Transformer _ -> Optional.empty();
    };
  }

  private static Architecture perceptron(Net.Perceptron net) {
    List<LayerSpec> layers = new ArrayList<>();
    for (int width : net.hidden()) {
      layers.add(dense(width));
      layers.add(activate(net.activation()));
    }
    layers.add(dense(net.outputs()));
    return Architecture.of(Shape.of(net.inputs()), layers);
  }

  private static Architecture convolutional(Net.Convolutional net) {
    List<LayerSpec> layers = new ArrayList<>();
    for (int channels : net.channels()) {
      layers.add(convolution(channels, Net.Convolutional.KERNEL));
      layers.add(relu());
      layers.add(maxPool(Net.Convolutional.POOL));
    }
    layers.addAll(List.of(dense(net.dense()), relu(), dense(net.outputs())));
    return Architecture.of(inputs(net.side(), net.side(), 1), layers);
  }
}
