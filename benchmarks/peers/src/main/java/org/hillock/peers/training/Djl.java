package org.hillock.peers.training;

import ai.djl.Model;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.training.DefaultTrainingConfig;
import ai.djl.training.GradientCollector;
import ai.djl.training.Trainer;
import ai.djl.training.loss.Loss;
import ai.djl.training.optimizer.Adam;
import ai.djl.training.tracker.Tracker;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// PyTorch's official build by DJL, with DJL's layers and trainer. The batches are tensors before
/// the training.
final class Djl implements Trainee {
  private final Work work;
  private final Examples examples;
  private final NDManager manager = NDManager.newBaseManager("PyTorch");
  private final List<NDList> inputs = new ArrayList<>();
  private final List<NDList> labels = new ArrayList<>();
  private Trainer trainer;

  private Djl(Work work, Examples examples) {
    this.work = work;
    this.examples = examples;
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
    return DjlBlocks.knows(work.net()) ? Optional.of(new Djl(work, examples)) : Optional.empty();
  }

  @Override
  public void restart() {
    trainer.close();
    trainer.getModel().close();
    trainer = trainer();
  }

  private Trainer trainer() {
    Model model = Model.newInstance(work.name(), "PyTorch");
    model.setBlock(DjlBlocks.of(work.net()));
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
        try (NDManager step = manager.newSubManager();
            GradientCollector gradients = trainer.newGradientCollector()) {
          // What is made of arrays is freed with their manager.
          inputs.get(b).tempAttach(step);
          labels.get(b).tempAttach(step);
          NDList outputs = trainer.forward(inputs.get(b));
          gradients.backward(trainer.getLoss().evaluate(labels.get(b), outputs));
        }
        trainer.step();
      }
    }
  }

  @Override
  public Prediction prediction(int first, int rows) {
    NDList x = inputs(first, rows);
    float[][] logits = {new float[0]};
    return new Prediction() {
      @Override
      public void run() {
        try (NDManager answer = manager.newSubManager()) {
          x.tempAttach(answer);
          logits[0] = trainer.evaluate(x).singletonOrThrow().toFloatArray();
        }
      }

      @Override
      public float[] logits() {
        return logits[0];
      }
    };
  }
}
