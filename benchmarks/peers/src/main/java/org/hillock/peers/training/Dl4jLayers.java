package org.hillock.peers.training;

import java.util.Map;
import java.util.Objects;
import org.deeplearning4j.nn.conf.MultiLayerConfiguration;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.conf.layers.ConvolutionLayer;
import org.deeplearning4j.nn.conf.layers.DenseLayer;
import org.deeplearning4j.nn.conf.layers.LSTM;
import org.deeplearning4j.nn.conf.layers.OutputLayer;
import org.deeplearning4j.nn.conf.layers.SubsamplingLayer;
import org.deeplearning4j.nn.conf.layers.recurrent.LastTimeStep;
import org.deeplearning4j.nn.weights.WeightInit;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.learning.config.Adam;
import org.nd4j.linalg.lossfunctions.LossFunctions.LossFunction;

/// The networks, made of DL4J's layers, with probabilities as outputs.
final class Dl4jLayers {
  private static final Map<String, Activation> ACTIVATIONS =
      Map.ofEntries(
          Map.entry("relu", Activation.RELU),
          Map.entry("leaky_relu", Activation.LEAKYRELU),
          Map.entry("elu", Activation.ELU),
          Map.entry("selu", Activation.SELU),
          Map.entry("sigmoid", Activation.SIGMOID),
          Map.entry("tanh", Activation.TANH),
          Map.entry("swish", Activation.SWISH),
          Map.entry("gelu", Activation.GELU),
          Map.entry("softplus", Activation.SOFTPLUS),
          Map.entry("softmax", Activation.SOFTMAX),
          Map.entry("linear", Activation.IDENTITY));

  private Dl4jLayers() {}

  /// Whether it has what the network needs: there is no layer norm.
  static boolean knows(Net net) {
    return switch (net) {
      case Net.Perceptron perceptron -> ACTIVATIONS.containsKey(perceptron.activation());
      case Net.Convolutional _, Net.Recurrent _ -> true;
      case Net.Transformer _ -> false;
    };
  }

  /// The layers, with the sizes of their inputs.
  static MultiLayerConfiguration of(Net net) {
    return switch (net) {
      case Net.Perceptron perceptron -> perceptron(perceptron);
      case Net.Convolutional convolutional -> convolutional(convolutional);
      case Net.Recurrent recurrent -> recurrent(recurrent);
      case Net.Transformer _ -> throw new IllegalArgumentException(net.toString());
    };
  }

  private static MultiLayerConfiguration perceptron(Net.Perceptron net) {
    NeuralNetConfiguration.ListBuilder layers =
        layers(Objects.requireNonNull(ACTIVATIONS.get(net.activation())));
    for (int width : net.hidden()) {
      layers.layer(new DenseLayer.Builder().nOut(width).build());
    }
    return layers.layer(outputs(net)).setInputType(InputType.feedForward(net.inputs())).build();
  }

  private static MultiLayerConfiguration convolutional(Net.Convolutional net) {
    int kernel = Net.Convolutional.KERNEL;
    int pool = Net.Convolutional.POOL;
    NeuralNetConfiguration.ListBuilder layers = layers(Activation.RELU);
    for (int channels : net.channels()) {
      layers.layer(
          new ConvolutionLayer.Builder(kernel, kernel)
              .padding(kernel / 2, kernel / 2)
              .nOut(channels)
              .build());
      layers.layer(
          new SubsamplingLayer.Builder(SubsamplingLayer.PoolingType.MAX)
              .kernelSize(pool, pool)
              .stride(pool, pool)
              .build());
    }
    return layers
        .layer(new DenseLayer.Builder().nOut(net.dense()).build())
        .layer(outputs(net))
        .setInputType(InputType.convolutionalFlat(net.side(), net.side(), 1))
        .build();
  }

  private static MultiLayerConfiguration recurrent(Net.Recurrent net) {
    return layers(Activation.TANH)
        .layer(new LastTimeStep(new LSTM.Builder().nOut(net.hidden()).build()))
        .layer(outputs(net))
        .setInputType(InputType.recurrent(net.width(), net.steps()))
        .build();
  }

  private static NeuralNetConfiguration.ListBuilder layers(Activation activation) {
    return new NeuralNetConfiguration.Builder()
        .seed(1)
        .updater(new Adam(Work.LEARNING_RATE))
        .weightInit(activation == Activation.TANH ? WeightInit.XAVIER : WeightInit.RELU)
        .activation(activation)
        .list();
  }

  private static OutputLayer outputs(Net net) {
    return new OutputLayer.Builder(LossFunction.MCXENT)
        .nOut(net.outputs())
        .activation(Activation.SOFTMAX)
        .build();
  }
}
