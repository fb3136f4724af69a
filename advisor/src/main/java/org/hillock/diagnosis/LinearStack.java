package org.hillock.diagnosis;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.hillock.data.Dataset;
import org.hillock.network.Dense;
import org.hillock.network.Network;

/// Several layers without a bend between them.
record LinearStack() implements Rule {
  private static final int ROWS = 256;

  @Override
  public Optional<Diagnosis> examine(Examination e) {
    Network network = e.course().run().network();
    long layers = network.layers().stream().filter(Dense.class::isInstance).count();
    if (layers < 2 || !e.course().run().finite()) {
      return Optional.empty();
    }
    return network.collapse().map(one -> diagnosis(e, network, one, layers));
  }

  private static Diagnosis diagnosis(Examination e, Network network, Network one, long layers) {
    double difference = difference(network, one, e.course().split().validation());
    Evidence evidence =
        new Evidence(
            "One linear layer of %d numbers gives the same answers as these %d layers of %d, to within %s; %s."
                .formatted(
                    one.parameters().length,
                    layers,
                    network.parameters().length,
                    Shown.number(difference),
                    e.progress().text()),
            List.of(),
            Map.of("difference", difference, "layers", (double) layers),
            0,
            0,
            Picture.ACTIVATIONS);
    return new Diagnosis(
        Condition.COLLAPSING,
        List.of(evidence),
        "A product of matrices is a matrix: without a bent function between them, %d layers can say no more than one."
            .formatted(layers),
        List.of(AnotherActivation.named("relu"), AnotherActivation.named("gelu")));
  }

  private static double difference(Network network, Network one, Dataset data) {
    int rows = Math.min(ROWS, data.rows());
    float[] inputs = new float[rows * data.features()];
    data.copyInputs(0, rows, inputs, 0);
    float[] several = network.outputs(inputs, rows);
    float[] single = one.outputs(inputs, rows);
    double most = 0;
    for (int i = 0; i < several.length; i++) {
      most = Math.max(most, Math.abs((double) several[i] - single[i]));
    }
    return most;
  }

  @Override
  public List<Condition> explainedBy() {
    return List.of();
  }
}
