import static org.hillock.network.Layers.*;

import java.nio.file.Path;
import org.hillock.data.*;
import org.hillock.network.*;
import org.hillock.optimizer.*;
import org.hillock.training.*;

class OwnOptimizer {
  /// Lion: p = p - η sign(0.9 m + 0.1 g), m = 0.99 m + 0.01 g. Every parameter moves by η.
  ///
  /// Source: Chen and others, "Symbolic discovery of optimization algorithms", 2023.
  record Lion(double learningRate) implements Optimizer {
    @Override
    public Optimizer withLearningRate(double rate) {
      return new Lion(rate);
    }

    @Override
    public Stepper stepper(int parameters) {
      return new Rule(
          learningRate,
          parameters,
          (p, g, m, rate, from, to) -> {
            for (int i = from; i < to; i++) {
              p[i] -= rate * Math.signum(0.9f * m[i] + 0.1f * g[i]);
              m[i] = 0.99f * m[i] + 0.01f * g[i];
            }
          });
    }
  }

  public static void main(String[] arguments) {
    OptimizerContract.verify(new Lion(0.0001));
    Split split = Split.of(Problem.of(Table.read(Path.of("examples/digits.csv")), "digit"), 1);
    Network network =
        Architecture.of(inputs(split.train().features()), dense(64), relu(), dense(split.train().outputs()))
            .network(1);
    Run run = Trainer.fit(network, split, Settings.defaults().with(new Lion(0.0001)), 1);
    Scores scores = Scores.of(run.network(), split.test(), split.encoder().target());
    System.out.println("best epoch " + run.bestEpoch() + ", test accuracy " + scores.of(Metric.ACCURACY));
  }
}
