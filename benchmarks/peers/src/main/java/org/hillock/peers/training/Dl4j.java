package org.hillock.peers.training;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.dataset.DataSet;
import org.nd4j.linalg.factory.Nd4j;

/// DL4J. The batches are arrays of its own before the training.
final class Dl4j implements Trainee {
  private final Work work;
  private final Examples examples;
  private final List<DataSet> batches = new ArrayList<>();
  private MultiLayerNetwork network;

  private Dl4j(Work work, Examples examples) {
    this.work = work;
    this.examples = examples;
    for (int first = 0; first < examples.rows(); first += work.batch()) {
      int rows = Math.min(work.batch(), examples.rows() - first);
      INDArray targets = Nd4j.createFromArray(examples.oneHot(first, rows));
      batches.add(new DataSet(inputs(first, rows), targets.reshape(rows, examples.classes())));
    }
    network = network();
  }

  private INDArray inputs(int first, int rows) {
    INDArray flat = Nd4j.createFromArray(examples.inputs(first, rows));
    return work.net() instanceof Net.Recurrent net
        ? flat.reshape(rows, net.steps(), net.width()).permute(0, 2, 1).dup()
        : flat.reshape(rows, examples.features());
  }

  /// Nothing if it does not have the activation.
  static Optional<Dl4j> of(Work work, Examples examples, int threads) {
    Nd4j.getEnvironment().setMaxThreads(threads);
    Nd4j.getEnvironment().setMaxMasterThreads(threads);
    return Dl4jLayers.knows(work.net()) ? Optional.of(new Dl4j(work, examples)) : Optional.empty();
  }

  @Override
  public void restart() {
    network.close();
    network = network();
  }

  private MultiLayerNetwork network() {
    MultiLayerNetwork made = new MultiLayerNetwork(Dl4jLayers.of(work.net()));
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
  public Prediction prediction(int first, int rows) {
    INDArray x = inputs(first, rows);
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
