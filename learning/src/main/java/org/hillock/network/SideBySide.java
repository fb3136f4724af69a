package org.hillock.network;

import java.util.ArrayList;
import java.util.List;
import org.hillock.network.Junction.Concatenate;
import org.hillock.network.Junction.Fork;
import org.hillock.network.Junction.Recall;

/// Two branches of the same inputs, their outputs side by side along the last size.
///
/// @param first whose outputs come first
/// @param second the other
record SideBySide(LayerSpec first, LayerSpec second) implements LayerSpec {
  @Override
  public Block on(Shape inputs) {
    Stage one = first.on(inputs);
    Stage two = second.on(inputs);
    Concatenate join =
        new Concatenate(two.outputShape(), one.outputShape(), two.layers().size() + 2);
    List<Layer> layers = new ArrayList<>();
    layers.add(new Fork(inputs, one.layers().size() + 1));
    layers.addAll(one.layers());
    layers.add(new Recall(inputs, one.layers().size() + 1));
    layers.addAll(two.layers());
    layers.add(join);
    return new Block(layers, join.outputShape());
  }
}
