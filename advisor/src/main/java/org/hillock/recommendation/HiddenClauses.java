package org.hillock.recommendation;

import static org.hillock.recommendation.Place.ATTENTION;
import static org.hillock.recommendation.Place.GATES;
import static org.hillock.recommendation.Place.HIDDEN;
import static org.hillock.recommendation.Place.STATE;

import java.util.List;
import org.hillock.rulebook.Depth;

/// What stands inside of a network.
final class HiddenClauses {
  /// From so many on ReLU networks are often born dead, unless they are wide.
  private static final int DEEP_RELU = 10;

  /// Where swish was measured to be ahead, with batch normalization.
  private static final int DEEP_NORMALIZED = 30;

  static final List<Clause> ALL =
      List.of(
          Clause.of("deep-swish-normalized", HIDDEN)
              .when(s -> s.normalized() && s.depth() >= DEEP_NORMALIZED)
              .prefer("swish"),
          Clause.of("transformer", HIDDEN)
              .when(s -> s.kind() == NetworkKind.TRANSFORMER)
              .prefer("gelu", "swiglu", "geglu"),
          Clause.of("transformer", ATTENTION).prefer("softmax"),
          Clause.of("recurrent-network", STATE).prefer("tanh").avoid("relu"),
          Clause.of("recurrent-network", GATES).prefer("sigmoid"),
          Clause.of("convolutional-network", HIDDEN)
              .when(s -> s.kind() == NetworkKind.CNN)
              .prefer("relu"),
          Clause.of("dense-network", HIDDEN).when(s -> s.kind() == NetworkKind.MLP).prefer("relu"),
          Clause.of("relu-first", HIDDEN).prefer("relu"),
          Clause.of("deep-swish", HIDDEN).when(s -> s.depth() > Depth.SWISH).prefer("swish"),
          Clause.of("smooth-next", HIDDEN).prefer("gelu", "swish"),
          Clause.of("dead-units", HIDDEN).prefer("leaky_relu", "prelu", "elu"),
          Clause.of("dying-relu", HIDDEN).when(s -> s.depth() >= DEEP_RELU),
          Clause.of("selu-conditions", HIDDEN)
              .when(s -> s.kind() == NetworkKind.MLP && !s.normalized())
              .prefer("selu"),
          Clause.of("deep-sigmoid", HIDDEN).when(s -> s.depth() >= Depth.SIGMOID).avoid("sigmoid"),
          Clause.of("deep-tanh", HIDDEN).when(s -> s.depth() >= Depth.TANH).avoid("tanh"),
          Clause.of("linear-stack", HIDDEN, STATE).avoid("linear"),
          Clause.of("step-untrainable", HIDDEN, STATE, GATES).avoid("step"),
          Clause.of("softmax-hidden", HIDDEN).avoid("softmax"),
          Clause.of("matching-start", HIDDEN, STATE),
          Clause.of("deep-residual", HIDDEN).when(s -> s.depth() >= Depth.PLAIN),
          Clause.of("exploding", STATE),
          Clause.of("exploding", HIDDEN).when(s -> s.depth() >= Depth.PLAIN),
          Clause.of("ask-the-data", HIDDEN),
          Clause.of("ask-the-data", STATE).when(s -> s.kind() == NetworkKind.RNN));

  private HiddenClauses() {}
}
