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
import static org.hillock.network.Layers.groupedConvolution;
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
import static org.hillock.network.Layers.tanh;
import static org.hillock.network.Layers.transformerEncoder;

import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.hillock.network.Architecture;
import org.hillock.network.AveragePool;
import org.hillock.network.LayerSpec;
import org.hillock.network.Network;
import org.hillock.network.Padding;
import org.hillock.network.Shape;
import org.hillock.network.Sweep;
import org.hillock.network.Window;
import org.hillock.numeric.Draws;
import org.junit.jupiter.api.Test;

class LayerFormsTest {
  @Test
  void convolutionsOfImagesAreAlike() {
    for (int i = 0; i < 12; i++) {
      Draws draws = Draws.of(i);
      Shape shape = image(draws);
      Window window = window(draws, 1 + draws.below(3, 3));
      int groups = shape.last() % 2 == 0 && i % 3 == 0 ? 2 : 1;
      Twins.check(i, shape, groupedConvolution(groups * (1 + i % 3), window, groups));
      Twins.check(i, shape, depthwiseConvolution(window));
    }
  }

  @Test
  void poolsOfImagesAreAlike() {
    for (int i = 0; i < 12; i++) {
      Draws draws = Draws.of(100 + i);
      Shape shape = image(draws);
      Window window = window(draws, 1 + draws.below(3, 3));
      Twins.check(i, shape, maxPool(window));
      Twins.check(i, shape, averagePool(window));
      Twins.check(i, shape, inputs -> new AveragePool(Sweep.of(inputs, window), true));
    }
  }

  @Test
  void windowsOverSequencesAreAlike() {
    for (int i = 0; i < 12; i++) {
      Draws draws = Draws.of(200 + i);
      Shape shape = Shape.of(1 + draws.below(0, 9), 1 + draws.below(1, 4));
      Window window = window(draws, 1);
      Twins.check(i, shape, convolution(3, window));
      Twins.check(i, shape, depthwiseConvolution(window));
      Twins.check(i, shape, maxPool(window));
      Twins.check(i, shape, averagePool(window));
      Twins.check(i, shape, inputs -> new AveragePool(Sweep.of(inputs, window), true));
    }
  }

  @Test
  void globalPoolsAreAlike() {
    for (Shape shape : shapes()) {
      Twins.check(1, shape, globalAveragePool());
      Twins.check(2, shape, globalMaxPool());
    }
  }

  @Test
  void normalizationsAreAlike() {
    for (Shape shape : shapes()) {
      Twins.check(1, shape, batchNormalization());
      for (int axes = 1; axes <= shape.sizes().size(); axes++) {
        Twins.check(2, shape, layerNormalization(axes));
      }
      if (shape.last() % 2 == 0) {
        Twins.check(3, shape, groupNormalization(2));
      }
      Twins.check(4, shape, groupNormalization(1));
      if (shape.sizes().size() > 1) {
        Twins.check(5, shape, instanceNormalization());
      }
    }
  }

  /// Of numbers around 10, of a sum of two branches.
  @Test
  void aLayerNormalizationAfterASumIsAlike() {
    Architecture architecture =
        Architecture.of(
            Shape.of(4, 16), residual(eachStep(dense(16)), tanh()), layerNormalization(1));
    Network network = Twins.network(architecture, 1);
    float[] inputs = new float[5 * network.inputs()];
    for (int i = 0; i < inputs.length; i++) {
      inputs[i] = (float) (10 + Draws.of(3).normal(i));
    }
    for (long opset : new long[] {Draft.LOWEST, 17, Draft.HIGHEST}) {
      Twins twins = Twins.of(network, OptionalLong.of(opset), false);
      twins.assertAlike(inputs, Optional.empty(), 5, Twins.TOLERANCE);
    }
  }

  private static List<Shape> shapes() {
    return List.of(
        Shape.of(4),
        Shape.of(5, 4),
        Shape.of(3, 5),
        Shape.of(3, 4, 2),
        Shape.of(2, 3, 6),
        Shape.of(2, 3, 2, 4));
  }

  @Test
  void attentionIsAlike() {
    for (int i = 0; i < 5; i++) {
      Shape shape = Shape.of(1 + 2 * i, 2 + 2 * i);
      Twins.check(i, shape, selfAttention(2));
      Twins.check(i, shape, causalSelfAttention(1));
      Twins.check(i, shape, transformerEncoder(2, 5));
      Twins.check(
          i, shape, transformerEncoder(1, 5).activation("tanh").dropout(0.1).normalizedAfter());
      Twins.check(i, shape, transformerEncoder(1, 5).activation("relu").seeingBackOnly());
    }
  }

  @Test
  void layersOfStepsAreAlike() {
    Shape words = Shape.of(6);
    Twins.check(1, words, embedding(7, 3));
    Twins.check(1, words, sequence(embedding(7, 4), learnedPositions()));
    Twins.check(
        1, words, sequence(embedding(7, 5), sinusoidalPositions(), eachStep(dense(2)), tanh()));
    Shape shape = Shape.of(4, 3);
    Twins.check(2, shape, eachStep(dense(4)));
    Twins.check(2, shape, eachStep(sequence(layerNormalization(), dense(4))));
    Twins.check(2, shape, eachStep(sequence(dense(4), activate("prelu"), dropout(0.5))));
    Twins.check(2, shape, eachStep(sequence(dense(4), activate("softmax"))));
    Twins.check(2, shape, sequence(learnedPositions(), tanh(), dense(2)));
    Twins.check(2, shape, sequence(eachStep(dense(4)), activate("sigmoid"), dense(2)));
    Twins.check(2, Shape.of(2, 4, 3), eachStep(sequence(dense(5), relu(), alphaDropout(0.1))));
  }

  @Test
  void wholeNetworksAreAlike() {
    Twins.check(1, Shape.of(8, 8, 2), sequence(convolution(4, 3), relu(), maxPool(2), dense(3)));
    LayerSpec block =
        residual(
                convolution(4, Window.of(3).stride(2)),
                batchNormalization(),
                activate("prelu"),
                convolution(4, 3))
            .shortcut(convolution(4, Window.of(1).stride(2)));
    Twins.check(
        2, Shape.of(7, 5, 3), sequence(block, relu(), block, globalAveragePool(), dense(2)));
    Twins.check(3, Shape.of(6, 5, 4), sequence(residual(convolution(4, 3), tanh()), dense(2)));
    Twins.check(
        4,
        Shape.of(9, 3),
        sequence(sideBySide(convolution(2, 3), averagePool(Window.of(3))), tanh(), maxPool(3)));
    Twins.check(
        5,
        Shape.of(9, 2),
        sequence(
            convolution(3, Window.of(3).stride(2)),
            activate("sigmoid"),
            convolution(2, Window.of(2).stride(2)),
            globalMaxPool()));
  }

  private static Shape image(Draws draws) {
    return Shape.of(1 + draws.below(0, 7), 1 + draws.below(1, 7), 1 + draws.below(2, 4));
  }

  private static Window window(Draws draws, int height) {
    Window window =
        Window.of(height, 1 + draws.below(4, 3))
            .stride(1 + draws.below(5, 3), 1 + draws.below(6, 2))
            .dilation(1 + draws.below(7, 2), 1 + draws.below(8, 3));
    return window.padding(padding(draws, 9), padding(draws, 12));
  }

  private static Padding padding(Draws draws, int from) {
    return draws.below(from, 2) == 0
        ? new Padding.Same()
        : new Padding.Fixed(draws.below(from + 1, 4), draws.below(from + 2, 4));
  }
}
