package org.hillock.diagnosis;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.hillock.data.Dataset;
import org.hillock.network.Network;
import org.hillock.probe.LayerHealth;

/// All examples look the same to the last layers, and nothing is learned.
record Collapsing() implements Rule {
  private static final int ROWS = 256;

  /// Directions that the examples use in the last hidden layer before training; in trained networks
  /// there may be as few as there are classes.
  private static final double FEW = 2;

  /// Narrower layers have few directions to begin with.
  private static final int WIDE = 8;

  /// Deviation of an output from example to example. Targets have deviation 1, logits differ by
  /// some units.
  private static final double SAME = 0.05;

  @Override
  public Optional<Diagnosis> examine(Examination e) {
    if (!e.progress().isStuck() || !e.course().run().finite()) {
      return Optional.empty();
    }
    List<Evidence> evidence = new ArrayList<>();
    rank(e).ifPresent(evidence::add);
    answers(e).ifPresent(evidence::add);
    return evidence.isEmpty()
        ? Optional.empty()
        : Optional.of(
            new Diagnosis(
                Condition.COLLAPSING,
                evidence,
                "What the last layers give hardly depends on the example, so the network can only learn one answer for all.",
                List.of(
                    new Residuals(),
                    new Normalization("batch-normalization"),
                    AnotherActivation.named("relu"))));
  }

  private static Optional<Evidence> rank(Examination e) {
    List<LayerHealth> hidden = Examination.hidden(e.birth());
    if (hidden.isEmpty()
        || e.course().start().layers().get(hidden.getLast().layer()).outputs() < WIDE
        || !(hidden.getLast().effectiveRank().orElse(Double.NaN) <= FEW)) {
      return Optional.empty();
    }
    double rank = hidden.getLast().effectiveRank().orElseThrow();
    return Optional.of(
        new Evidence(
            "Before the first step, examples differ in %s directions in %s, and in %s in %s."
                .formatted(
                    Shown.number(rank),
                    Shown.layer(hidden.getLast()),
                    Shown.number(hidden.getFirst().effectiveRank().orElse(Double.NaN)),
                    Shown.layer(hidden.getFirst())),
            List.of(hidden.getLast().layer()),
            Map.of("effectiveRank", rank),
            0,
            0,
            Picture.ACTIVATIONS));
  }

  private static Optional<Evidence> answers(Examination e) {
    Network network = e.course().run().network();
    double spread = spread(network, e.course().split().validation());
    return spread < SAME
        ? Optional.of(
            new Evidence(
                "From one validation row to another, outputs differ by %s (standard deviation); %s."
                    .formatted(Shown.number(spread), e.progress().text()),
                List.of(network.layers().size() - 1),
                Map.of("spreadOfOutputs", spread),
                e.end().step(),
                e.end().epoch(),
                Picture.ACTIVATIONS))
        : Optional.empty();
  }

  /// The largest standard deviation of an output.
  private static double spread(Network network, Dataset data) {
    int rows = Math.min(ROWS, data.rows());
    int width = data.outputs();
    float[] inputs = new float[rows * data.features()];
    data.copyInputs(0, rows, inputs, 0);
    float[] outputs = network.outputs(inputs, data.lengths(), rows);
    double most = 0;
    for (int j = 0; j < width; j++) {
      double mean = 0;
      for (int i = 0; i < rows; i++) {
        mean += outputs[i * width + j] / (double) rows;
      }
      double squares = 0;
      for (int i = 0; i < rows; i++) {
        squares += (outputs[i * width + j] - mean) * (outputs[i * width + j] - mean);
      }
      most = Math.max(most, Math.sqrt(squares / rows));
    }
    return most;
  }

  @Override
  public List<Condition> explainedBy() {
    return List.of(
        Condition.MISMATCH,
        Condition.SYMMETRIC,
        Condition.UNSCALED,
        Condition.EXPLODING,
        Condition.DYING,
        Condition.SATURATING,
        Condition.VANISHING,
        Condition.RATE_TOO_HIGH,
        Condition.RATE_TOO_LOW);
  }

  /// A stack of linear layers is a collapse already.
  @Override
  public List<Condition> saidBy() {
    return List.of(Condition.COLLAPSING);
  }
}
