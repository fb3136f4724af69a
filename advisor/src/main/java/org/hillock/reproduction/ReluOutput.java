package org.hillock.reproduction;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.hillock.activation.function.Relu;
import org.hillock.data.Problem;
import org.hillock.data.Split;
import org.hillock.data.Task;
import org.hillock.network.Architecture;
import org.hillock.network.LayerSpec;
import org.hillock.network.Layers;
import org.hillock.network.Network;
import org.hillock.optimizer.Adam;
import org.hillock.statistics.Sample;
import org.hillock.training.Metric;
import org.hillock.training.Run;
import org.hillock.training.Scores;
import org.hillock.training.Settings;
import org.hillock.training.Trainer;
import org.hillock.work.Crew;

/// Rule 1: ReLU belongs in hidden layers only. A ReLU on the output cannot say a negative number.
record ReluOutput() implements Reproduction.Experiment {
  private static final List<Integer> HIDDEN = List.of(64, 64);

  @Override
  public Claim claim() {
    return new Claim(
        "rule-1",
        "ReLU belongs in hidden layers only: on the output it cannot give negative numbers, and"
            + " where it gives 0 it does not learn.",
        "rule 1 of the textbooks' rules for choosing an activation function");
  }

  @Override
  public Finding find(Problem problem, boolean quick, Crew crew) {
    Trials.require(Task.REGRESSION, problem, claim());
    int seeds = quick ? 2 : 10;
    int epochs = quick ? 20 : 100;
    Settings settings = new Settings(new Adam(0.003), 32, epochs, epochs);
    List<Callable<Double>> pieces = new ArrayList<>();
    for (boolean rectified : List.of(false, true)) {
      for (int seed = 1; seed <= seeds; seed++) {
        long s = seed;
        pieces.add(() -> error(problem, rectified, settings, s));
      }
    }
    List<Double> errors = crew.all("training", pieces);
    double[] plain = errors.subList(0, seeds).stream().mapToDouble(e -> e).toArray();
    double[] rectified = errors.subList(seeds, 2 * seeds).stream().mapToDouble(e -> e).toArray();
    Scores constant = Scores.ofConstant(Split.of(problem, 1));
    return new Finding(
        claim(),
        ("%s with standardized targets, of which about half are negative; hidden layers 64 and 64"
                + " of ReLU, Adam at 0.003, batches of 32, %d epochs, %d seeds. Always the same"
                + " answer has an error of %.4f.")
            .formatted(problem.source(), epochs, seeds, constant.of(Metric.RMSE)),
        List.of(
            new Figures(
                "root mean square error on the test rows, mean and standard deviation over the seeds",
                List.of("output", "test error"),
                List.of(
                    List.of("linear", Trials.spread(plain)),
                    List.of("relu", Trials.spread(rectified))))),
        List.of(
            Trials.always("the error with relu on the output is larger", rectified, plain),
            Check.above(
                "mean error with relu on the output over that without",
                Sample.mean(rectified) / Sample.mean(plain),
                1.2)));
  }

  private static double error(Problem problem, boolean rectified, Settings settings, long seed) {
    Split split = Split.of(problem, seed);
    List<LayerSpec> layers = new ArrayList<>();
    for (int width : HIDDEN) {
      layers.add(Layers.dense(width));
      layers.add(Layers.activate(new Relu()));
    }
    layers.add(Layers.dense(split.train().outputs()));
    if (rectified) {
      layers.add(Layers.activate(new Relu()));
    }
    Network network =
        Architecture.of(Layers.inputs(split.train().features()), layers).network(seed);
    Run run = Trainer.fit(network, split, settings, seed);
    return Scores.of(run.network(), split.test(), split.encoder().target()).of(Metric.RMSE);
  }
}
