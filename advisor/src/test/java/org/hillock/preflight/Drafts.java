package org.hillock.preflight;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.hillock.activation.Activation;
import org.hillock.data.Dataset;
import org.hillock.data.Task;
import org.hillock.loss.Loss;
import org.hillock.network.Architecture;
import org.hillock.network.Initialization;
import org.hillock.network.LayerSpec;
import org.hillock.network.Layers;
import org.hillock.network.Network;
import org.hillock.network.Shape;
import org.hillock.numeric.Draws;

/// Networks about to be trained on random rows.
final class Drafts {
  private static final int ROWS = 40;

  private Drafts() {}

  /// With the default start and the loss of the task.
  static Draft of(Task task, Shape inputs, LayerSpec... layers) {
    Network network = Architecture.of(inputs, layers).network(1);
    return of(network, Loss.of(task), data(task, inputs, network.outputs(), 0, 1));
  }

  /// Of a perceptron for three classes.
  static Draft deep(int depth, int width, Activation f, Initialization start) {
    List<LayerSpec> layers = new ArrayList<>();
    for (int h = 0; h < depth; h++) {
      layers.add(Layers.dense(width));
      layers.add(Layers.activate(f));
    }
    layers.add(Layers.dense(3));
    Network network = Architecture.of(Shape.of(width), layers).network(1, start);
    return of(network, Loss.of(Task.MULTICLASS), data(Task.MULTICLASS, Shape.of(width), 3, 0, 1));
  }

  static Draft of(Network network, Loss loss, Dataset data) {
    List<String> names = new ArrayList<>();
    for (int i = 0; i < data.features(); i++) {
      names.add("x" + i);
    }
    return Draft.of(network, loss, data, names);
  }

  /// Normal inputs with a mean and a deviation; targets are normal, or one class after the other.
  static Dataset data(Task task, Shape inputs, int outputs, double mean, double deviation) {
    Draws draws = Draws.of(3);
    float[] x = new float[ROWS * inputs.numbers()];
    for (int i = 0; i < x.length; i++) {
      x[i] = (float) (mean + deviation * draws.normal(i));
    }
    float[] y = new float[ROWS * outputs];
    for (int i = 0; i < y.length; i++) {
      int row = i / outputs;
      y[i] =
          switch (task) {
            case REGRESSION -> (float) draws.at("targets").normal(i);
            case BINARY, MULTILABEL -> (row + i) % 2;
            case MULTICLASS -> row % outputs == i % outputs ? 1 : 0;
          };
    }
    return new Dataset(
        ROWS, inputs.numbers(), x, outputs, y, task, inputs.sizes(), Optional.empty());
  }

  /// The ids of the rules that are broken.
  static List<String> broken(Draft draft) {
    return Lint.of(draft, Set.of()).stream()
        .map(complaint -> complaint.rule().id())
        .distinct()
        .toList();
  }

  static List<String> warnings(Draft draft) {
    return Lint.of(draft, Set.of()).stream()
        .filter(complaint -> complaint.rule().severity() == Severity.WARNING)
        .map(complaint -> complaint.rule().id() + ": " + complaint.message())
        .toList();
  }
}
