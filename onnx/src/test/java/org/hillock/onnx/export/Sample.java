package org.hillock.onnx.export;

import static org.hillock.network.Layers.activate;
import static org.hillock.network.Layers.alphaDropout;
import static org.hillock.network.Layers.averagePool;
import static org.hillock.network.Layers.batchNormalization;
import static org.hillock.network.Layers.causalSelfAttention;
import static org.hillock.network.Layers.convolution;
import static org.hillock.network.Layers.dense;
import static org.hillock.network.Layers.depthwiseConvolution;
import static org.hillock.network.Layers.dropout;
import static org.hillock.network.Layers.eachStep;
import static org.hillock.network.Layers.embedding;
import static org.hillock.network.Layers.globalAveragePool;
import static org.hillock.network.Layers.globalMaxPool;
import static org.hillock.network.Layers.groupNormalization;
import static org.hillock.network.Layers.instanceNormalization;
import static org.hillock.network.Layers.layerNormalization;
import static org.hillock.network.Layers.learnedPositions;
import static org.hillock.network.Layers.maxPool;
import static org.hillock.network.Layers.relu;
import static org.hillock.network.Layers.residual;
import static org.hillock.network.Layers.selfAttention;
import static org.hillock.network.Layers.sequence;
import static org.hillock.network.Layers.sideBySide;
import static org.hillock.network.Layers.sinusoidalPositions;
import static org.hillock.network.Layers.stochasticZeroIdentity;

import java.util.List;
import org.hillock.network.Architecture;
import org.hillock.network.LayerSpec;
import org.hillock.network.Shape;
import org.hillock.network.Window;

/// One of each kind of layer, all but the recurrent ones.
///
/// @param name as the document calls it
/// @param inputs that it takes
record Sample(String name, Shape inputs, LayerSpec layer) {
  private static final Shape ROW = Shape.of(4);
  private static final Shape IMAGE = Shape.of(6, 5, 4);
  private static final Shape SEQUENCE = Shape.of(6, 4);

  Architecture architecture() {
    return Architecture.of(inputs, layer);
  }

  /// In the order of the document.
  static List<Sample> all() {
    return List.of(
        new Sample("dense", ROW, dense(3)),
        new Sample("activation, here tanh", ROW, activate("tanh")),
        new Sample("convolution", IMAGE, convolution(3, 3)),
        new Sample("depthwise convolution", IMAGE, depthwiseConvolution(Window.of(3))),
        new Sample("convolution along a sequence", SEQUENCE, convolution(3, 3)),
        new Sample(
            "convolution, relu, max pool", IMAGE, sequence(convolution(3, 3), relu(), maxPool(2))),
        new Sample("max pool", IMAGE, maxPool(2)),
        new Sample("average pool", IMAGE, averagePool(2)),
        new Sample("global max pool", IMAGE, globalMaxPool()),
        new Sample("global average pool", IMAGE, globalAveragePool()),
        new Sample("batch normalization", ROW, batchNormalization()),
        new Sample("batch normalization of an image", IMAGE, batchNormalization()),
        new Sample("layer normalization", SEQUENCE, layerNormalization()),
        new Sample("group normalization", IMAGE, groupNormalization(2)),
        new Sample("instance normalization", IMAGE, instanceNormalization()),
        new Sample("dropout", ROW, dropout(0.5)),
        new Sample("alpha dropout", ROW, alphaDropout(0.1)),
        new Sample("stochastic 0-I map", ROW, stochasticZeroIdentity()),
        new Sample("residual", ROW, residual(dense(4))),
        new Sample("side by side", ROW, sideBySide(dense(1), dense(2))),
        new Sample("dense at each step", SEQUENCE, eachStep(dense(3))),
        new Sample("embedding", Shape.of(6), embedding(7, 3)),
        new Sample("learned positions", SEQUENCE, learnedPositions()),
        new Sample("sinusoidal positions", SEQUENCE, sinusoidalPositions()),
        new Sample("attention", SEQUENCE, selfAttention(2)),
        new Sample("causal attention", SEQUENCE, causalSelfAttention(2)));
  }
}
