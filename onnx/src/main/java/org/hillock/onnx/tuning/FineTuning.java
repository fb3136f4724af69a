package org.hillock.onnx.tuning;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.hillock.activation.InvalidInputException;
import org.hillock.numeric.Draws;
import org.hillock.onnx.Graph;
import org.hillock.onnx.OnnxModel;
import org.hillock.onnx.Tensor;
import org.hillock.onnx.execution.Execution;
import org.hillock.onnx.execution.Value;
import org.hillock.onnx.gradient.Tape;
import org.hillock.optimizer.Adam;
import org.hillock.optimizer.Optimizer;

/// Goes on with the training of a model by minibatch descent, and keeps the epoch that did best on
/// rows set aside; that may be none, and the model stays as it was.
public final class FineTuning {
  private FineTuning() {}

  /// How.
  ///
  /// @param optimizer changes the weights
  /// @param batch rows of a step
  /// @param epochs passes over the rows at the most
  /// @param patience epochs without a better one after which it ends
  /// @param seed of the order of rows
  public record Settings(Optimizer optimizer, int batch, int epochs, int patience, long seed) {
    /// Adam with 0.001, 32 rows, at most 100 epochs, patience 10.
    public static Settings usual(long seed) {
      return new Settings(new Adam(0.001), 32, 100, 10, seed);
    }
  }

  /// A model whose weights went on.
  ///
  /// @param model the same graph with other weights
  /// @param weights names of those that were trained
  /// @param best the epoch that was kept, from 1; 0 if none was better than what was there
  public record Tuned(OnnxModel model, List<String> weights, int best) {}

  /// Trains.
  ///
  /// @param given stays as it is
  /// @param ending of the model
  /// @param train rows to learn from
  /// @param watched rows by which the best epoch is chosen
  /// @throws InvalidInputException if the model has no float weights, or a node on the way to them
  ///   cannot be differentiated; names it
  public static Tuned of(
      OnnxModel given, Ending ending, Rows train, Rows watched, Settings settings) {
    OnnxModel model = Lifted.of(given);
    Forward forward = Forward.of(model, ending.raw());
    Course course = new Course(forward, Weights.of(model.graph()));
    Optimizer.Stepper stepper = settings.optimizer.stepper(course.parameters.length);
    float[] best = course.parameters.clone();
    double lowest = course.loss(watched);
    int bestEpoch = 0;
    for (int epoch = 1;
        epoch <= settings.epochs && epoch - bestEpoch <= settings.patience;
        epoch++) {
      int[] order = Draws.of(settings.seed).at("tuning").at(epoch).permutation(train.rows());
      for (int from = 0; from < order.length; from += settings.batch) {
        int[] rows = Arrays.copyOfRange(order, from, Math.min(from + settings.batch, order.length));
        stepper.step(course.parameters, course.gradients(train, rows));
      }
      double loss = course.loss(watched);
      if (loss < lowest) {
        lowest = loss;
        bestEpoch = epoch;
        best = course.parameters.clone();
      }
    }
    return new Tuned(with(model, course.values(best)), course.names, bestEpoch);
  }

  /// Rows and what should come of them.
  public record Rows(Sample sample, Goal goal) {
    int rows() {
      return sample.rows();
    }

    /// Some of them.
    public Rows some(int... wanted) {
      return new Rows(sample.some(wanted), goal.some(wanted));
    }
  }

  private static OnnxModel with(OnnxModel model, Map<String, Value> values) {
    List<Tensor> initializers = new ArrayList<>();
    for (Tensor tensor : model.graph().initializers()) {
      initializers.add(
          values.get(tensor.name()) instanceof Value.Floats floats
              ? Tensor.of(
                  tensor.name(),
                  floats.values(),
                  tensor.dims().stream().mapToLong(size -> size).toArray())
              : tensor);
    }
    Graph graph = model.graph();
    return new OnnxModel(
        model.irVersion(),
        model.opsets(),
        model.producer(),
        new Graph(
            graph.name(),
            graph.nodes(),
            graph.inputs(),
            graph.outputs(),
            initializers,
            graph.values()),
        model.functions(),
        model.metadata());
  }

  /// The weights while they change, one after the other in one array.
  private static final class Course {
    private final Forward forward;
    private final List<String> names;
    private final float[] parameters;

    Course(Forward forward, List<String> names) {
      this.forward = forward;
      this.names = names;
      if (names.isEmpty()) {
        throw new InvalidInputException(
            "the model has no float32 weights that could be tuned; a quantized model is tuned before it is quantized.");
      }
      int count = 0;
      for (String name : names) {
        count += initial(name).values().length;
      }
      parameters = new float[count];
      int at = 0;
      for (String name : names) {
        float[] values = initial(name).values();
        System.arraycopy(values, 0, parameters, at, values.length);
        at += values.length;
      }
    }

    private Value.Floats initial(String name) {
      return (Value.Floats) Objects.requireNonNull(forward.execution().initializers().get(name));
    }

    Map<String, Value> values(float[] of) {
      Map<String, Value> values = new HashMap<>();
      int at = 0;
      for (String name : names) {
        Value.Floats first = initial(name);
        int count = first.values().length;
        values.put(name, new Value.Floats(first.dims(), Arrays.copyOfRange(of, at, at + count)));
        at += count;
      }
      return values;
    }

    double loss(Rows rows) {
      Execution now = forward.execution().with(values(parameters));
      float[] raw =
          new Forward(now, forward.value(), forward.most()).outputs(rows.sample()).values();
      return rows.goal().loss(raw);
    }

    /// ∂loss/∂parameters of some rows together.
    float[] gradients(Rows rows, int... wanted) {
      float[] gradients = new float[parameters.length];
      Map<String, Value> values = values(parameters);
      Execution now = forward.execution().with(values);
      for (int[] part : forward.parts(wanted)) {
        add(rows.some(part), wanted.length, now, values, gradients);
      }
      return gradients;
    }

    private void add(
        Rows rows, int total, Execution now, Map<String, Value> values, float[] gradients) {
      Tape tape = Tape.of(now.model());
      now.outputs(rows.sample().inputs(), tape);
      Value.Floats raw = forward.floats(tape.value(forward.value()), rows.rows());
      Goal goal = rows.goal();
      float[] slopes = new float[raw.values().length];
      for (int row = 0; row < rows.rows(); row++) {
        goal.loss()
            .gradient(
                raw.values(), goal.targets(), row * goal.columns(), goal.columns(), total, slopes);
      }
      IdentityHashMap<Value, float[]> found = tape.gradients(raw, slopes, values.values());
      int at = 0;
      for (String name : names) {
        float[] own = found.get(values.get(name));
        int count = initial(name).values().length;
        for (int i = 0; own != null && i < count; i++) {
          gradients[at + i] += own[i];
        }
        at += count;
      }
    }
  }
}
