package org.hillock.peers.training;

import java.util.Optional;
import org.encog.engine.network.activation.ActivationReLU;
import org.encog.engine.network.activation.ActivationSoftMax;
import org.encog.ml.data.MLDataSet;
import org.encog.ml.data.basic.BasicMLDataSet;
import org.encog.neural.networks.BasicNetwork;
import org.encog.neural.networks.layers.BasicLayer;
import org.encog.neural.networks.training.propagation.sgd.StochasticGradientDescent;
import org.encog.neural.networks.training.propagation.sgd.update.AdamUpdate;

/// Encog, in double and on one thread.
final class Encog implements Trainee {
  private final Work work;
  private final Net.Perceptron net;
  private final Examples examples;
  private final MLDataSet data;
  private BasicNetwork network;
  private StochasticGradientDescent descent;

  private Encog(Work work, Net.Perceptron net, Examples examples) {
    this.work = work;
    this.net = net;
    this.examples = examples;
    data =
        new BasicMLDataSet(
            rows(examples.inputs(), examples.features()),
            rows(examples.oneHot(0, examples.rows()), examples.classes()));
    network = network();
    descent = descent();
  }

  private static double[][] rows(float[] numbers, int columns) {
    double[][] rows = new double[numbers.length / columns][columns];
    for (int i = 0; i < numbers.length; i++) {
      rows[i / columns][i % columns] = numbers[i];
    }
    return rows;
  }

  /// Small networks with relu only: an epoch of images takes it half a minute.
  static Optional<Encog> of(Work work, Examples examples, int threads) {
    return work.perceptron()
        .filter(net -> net.inputs() < Examples.PIXELS && net.activation().equals("relu"))
        .filter(_ -> threads == 1)
        .map(net -> new Encog(work, net, examples));
  }

  @Override
  public void restart() {
    network = network();
    descent = descent();
  }

  private BasicNetwork network() {
    BasicNetwork made = new BasicNetwork();
    made.addLayer(new BasicLayer(null, true, net.inputs()));
    for (int width : net.hidden()) {
      made.addLayer(new BasicLayer(new ActivationReLU(), true, width));
    }
    made.addLayer(new BasicLayer(new ActivationSoftMax(), false, net.outputs()));
    made.getStructure().finalizeStructure();
    made.reset(1);
    return made;
  }

  private StochasticGradientDescent descent() {
    StochasticGradientDescent made = new StochasticGradientDescent(network, data);
    made.setUpdateRule(new AdamUpdate());
    made.setLearningRate(Work.LEARNING_RATE);
    return made;
  }

  /// Example by example, for its own loop over batches leaves out each second one.
  @Override
  public void train() {
    for (int epoch = 0; epoch < work.epochs(); epoch++) {
      for (int row = 0; row < examples.rows(); row++) {
        descent.process(data.get(row));
        if ((row + 1) % work.batch() == 0 || row + 1 == examples.rows()) {
          descent.update();
        }
      }
    }
  }

  @Override
  public Prediction prediction(int first, int rows) {
    double[][] inputs = rows(examples.inputs(first, rows), examples.features());
    double[] answer = new double[examples.classes()];
    float[] probabilities = new float[rows * answer.length];
    return new Prediction() {
      @Override
      public void run() {
        for (int row = 0; row < rows; row++) {
          network.compute(inputs[row], answer);
          for (int k = 0; k < answer.length; k++) {
            probabilities[row * answer.length + k] = (float) answer[k];
          }
        }
      }

      @Override
      public float[] logits() {
        return Predictor.logarithms(probabilities);
      }
    };
  }
}
