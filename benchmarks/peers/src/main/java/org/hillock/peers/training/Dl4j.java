package org.hillock.peers.training;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.layers.DenseLayer;
import org.deeplearning4j.nn.conf.layers.OutputLayer;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.deeplearning4j.nn.weights.WeightInit;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.dataset.DataSet;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.learning.config.Adam;
import org.nd4j.linalg.lossfunctions.LossFunctions.LossFunction;

/// DL4J. The batches are arrays of its own before the training.
final class Dl4j implements Trainee {
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

  private final Work work;
  private final Examples examples;
  private final Activation activation;
  private final List<DataSet> batches = new ArrayList<>();
  private MultiLayerNetwork network;

  private Dl4j(Work work, Examples examples, Activation activation) {
    this.work = work;
    this.examples = examples;
    this.activation = activation;
    for (int first = 0; first < examples.rows(); first += work.batch()) {
      int rows = Math.min(work.batch(), examples.rows() - first);
      INDArray targets = Nd4j.createFromArray(examples.oneHot(first, rows));
      batches.add(new DataSet(inputs(first, rows), targets.reshape(rows, examples.classes())));
    }
    network = network();
  }

  private INDArray inputs(int first, int rows) {
    return Nd4j.createFromArray(examples.inputs(first, rows)).reshape(rows, examples.features());
  }

  /// Nothing if it does not have the activation.
  static Optional<Dl4j> of(Work work, Examples examples, int threads) {
    Nd4j.getEnvironment().setMaxThreads(threads);
    Nd4j.getEnvironment().setMaxMasterThreads(threads);
    return Optional.ofNullable(ACTIVATIONS.get(work.net().activation()))
        .map(activation -> new Dl4j(work, examples, activation));
  }

  @Override
  public void restart() {
    network.close();
    network = network();
  }

  private MultiLayerNetwork network() {
    NeuralNetConfiguration.ListBuilder layers =
        new NeuralNetConfiguration.Builder()
            .seed(1)
            .updater(new Adam(Work.LEARNING_RATE))
            .weightInit(WeightInit.RELU)
            .activation(activation)
            .list();
    int width = work.net().inputs();
    for (int next : work.net().hidden()) {
      layers.layer(new DenseLayer.Builder().nIn(width).nOut(next).build());
      width = next;
    }
    layers.layer(
        new OutputLayer.Builder(LossFunction.MCXENT)
            .nIn(width)
            .nOut(work.net().outputs())
            .activation(Activation.SOFTMAX)
            .build());
    MultiLayerNetwork made = new MultiLayerNetwork(layers.build());
    made.init();
    return made;
  }

  @Override
  public void train() {
    for (int epoch = 0; epoch < work.epochs(); epoch++) {
      for (DataSet batch : batches) {
        network.fit(batch);
      }
    }
  }

  @Override
  public Prediction prediction(int rows) {
    INDArray x = inputs(0, rows);
    float[][] probabilities = {new float[0]};
    return new Prediction() {
      @Override
      public void run() {
        probabilities[0] = network.output(x, false).data().asFloat();
      }

      @Override
      public float[] logits() {
        return Predictor.logarithms(probabilities[0]);
      }
    };
  }
}
