package org.hillock.peers.training;

import static org.hillock.network.Layers.activate;
import static org.hillock.network.Layers.convolution;
import static org.hillock.network.Layers.dense;
import static org.hillock.network.Layers.globalAveragePool;
import static org.hillock.network.Layers.inputs;
import static org.hillock.network.Layers.lstm;
import static org.hillock.network.Layers.maxPool;
import static org.hillock.network.Layers.relu;
import static org.hillock.network.Layers.transformerEncoder;

import java.util.ArrayList;
import java.util.List;
import org.hillock.network.Architecture;
import org.hillock.network.LayerSpec;
import org.hillock.network.Shape;

/// The networks, made of Hillock's layers.
final class HillockLayers {
  private HillockLayers() {}

  /// The layers.
  static Architecture of(Net net) {
    return switch (net) {
      case Net.Perceptron perceptron -> perceptron(perceptron);
      case Net.Convolutional convolutional -> convolutional(convolutional);
      case Net.Recurrent recurrent ->
          Architecture.of(
              inputs(recurrent.steps(), recurrent.width()),
              lstm(recurrent.hidden()),
              dense(recurrent.outputs()));
      case Net.Transformer transformer ->
          Architecture.of(
              inputs(transformer.steps(), transformer.width()),
              transformerEncoder(transformer.heads(), transformer.wide()),
              globalAveragePool(),
              dense(transformer.outputs()));
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
