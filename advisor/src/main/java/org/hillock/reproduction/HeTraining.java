package org.hillock.reproduction;

import java.util.ArrayList;
import java.util.List;
import org.hillock.activation.function.Relu;
import org.hillock.data.Problem;
import org.hillock.data.Split;
import org.hillock.data.Task;
import org.hillock.network.Initialization;
import org.hillock.optimizer.Sgd;
import org.hillock.training.Metric;
import org.hillock.training.Scores;
import org.hillock.training.Settings;
import org.hillock.work.Crew;

/// A network of 30 layers of ReLU learns with He's starting values and stalls with Glorot's.
record HeTraining() implements Reproduction.Experiment {
  private static final int DEPTH = 30;
  private static final int WIDTH = 64;
  private static final double MOMENTUM = 0.9;
  private static final List<Double> RATES = List.of(0.001, 0.003, 0.01);

  @Override
  public Claim claim() {
    return new Claim(
        "he-training",
        "A network of 30 layers of ReLU converges from He's starting values and stalls completely"
            + " from Glorot's.",
        "He, Zhang, Ren and Sun, Delving deep into rectifiers, 2015, figure 3");
  }

  @Override
  public Finding find(Problem problem, boolean quick, Crew crew) {
    Trials.require(Task.MULTICLASS, problem, claim());
    int epochs = quick ? 10 : 40;
    int seeds = quick ? 1 : 3;
    List<Integer> hidden = Arm.deep(DEPTH, WIDTH);
    List<Arm> arms = new ArrayList<>();
    for (double rate : RATES) {
      Settings settings = new Settings(new Sgd(rate, MOMENTUM), 32, epochs, epochs);
      Initialization glorot = Initialization.glorotUniform();
      arms.add(new Arm("He, " + rate, hidden, new Relu(), Initialization.he(), settings));
      arms.add(new Arm("Glorot, " + rate, hidden, new Relu(), glorot, settings));
    }
    Trials trials = Trials.of(arms, problem, seeds, Metric.ACCURACY, crew);
    double constant = Scores.ofConstant(Split.of(problem, 1)).of(Metric.LOG_LOSS);
    List<List<String>> rows = new ArrayList<>();
    for (Arm arm : arms) {
      double[] losses = trials.losses(arm.name());
      double[] scores = trials.scores(arm.name());
      rows.add(List.of(arm.name(), Trials.spread(losses), Trials.spread(scores)));
    }
    return new Finding(
        claim(),
        ("%s in place of ImageNet, dense layers in place of convolutions, %d hidden layers of %d;"
                + " gradient descent with momentum 0.9 at three rates, batches of 32, %d epochs, %d"
                + " seeds. Always the same answer has a loss of %.3f. Of each kind the rate counts"
                + " at which the worst seed does best.")
            .formatted(problem.source(), DEPTH, WIDTH, epochs, seeds, constant),
        List.of(
            new Figures(
                "mean and standard deviation over the seeds",
                List.of("start, rate", "training loss of the last epoch", "test accuracy"),
                rows)),
        List.of(
            Check.below(
                "with He the largest training loss of a seed, over that of the same answer,",
                best(trials, "He") / constant,
                0.5),
            Check.above(
                "with Glorot the largest training loss of a seed, over that of the same answer,",
                best(trials, "Glorot") / constant,
                0.99)));
  }

  /// The worst seed's loss at the rate at which it is least; a loss that is not finite is worse
  /// than any.
  private static double best(Trials trials, String start) {
    double least = Double.POSITIVE_INFINITY;
    for (double rate : RATES) {
      double worst = 0;
      for (double loss : trials.losses(start + ", " + rate)) {
        worst = Math.max(worst, Double.isFinite(loss) ? loss : Double.POSITIVE_INFINITY);
      }
      least = Math.min(least, worst);
    }
    return least;
  }
}
