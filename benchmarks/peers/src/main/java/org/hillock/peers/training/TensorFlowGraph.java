package org.hillock.peers.training;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.BiFunction;
import org.tensorflow.Operand;
import org.tensorflow.framework.op.FrameworkOps;
import org.tensorflow.op.Ops;
import org.tensorflow.op.core.Variable;
import org.tensorflow.op.nn.LeakyRelu;
import org.tensorflow.op.random.TruncatedNormal;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TInt32;

/// The networks, as graphs of TensorFlow's operations.
final class TensorFlowGraph {
  private static final Map<String, BiFunction<Ops, Operand<TFloat32>, Operand<TFloat32>>>
      ACTIVATIONS =
          Map.ofEntries(
              Map.entry("relu", (tf, x) -> tf.nn.relu(x)),
              Map.entry("leaky_relu", (tf, x) -> tf.nn.leakyRelu(x, LeakyRelu.alpha(0.01f))),
              Map.entry("elu", (tf, x) -> tf.nn.elu(x)),
              Map.entry("selu", (tf, x) -> tf.nn.selu(x)),
              Map.entry("sigmoid", (tf, x) -> tf.math.sigmoid(x)),
              Map.entry("tanh", (tf, x) -> tf.math.tanh(x)),
              Map.entry("swish", (tf, x) -> tf.math.mul(x, tf.math.sigmoid(x))),
              Map.entry("gelu", (tf, x) -> FrameworkOps.create(tf).nn.gelu(x)),
              Map.entry("softplus", (tf, x) -> tf.math.softplus(x)),
              Map.entry("softmax", (tf, x) -> tf.nn.softmax(x)),
              Map.entry("linear", (_, x) -> x));

  private final Ops tf;
  private long draws;

  private TensorFlowGraph(Ops tf) {
    this.tf = tf;
  }

  /// Whether it has what the network needs: an LSTM and a transformer are no operations with a
  /// gradient.
  static boolean knows(Net net) {
    return switch (net) {
      case Net.Perceptron perceptron -> ACTIVATIONS.containsKey(perceptron.activation());
      case Net.Convolutional _ -> true;
      case Net.Recurrent _, Net.Transformer _ -> false;
    };
  }

  /// The logits.
  ///
  /// @param x a batch, one example a row
  static Operand<TFloat32> logits(Ops tf, Net net, Operand<TFloat32> x) {
    TensorFlowGraph graph = new TensorFlowGraph(tf);
    return switch (net) {
      case Net.Perceptron perceptron -> graph.perceptron(perceptron, x);
      case Net.Convolutional convolutional -> graph.convolutional(convolutional, x);
      case Net.Recurrent _, Net.Transformer _ -> throw new IllegalArgumentException(net.toString());
    };
  }

  private Operand<TFloat32> perceptron(Net.Perceptron net, Operand<TFloat32> x) {
    List<Integer> widths = net.widths();
    Operand<TFloat32> y = x;
    for (int l = 1; l < widths.size(); l++) {
      y = dense(y, widths.get(l - 1), widths.get(l));
      if (l < widths.size() - 1) {
        y = Objects.requireNonNull(ACTIVATIONS.get(net.activation())).apply(tf, y);
      }
    }
    return y;
  }

  private Operand<TFloat32> convolutional(Net.Convolutional net, Operand<TFloat32> x) {
    int kernel = Net.Convolutional.KERNEL;
    int pool = Net.Convolutional.POOL;
    Operand<TFloat32> y = tf.reshape(x, tf.array(-1, net.side(), net.side(), 1));
    int channels = 1;
    for (int next : net.channels()) {
      Operand<TFloat32> weights =
          weights(kernel * kernel * channels, kernel, kernel, channels, next);
      Operand<TFloat32> sums = tf.nn.conv2d(y, weights, List.of(1L, 1L, 1L, 1L), "SAME");
      Operand<TFloat32> positive = tf.nn.relu(tf.nn.biasAdd(sums, bias(next)));
      Operand<TInt32> window = tf.array(1, pool, pool, 1);
      y = tf.nn.maxPool(positive, window, window, "VALID");
      channels = next;
    }
    Operand<TFloat32> flat = tf.reshape(y, tf.array(-1, net.flat()));
    return dense(tf.nn.relu(dense(flat, net.flat(), net.dense())), net.dense(), net.outputs());
  }

  private Operand<TFloat32> dense(Operand<TFloat32> x, int from, int to) {
    return tf.nn.biasAdd(tf.linalg.matMul(x, weights(from, from, to)), bias(to));
  }

  private Variable<TFloat32> weights(int inputs, int... shape) {
    Operand<TFloat32> noise =
        tf.random.truncatedNormal(tf.array(shape), TFloat32.class, TruncatedNormal.seed(++draws));
    return tf.variable(tf.math.mul(noise, tf.constant((float) Math.sqrt(2.0 / inputs))));
  }

  private Variable<TFloat32> bias(int width) {
    return tf.variable(tf.constant(new float[width]));
  }
}
