package org.hillock.peers.training;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.tensorflow.Graph;
import org.tensorflow.Operand;
import org.tensorflow.Result;
import org.tensorflow.Session;
import org.tensorflow.framework.optimizers.Adam;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.ndarray.buffer.DataBuffers;
import org.tensorflow.op.Op;
import org.tensorflow.op.Ops;
import org.tensorflow.op.core.Placeholder;
import org.tensorflow.op.math.Mean;
import org.tensorflow.proto.ConfigProto;
import org.tensorflow.types.TFloat32;

/// TensorFlow, by a graph with its own fused Adam. The batches are tensors before the training.
final class TensorFlow implements Trainee {
  private final Work work;
  private final Examples examples;
  private final List<TFloat32> inputs = new ArrayList<>();
  private final List<TFloat32> targets = new ArrayList<>();
  private final Session session;
  private final Placeholder<TFloat32> x;
  private final Placeholder<TFloat32> t;
  private final Operand<TFloat32> logits;
  private final Op step;

  private TensorFlow(Work work, Examples examples, int threads) {
    this.work = work;
    this.examples = examples;
    for (int first = 0; first < examples.rows(); first += work.batch()) {
      int rows = Math.min(work.batch(), examples.rows() - first);
      inputs.add(inputs(first, rows));
      targets.add(tensor(examples.oneHot(first, rows), rows, examples.classes()));
    }
    Graph graph = new Graph();
    Ops tf = Ops.create(graph);
    x = tf.placeholder(TFloat32.class, Placeholder.shape(Shape.of(-1, examples.features())));
    t = tf.placeholder(TFloat32.class, Placeholder.shape(Shape.of(-1, examples.classes())));
    logits = TensorFlowGraph.logits(tf, work.net(), x);
    Mean<TFloat32> loss =
        tf.math.mean(tf.nn.softmaxCrossEntropyWithLogits(logits, t).loss(), tf.constant(0));
    step = new Adam(graph, (float) Work.LEARNING_RATE).minimize(loss);
    session =
        new Session(
            graph,
            ConfigProto.newBuilder()
                .setIntraOpParallelismThreads(threads)
                .setInterOpParallelismThreads(1)
                .build());
    restart();
  }

  private TFloat32 inputs(int first, int rows) {
    return tensor(examples.inputs(first, rows), rows, examples.features());
  }

  private static TFloat32 tensor(float[] numbers, int rows, int columns) {
    return TFloat32.tensorOf(Shape.of(rows, columns), DataBuffers.of(numbers));
  }

  /// Nothing if it does not have the activation.
  static Optional<TensorFlow> of(Work work, Examples examples, int threads) {
    return TensorFlowGraph.knows(work.net())
        ? Optional.of(new TensorFlow(work, examples, threads))
        : Optional.empty();
  }

  @Override
  public void restart() {
    session.forceInitialize();
  }

  @Override
  public void train() {
    for (int epoch = 0; epoch < work.epochs(); epoch++) {
      for (int b = 0; b < inputs.size(); b++) {
        session
            .runner()
            .feed(x, inputs.get(b))
            .feed(t, targets.get(b))
            .addTarget(step)
            .run()
            .close();
      }
    }
  }

  @Override
  public Prediction prediction(int first, int rows) {
    TFloat32 input = inputs(first, rows);
    float[] answers = new float[rows * examples.classes()];
    return new Prediction() {
      @Override
      public void run() {
        try (Result result = session.runner().feed(x, input).fetch(logits).run()) {
          ((TFloat32) result.get(0)).asRawTensor().data().asFloats().read(answers);
        }
      }

      @Override
      public float[] logits() {
        return answers;
      }
    };
  }
}
