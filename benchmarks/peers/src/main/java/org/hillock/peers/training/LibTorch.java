package org.hillock.peers.training;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.bytedeco.javacpp.FloatPointer;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.NoGradGuard;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;

/// PyTorch by libtorch, its interface for C++: eager, with autograd. The batches are tensors before
/// the training.
final class LibTorch implements Trainee {
  private final Work work;
  private final Examples examples;
  private final List<Tensor> inputs = new ArrayList<>();
  private final List<Tensor> labels = new ArrayList<>();
  private TorchNetwork network;
  private FusedAdam optimizer;

  private LibTorch(Work work, Examples examples) {
    this.work = work;
    this.examples = examples;
    for (int first = 0; first < examples.rows(); first += work.batch()) {
      int rows = Math.min(work.batch(), examples.rows() - first);
      inputs.add(inputs(first, rows));
      int[] classes = examples.labels(first, rows);
      labels.add(Tensor.create(classes, rows).to(torch.ScalarType.Long));
    }
    network = TorchNetwork.of(work.net());
    optimizer = new FusedAdam(network.parameters());
  }

  private Tensor inputs(int first, int rows) {
    return Tensor.create(examples.inputs(first, rows), rows, examples.features());
  }

  /// Nothing if it does not have the activation.
  static Optional<LibTorch> of(Work work, Examples examples, int threads) {
    if (!TorchNetwork.knows(work.net())) {
      return Optional.empty();
    }
    torch.set_num_threads(threads);
    // On one thread its own LSTM took 0.85 of the time of oneDNN's (2026-11-26, a busy machine); on
    // two it took many times as long, for they wait for each other at each step.
    torch
        .globalContext()
        .setUserEnabledMkldnn(!(work.net() instanceof Net.Recurrent) || threads > 1);
    return Optional.of(new LibTorch(work, examples));
  }

  @Override
  public void restart() {
    network = TorchNetwork.of(work.net());
    optimizer = new FusedAdam(network.parameters());
  }

  @Override
  public void train() {
    for (int epoch = 0; epoch < work.epochs(); epoch++) {
      for (int b = 0; b < inputs.size(); b++) {
        try (PointerScope _ = new PointerScope()) {
          optimizer.reset();
          Tensor logits = network.forward().apply(inputs.get(b));
          torch.cross_entropy_loss(logits, labels.get(b)).backward();
          optimizer.step();
        }
      }
    }
  }

  @Override
  public Prediction prediction(int first, int rows) {
    Tensor x = inputs(first, rows);
    float[] logits = new float[rows * examples.classes()];
    return new Prediction() {
      @Override
      public void run() {
        try (PointerScope _ = new PointerScope();
            NoGradGuard _ = new NoGradGuard()) {
          new FloatPointer(network.forward().apply(x).data_ptr()).get(logits);
        }
      }

      @Override
      public float[] logits() {
        return logits;
      }
    };
  }
}
