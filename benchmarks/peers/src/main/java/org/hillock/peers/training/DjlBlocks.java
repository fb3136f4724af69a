package org.hillock.peers.training;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.index.NDIndex;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Activation;
import ai.djl.nn.Block;
import ai.djl.nn.Blocks;
import ai.djl.nn.LambdaBlock;
import ai.djl.nn.ParallelBlock;
import ai.djl.nn.SequentialBlock;
import ai.djl.nn.convolutional.Conv2d;
import ai.djl.nn.core.Linear;
import ai.djl.nn.norm.LayerNorm;
import ai.djl.nn.pooling.Pool;
import ai.djl.nn.recurrent.LSTM;
import ai.djl.nn.transformer.ScaledDotProductAttentionBlock;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

/// The networks, made of DJL's blocks. Each takes a batch, one example a row, to its logits.
final class DjlBlocks {
  private static final Map<String, Supplier<Block>> ACTIVATIONS =
      Map.ofEntries(
          Map.entry("relu", Activation::reluBlock),
          Map.entry("leaky_relu", () -> Activation.leakyReluBlock(0.01f)),
          Map.entry("elu", () -> Activation.eluBlock(1)),
          Map.entry("selu", Activation::seluBlock),
          Map.entry("sigmoid", Activation::sigmoidBlock),
          Map.entry("tanh", Activation::tanhBlock),
          Map.entry("swish", () -> Activation.swishBlock(1)),
          Map.entry("gelu", Activation::geluBlock),
          Map.entry("softplus", Activation::softPlusBlock),
          Map.entry("softmax", () -> plain(x -> x.softmax(1))),
          Map.entry("linear", Blocks::identityBlock));

  private DjlBlocks() {}

  /// Whether it has what the network needs.
  static boolean knows(Net net) {
    return !(net instanceof Net.Perceptron perceptron)
        || ACTIVATIONS.containsKey(perceptron.activation());
  }

  /// A new network.
  static Block of(Net net) {
    return switch (net) {
      case Net.Perceptron perceptron -> perceptron(perceptron);
      case Net.Convolutional convolutional -> convolutional(convolutional);
      case Net.Recurrent recurrent -> recurrent(recurrent);
      case Net.Transformer transformer -> transformer(transformer);
    };
  }

  private static Block perceptron(Net.Perceptron net) {
    SequentialBlock block = new SequentialBlock();
    for (int width : net.hidden()) {
      block.add(dense(width)).add(Objects.requireNonNull(ACTIVATIONS.get(net.activation())).get());
    }
    return block.add(dense(net.outputs()));
  }

  private static Block convolutional(Net.Convolutional net) {
    Shape kernel = square(Net.Convolutional.KERNEL);
    Shape pool = square(Net.Convolutional.POOL);
    SequentialBlock block = new SequentialBlock();
    block.add(plain(x -> x.reshape(-1, 1, net.side(), net.side())));
    for (int channels : net.channels()) {
      block
          .add(
              Conv2d.builder()
                  .setKernelShape(kernel)
                  .optPadding(square(Net.Convolutional.KERNEL / 2))
                  .setFilters(channels)
                  .build())
          .add(Activation.reluBlock())
          .add(Pool.maxPool2dBlock(pool, pool));
    }
    return block
        .add(Blocks.batchFlattenBlock())
        .add(dense(net.dense()))
        .add(Activation.reluBlock())
        .add(dense(net.outputs()));
  }

  private static Shape square(long side) {
    return new Shape(side, side);
  }

  private static Block recurrent(Net.Recurrent net) {
    NDIndex last = new NDIndex(":, " + (net.steps() - 1));
    return new SequentialBlock()
        .add(plain(x -> x.reshape(-1, net.steps(), net.width())))
        .add(LSTM.builder().setStateSize(net.hidden()).setNumLayers(1).build())
        .add(plain(x -> x.get(last)))
        .add(dense(net.outputs()));
  }

  private static Block transformer(Net.Transformer net) {
    Block attention =
        new SequentialBlock()
            .add(norm())
            .add(
                ScaledDotProductAttentionBlock.builder()
                    .setEmbeddingSize(net.width())
                    .setHeadCount(net.heads())
                    .optAttentionProbsDropoutProb(0)
                    .build());
    Block wide =
        new SequentialBlock()
            .add(norm())
            .add(dense(net.wide()))
            .add(Activation.geluBlock())
            .add(dense(net.width()));
    return new SequentialBlock()
        .add(plain(x -> x.reshape(-1, net.steps(), net.width())))
        .add(residual(attention))
        .add(residual(wide))
        .add(plain(x -> x.mean(new int[] {1})))
        .add(dense(net.outputs()));
  }

  private static Block norm() {
    return LayerNorm.builder().axis(2).build();
  }

  private static Block residual(Block branch) {
    return new ParallelBlock(
        both -> new NDList(both.get(0).singletonOrThrow().add(both.get(1).singletonOrThrow())),
        List.of(Blocks.identityBlock(), branch));
  }

  private static Block dense(int width) {
    return Linear.builder().setUnits(width).build();
  }

  private static Block plain(UnaryOperator<NDArray> function) {
    return new LambdaBlock(x -> new NDList(function.apply(x.singletonOrThrow())));
  }
}
