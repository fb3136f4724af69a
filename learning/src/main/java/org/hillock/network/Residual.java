package org.hillock.network;

import java.util.ArrayList;
import java.util.List;
import org.hillock.network.Junction.Add;
import org.hillock.network.Junction.Fork;
import org.hillock.network.Junction.Recall;

/// y = f(x) + s(x): what some layers make of x, and x itself, or what a shortcut makes of it.
///
/// Source: He et al., "Deep residual learning for image recognition", 2016.
///
/// @param branch f, at least one layer
/// @param shortcut s; if empty, s(x) = x
public record Residual(List<LayerSpec> branch, List<LayerSpec> shortcut) implements LayerSpec {
  /// Copies the lists.
  ///
  /// @throws IllegalArgumentException if the branch is empty
  public Residual {
    branch = List.copyOf(branch);
    shortcut = List.copyOf(shortcut);
    if (branch.isEmpty()) {
      throw new IllegalArgumentException(
          "a residual block without layers only doubles; give it some, such as residual(dense(64), relu()).");
    }
  }

  /// The same with layers on the way around the branch, which change the shape as the branch does.
  public Residual shortcut(LayerSpec... layers) {
    return new Residual(branch, List.of(layers));
  }

  @Override
  public Block on(Shape inputs) {
    Block first = Block.of(inputs, branch);
    Block second = Block.of(inputs, shortcut);
    if (!first.outputShape().equals(second.outputShape())) {
      throw new IllegalArgumentException(
          "the branch of a residual block gives %s and the way around it %s, which cannot be added; make them the same, or give it a shortcut(...) that changes the shape."
              .formatted(first.outputShape(), second.outputShape()));
    }
    List<Layer> layers = new ArrayList<>();
    layers.add(new Fork(inputs, first.layers().size() + 1));
    layers.addAll(first.layers());
    layers.add(new Recall(inputs, first.layers().size() + 1));
    layers.addAll(second.layers());
    layers.add(new Add(first.outputShape(), second.layers().size() + 2));
    return new Block(layers, first.outputShape());
  }
}
