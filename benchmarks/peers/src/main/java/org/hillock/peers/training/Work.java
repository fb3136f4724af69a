package org.hillock.peers.training;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// What a library has to do.
///
/// @param name `A`, `B-gelu`
/// @param kind what is measured
/// @param net the network
/// @param rows how many examples there are
/// @param batch examples a step
/// @param epochs walks over the examples in one training
record Work(String name, Kind kind, Net net, int rows, int batch, int epochs) {
  static final double LEARNING_RATE = 1e-3;

  private static final Net LARGE =
      new Net.Perceptron(Examples.PIXELS, List.of(256, 128), "relu", 10);
  private static final Net TINY = new Net.Perceptron(4, List.of(16), "relu", 3);
  private static final Net CONVOLUTIONAL =
      new Net.Convolutional(Examples.SIDE, List.of(32, 64), 128, 10);
  private static final Net RECURRENT = new Net.Recurrent(Examples.SIDE, Examples.SIDE, 128, 10);
  private static final Net TRANSFORMER = new Net.Transformer(64, 128, 4, 512, 10);
  private static final int IMAGES = 60_000;
  private static final int SEQUENCES = 1600;
  private static final int IRISES = 150;
  private static final int BATCH = 128;
  private static final int STEPS = 100;
  private static final List<String> FUNCTIONS =
      List.of(
          "relu",
          "leaky_relu",
          "elu",
          "selu",
          "sigmoid",
          "tanh",
          "swish",
          "gelu",
          "softplus",
          "prelu",
          "softmax",
          "linear");

  /// What is measured.
  enum Kind {
    /// Trainings, when everything is warm.
    WARM,
    /// The first training of a process.
    COLD,
    /// Answers, when everything is warm.
    LATENCY,
    /// The first answer of a process.
    START
  }

  /// All works, in the order of the table.
  static List<Work> all() {
    List<Work> works = new ArrayList<>();
    works.add(new Work("A", Kind.WARM, LARGE, IMAGES, BATCH, 1));
    for (String function : FUNCTIONS) {
      Net deep =
          new Net.Perceptron(
              Examples.PIXELS, List.of(128, 128, 128, 128, 128, 128, 128, 128), function, 10);
      works.add(new Work("B-" + function, Kind.WARM, deep, STEPS * BATCH, BATCH, 1));
    }
    works.add(new Work("C", Kind.WARM, CONVOLUTIONAL, IMAGES, BATCH, 1));
    works.add(new Work("D", Kind.WARM, RECURRENT, IMAGES, BATCH, 1));
    works.add(new Work("E-1", Kind.LATENCY, LARGE, 1, 1, 1));
    works.add(new Work("E-256", Kind.LATENCY, LARGE, 256, BATCH, 1));
    works.add(new Work("F", Kind.WARM, TINY, IRISES, 16, 200));
    works.add(new Work("F-cold", Kind.COLD, TINY, IRISES, 16, 200));
    works.add(new Work("G", Kind.WARM, TRANSFORMER, SEQUENCES, 32, 2));
    works.add(new Work("start", Kind.START, TINY, IRISES, 16, 1));
    return works;
  }

  /// The network, if it is one of dense layers.
  Optional<Net.Perceptron> perceptron() {
    return net instanceof Net.Perceptron dense ? Optional.of(dense) : Optional.empty();
  }

  /// The work of that name.
  static Work named(String name) {
    return all().stream()
        .filter(work -> work.name.equals(name))
        .findFirst()
        .orElseThrow(() ->
            new IllegalArgumentException(
                "no work %s; choose from %s."
                    .formatted(name, String.join(", ", all().stream().map(Work::name).toList()))));
  }
}
