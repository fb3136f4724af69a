package org.hillock.peers.training;

import ai.djl.Model;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Activation;
import ai.djl.nn.Block;
import ai.djl.nn.Blocks;
import ai.djl.nn.LambdaBlock;
import ai.djl.nn.SequentialBlock;
import ai.djl.nn.core.Linear;
import ai.djl.training.DefaultTrainingConfig;
import ai.djl.training.GradientCollector;
import ai.djl.training.Trainer;
import ai.djl.training.loss.Loss;
import ai.djl.training.optimizer.Adam;
import ai.djl.training.tracker.Tracker;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/// PyTorch's official build by DJL, with DJL's layers and trainer. The batches are tensors before
/// the training.
final class Djl implements Trainee {
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
          Map.entry(
              "softmax", () -> new LambdaBlock(x -> new NDList(x.singletonOrThrow().softmax(1)))),
          Map.entry("linear", Blocks::identityBlock));

  private final Work work;
  private final Examples examples;
  private final Supplier<Block> activation;
  private final NDManager manager = NDManager.newBaseManager("PyTorch");
  private final List<NDList> inputs = new ArrayList<>();
  private final List<NDList> labels = new ArrayList<>();
  private Trainer trainer;

  private Djl(Work work, Examples examples, Supplier<Block> activation) {
    this.work = work;
    this.examples = examples;
    this.activation = activation;
    for (int first = 0; first < examples.rows(); first += work.batch()) {
      int rows = Math.min(work.batch(), examples.rows() - first);
      inputs.add(inputs(first, rows));
      labels.add(new NDList(manager.create(examples.labels(first, rows))));
    }
    trainer = trainer();
  }

  private NDList inputs(int first, int rows) {
    return new NDList(
        manager.create(examples.inputs(first, rows), new Shape(rows, examples.features())));
  }

  /// Nothing if it does not have the activation.
  static Optional<Djl> of(Work work, Examples examples, int threads) {
    System.setProperty("ai.djl.pytorch.num_threads", String.valueOf(threads));
    return Optional.ofNullable(ACTIVATIONS.get(work.net().activation()))
        .map(activation -> new Djl(work, examples, activation));
  }

  @Override
  public void restart() {
    trainer.close();
    trainer.getModel().close();
    trainer = trainer();
  }

  private Trainer trainer() {
    SequentialBlock block = new SequentialBlock();
    for (int width : work.net().hidden()) {
      block.add(Linear.builder().setUnits(width).build()).add(activation.get());
    }
    block.add(Linear.builder().setUnits(work.net().outputs()).build());
    Model model = Model.newInstance(work.name(), "PyTorch");
    model.setBlock(block);
    Adam adam =
        Adam.builder().optLearningRateTracker(Tracker.fixed((float) Work.LEARNING_RATE)).build();
    Trainer made =
        model.newTrainer(
            new DefaultTrainingConfig(Loss.softmaxCrossEntropyLoss()).optOptimizer(adam));
    made.initialize(new Shape(work.batch(), work.net().inputs()));
    return made;
  }

  @Override
  public void train() {
    for (int epoch = 0; epoch < work.epochs(); epoch++) {
      for (int b = 0; b < inputs.size(); b++) {
        try (GradientCollector gradients = trainer.newGradientCollector()) {
          NDList outputs = trainer.forward(inputs.get(b));
          NDArray loss = trainer.getLoss().evaluate(labels.get(b), outputs);
          gradients.backward(loss);
          outputs.close();
          loss.close();
        }
        trainer.step();
      }
    }
  }

  @Override
  public Prediction prediction(int rows) {
    NDList x = inputs(0, rows);
    float[][] logits = {new float[0]};
    return new Prediction() {
      @Override
      public void run() {
        try (NDList y = trainer.evaluate(x)) {
          logits[0] = y.singletonOrThrow().toFloatArray();
        }
      }

      @Override
      public float[] logits() {
        return logits[0];
      }
    };
  }
}
