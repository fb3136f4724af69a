package org.hillock.loss;

import java.util.List;
import java.util.stream.Stream;
import org.hillock.activation.function.Linear;
import org.hillock.activation.function.Sigmoid;
import org.hillock.numeric.Draws;

/// Every loss, in every form that changes its formula, with targets that suit it.
final class Losses {
  private Losses() {}

  /// Those for three outputs.
  static Stream<Loss> ofThree() {
    List<Double> weights = List.of(0.5, 3.0, 1.25);
    return Stream.concat(
        ofAnyWidth(),
        Stream.of(
            new ClassWeighted(new SoftmaxCrossEntropy(), weights),
            new ClassWeighted(new SoftmaxCrossEntropy().smoothed(0.1), List.of(0.0, 2.0, 1.0)),
            new ClassWeighted(new BinaryCrossEntropy(), weights),
            new OutputWeighted(new BinaryCrossEntropy().smoothed(0.1), weights),
            new OutputWeighted(new SquaredError(), List.of(0.0, 2.0, 1.0)),
            new OutputWeighted(new Huber(0.5), weights)));
  }

  /// Those for one output.
  static Stream<Loss> ofOne() {
    return Stream.concat(
        ofAnyWidth().filter(Outputwise.class::isInstance),
        Stream.of(
            new ClassWeighted(new BinaryCrossEntropy(), List.of(0.5, 3.0)),
            new ClassWeighted(new BinaryCrossEntropy(0.2), List.of(0.0, 2.0)),
            new OutputWeighted(new AbsoluteError(), List.of(2.0))));
  }

  /// Those for any number of outputs.
  static Stream<Loss> ofAnyWidth() {
    return Stream.of(
        new SquaredError(),
        new AbsoluteError(),
        new Huber(),
        new Huber(0.25),
        new BinaryCrossEntropy(),
        new BinaryCrossEntropy().smoothed(0.1),
        new SoftmaxCrossEntropy(),
        new SoftmaxCrossEntropy().smoothed(0.3));
  }

  /// Numbers, yes or no, or one class an example, whichever the loss is for.
  static float[] targets(Loss loss, int rows, int columns, Draws draws) {
    float[] targets = new float[rows * columns];
    for (int i = 0; i < targets.length; i++) {
      int ofRow = draws.at("class").below(i / columns, columns);
      targets[i] =
          switch (loss.output()) {
            case Linear _ -> (float) (2 * draws.normal(i));
            case Sigmoid _ when columns == 1 || !(loss instanceof ClassWeighted) ->
                draws.normal(i) > 0 ? 1 : 0;
            default -> i % columns == ofRow ? 1 : 0;
          };
    }
    return targets;
  }
}
