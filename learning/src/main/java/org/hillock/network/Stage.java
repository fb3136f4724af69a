package org.hillock.network;

import java.util.List;

/// What a [LayerSpec] comes to for given inputs: a [Layer], or several that belong together.
public sealed interface Stage permits Layer, Block {
  /// The layers, first to last.
  List<Layer> layers();

  /// How the numbers of one example that go out are arranged.
  Shape outputShape();
}
