package org.hillock.peers.training;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.bytedeco.javacpp.LongPointer;
import org.bytedeco.pytorch.Conv2dImpl;
import org.bytedeco.pytorch.Conv2dOptions;
import org.bytedeco.pytorch.LSTMImpl;
import org.bytedeco.pytorch.LSTMOptions;
import org.bytedeco.pytorch.LayerNormImpl;
import org.bytedeco.pytorch.LayerNormOptions;
import org.bytedeco.pytorch.LinearImpl;
import org.bytedeco.pytorch.LongVector;
import org.bytedeco.pytorch.Module;
import org.bytedeco.pytorch.PReLUImpl;
import org.bytedeco.pytorch.PReLUOptions;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorVector;
import org.bytedeco.pytorch.global.torch;

/// A network of libtorch's modules, with weights as they come.
///
/// @param parameters of all modules
/// @param forward the logits of a batch, one example a row
record TorchNetwork(List<Tensor> parameters, UnaryOperator<Tensor> forward) {
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

  /// Whether it has what the network needs.
  static boolean knows(Net net) {
    return !(net instanceof Net.Perceptron perceptron)
        || perceptron.activation().equals("prelu")
        || ACTIVATIONS.containsKey(perceptron.activation());
  }

  /// A new network.
  static TorchNetwork of(Net net) {
    List<Tensor> parameters = new ArrayList<>();
    UnaryOperator<Tensor> forward =
        switch (net) {
          case Net.Perceptron perceptron -> perceptron(perceptron, parameters);
          case Net.Convolutional convolutional -> convolutional(convolutional, parameters);
          case Net.Recurrent recurrent -> recurrent(recurrent, parameters);
          case Net.Transformer transformer -> transformer(transformer, parameters);
        };
    return new TorchNetwork(parameters, forward);
  }

  private static UnaryOperator<Tensor> perceptron(Net.Perceptron net, List<Tensor> parameters) {
    List<Integer> widths = net.widths();
    List<UnaryOperator<Tensor>> layers = new ArrayList<>();
    for (int l = 1; l < widths.size(); l++) {
      layers.add(dense(widths.get(l - 1), widths.get(l), parameters));
      if (l < widths.size() - 1) {
        layers.add(activation(net.activation(), widths.get(l), parameters));
      }
    }
    return sequence(layers);
  }

  private static UnaryOperator<Tensor> activation(String name, int width, List<Tensor> parameters) {
    UnaryOperator<Tensor> plain = ACTIVATIONS.get(name);
    if (plain != null) {
      return plain;
    }
    PReLUOptions options = new PReLUOptions();
    options.num_parameters().put(width);
    return learned(new PReLUImpl(options), parameters)::forward;
  }

  /// Channels first and relu in place: in one run 48 ms a step, 57 not in place, and 60 and 69 with
  /// channels last (on 2026-11-25, one thread of a busy machine).
  private static UnaryOperator<Tensor> convolutional(
      Net.Convolutional net, List<Tensor> parameters) {
    List<UnaryOperator<Tensor>> layers = new ArrayList<>();
    layers.add(x -> x.view(x.size(0), 1, net.side(), net.side()));
    int channels = 1;
    for (int next : net.channels()) {
      Conv2dOptions options = new Conv2dOptions(channels, next, square(Net.Convolutional.KERNEL));
      options.padding().put(square(Net.Convolutional.KERNEL / 2));
      layers.add(learned(new Conv2dImpl(options), parameters)::forward);
      layers.add(torch::relu_);
      layers.add(x -> torch.max_pool2d(x, Net.Convolutional.POOL, Net.Convolutional.POOL));
      channels = next;
    }
    layers.add(x -> x.flatten(1, -1));
    layers.add(dense(net.flat(), net.dense(), parameters));
    layers.add(torch::relu_);
    layers.add(dense(net.dense(), net.outputs(), parameters));
    return sequence(layers);
  }

  private static LongPointer square(long side) {
    return new LongPointer(side, side);
  }

  private static UnaryOperator<Tensor> recurrent(Net.Recurrent net, List<Tensor> parameters) {
    LSTMOptions options = new LSTMOptions(net.width(), net.hidden());
    options.batch_first().put(true);
    LSTMImpl lstm = learned(new LSTMImpl(options), parameters);
    UnaryOperator<Tensor> outputs = dense(net.hidden(), net.outputs(), parameters);
    return x -> {
      Tensor steps = lstm.forward(x.view(x.size(0), net.steps(), net.width())).get0();
      return outputs.apply(steps.select(1, net.steps() - 1));
    };
  }

  /// The block is put together, for that of the classes of C++ norms after it adds, which takes as
  /// long. Queries, keys and values come from one product.
  private static UnaryOperator<Tensor> transformer(Net.Transformer net, List<Tensor> parameters) {
    int width = net.width();
    UnaryOperator<Tensor> attention =
        sequence(
            List.of(
                norm(width, parameters),
                dense(width, 3 * width, parameters),
                x -> attended(x, net.heads()),
                dense(width, width, parameters)));
    UnaryOperator<Tensor> wide =
        sequence(
            List.of(
                norm(width, parameters),
                dense(width, net.wide(), parameters),
                torch::gelu,
                dense(net.wide(), width, parameters)));
    return sequence(
        List.of(
            x -> x.view(x.size(0), net.steps(), width),
            x -> x.add(attention.apply(x)),
            x -> x.add(wide.apply(x)),
            x -> x.mean(1),
            dense(width, net.outputs(), parameters)));
  }

  /// @param x of each step queries, keys and values, each for one head after the other
  private static Tensor attended(Tensor x, int heads) {
    long rows = x.size(0);
    long steps = x.size(1);
    long width = x.size(2) / 3;
    Tensor apart = x.view(rows, steps, 3, heads, width / heads).permute(2, 0, 3, 1, 4);
    return torch
        .scaled_dot_product_attention(apart.select(0, 0), apart.select(0, 1), apart.select(0, 2))
        .transpose(1, 2)
        .reshape(rows, steps, width);
  }

  private static UnaryOperator<Tensor> norm(long width, List<Tensor> parameters) {
    LongVector shape = new LongVector(new long[] {width});
    return learned(new LayerNormImpl(new LayerNormOptions(shape)), parameters)::forward;
  }

  private static UnaryOperator<Tensor> dense(int from, int to, List<Tensor> parameters) {
    return learned(new LinearImpl(from, to), parameters)::forward;
  }

  private static <M extends Module> M learned(M module, List<Tensor> parameters) {
    TensorVector its = module.parameters();
    for (long i = 0; i < its.size(); i++) {
      parameters.add(its.get(i));
    }
    return module;
  }

  private static UnaryOperator<Tensor> sequence(List<UnaryOperator<Tensor>> layers) {
    return x -> {
      Tensor y = x;
      for (UnaryOperator<Tensor> layer : layers) {
        y = layer.apply(y);
      }
      return y;
    };
  }
}
