package org.hillock.peers.training;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.bytedeco.javacpp.FloatPointer;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.LinearImpl;
import org.bytedeco.pytorch.NoGradGuard;
import org.bytedeco.pytorch.PReLUImpl;
import org.bytedeco.pytorch.PReLUOptions;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;

/// PyTorch by libtorch, its interface for C++: eager, with autograd. The batches are tensors before
/// the training.
final class LibTorch implements Trainee {
  private static final Map<String, UnaryOperator<Tensor>> ACTIVATIONS =
      Map.ofEntries(
          Map.entry("relu", torch::relu),
          Map.entry("leaky_relu", torch::leaky_relu),
          Map.entry("elu", torch::elu),
          Map.entry("selu", torch::selu),
          Map.entry("sigmoid", torch::sigmoid),
          Map.entry("tanh", Tensor::tanh),
          Map.entry("swish", torch::silu),
          Map.entry("gelu", torch::gelu),
          Map.entry("softplus", torch::softplus),
          Map.entry("softmax", x -> torch.softmax(x, 1)),
          Map.entry("linear", UnaryOperator.identity()));

  private final Work work;
  private final Examples examples;
  private final List<Tensor> inputs = new ArrayList<>();
  private final List<Tensor> labels = new ArrayList<>();
  private List<UnaryOperator<Tensor>> layers = List.of();
  private FusedAdam optimizer = new FusedAdam(List.of());

  private LibTorch(Work work, Examples examples) {
    this.work = work;
    this.examples = examples;
    for (int first = 0; first < examples.rows(); first += work.batch()) {
      int rows = Math.min(work.batch(), examples.rows() - first);
      inputs.add(inputs(first, rows));
      int[] classes = examples.labels(first, rows);
      labels.add(Tensor.create(classes, rows).to(torch.ScalarType.Long));
    }
    restart();
  }

  private Tensor inputs(int first, int rows) {
    return Tensor.create(examples.inputs(first, rows), rows, examples.features());
  }

  /// Nothing if it does not have the activation.
  static Optional<LibTorch> of(Work work, Examples examples, int threads) {
    String activation = work.net().activation();
    if (!activation.equals("prelu") && !ACTIVATIONS.containsKey(activation)) {
      return Optional.empty();
    }
    torch.set_num_threads(threads);
    return Optional.of(new LibTorch(work, examples));
  }

  @Override
  public void restart() {
    List<Integer> widths = work.net().widths();
    List<UnaryOperator<Tensor>> made = new ArrayList<>();
    List<Tensor> parameters = new ArrayList<>();
    for (int l = 1; l < widths.size(); l++) {
      LinearImpl linear = new LinearImpl(widths.get(l - 1), widths.get(l));
      parameters.add(linear.weight());
      parameters.add(linear.bias());
      made.add(linear::forward);
      if (l < widths.size() - 1) {
        made.add(activation(widths.get(l), parameters));
      }
    }
    layers = made;
    optimizer = new FusedAdam(parameters);
  }

  private UnaryOperator<Tensor> activation(int width, List<Tensor> parameters) {
    UnaryOperator<Tensor> plain = ACTIVATIONS.get(work.net().activation());
    if (plain != null) {
      return plain;
    }
    PReLUOptions options = new PReLUOptions();
    options.num_parameters().put(width);
    PReLUImpl prelu = new PReLUImpl(options);
    parameters.add(prelu.weight());
    return prelu::forward;
  }

  @Override
  public void train() {
    for (int epoch = 0; epoch < work.epochs(); epoch++) {
      for (int b = 0; b < inputs.size(); b++) {
        try (PointerScope _ = new PointerScope()) {
          optimizer.reset();
          torch.cross_entropy_loss(forward(inputs.get(b)), labels.get(b)).backward();
          optimizer.step();
        }
      }
    }
  }

  private Tensor forward(Tensor x) {
    Tensor y = x;
    for (UnaryOperator<Tensor> layer : layers) {
      y = layer.apply(y);
    }
    return y;
  }

  @Override
  public Prediction prediction(int rows) {
    Tensor x = inputs(0, rows);
    float[] logits = new float[rows * examples.classes()];
    return new Prediction() {
      @Override
      public void run() {
        try (PointerScope _ = new PointerScope();
            NoGradGuard _ = new NoGradGuard()) {
          new FloatPointer(forward(x).data_ptr()).get(logits);
        }
      }

      @Override
      public float[] logits() {
        return logits;
      }
    };
  }
}
