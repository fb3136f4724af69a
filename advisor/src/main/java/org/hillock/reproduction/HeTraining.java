package org.hillock.reproduction;

import java.util.Arrays;
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

/// A network of 30 layers of ReLU learns with He's starting values and stalls with Glorot's.
record HeTraining() implements Reproduction.Experiment {
  private static final int DEPTH = 30;
  private static final int WIDTH = 64;

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
    Settings settings = new Settings(new Sgd(0.01, 0.9), 32, epochs, epochs);
    List<Integer> hidden = Arm.deep(DEPTH, WIDTH);
    Trials trials =
        Trials.of(
            List.of(
                new Arm("He", hidden, new Relu(), Initialization.he(), settings),
                new Arm("Glorot", hidden, new Relu(), Initialization.glorotUniform(), settings)),
            problem,
            seeds,
            Metric.ACCURACY,
            crew);
    double constant = Scores.ofConstant(Split.of(problem, 1)).of(Metric.LOG_LOSS);
    double worstHe = Arrays.stream(trials.losses("He")).max().orElseThrow();
    double leastGlorot = Arrays.stream(trials.losses("Glorot")).min().orElseThrow();
    return new Finding(
        claim(),
        ("%s, in place of ImageNet: dense layers in place of convolutions, %d hidden layers of %d;"
                + " gradient descent with momentum 0.9 at rate 0.01, batches of 32, %d epochs, %d"
                + " seeds. Always the same answer has a loss of %.3f.")
            .formatted(problem.source(), DEPTH, WIDTH, epochs, seeds, constant),
        List.of(
            new Figures(
                "mean and standard deviation over the seeds",
                List.of("starting values", "training loss of the last epoch", "test accuracy"),
                List.of(row(trials, "He"), row(trials, "Glorot")))),
        List.of(
            Check.below(
                "with He the largest training loss of a seed, over that of the same answer,",
                worstHe / constant,
                0.5),
            Check.above(
                "with Glorot the least training loss of a seed, over that of the same answer,",
                leastGlorot / constant,
                0.99)));
  }

  private static List<String> row(Trials trials, String arm) {
    return List.of(arm, Trials.spread(trials.losses(arm)), Trials.spread(trials.scores(arm)));
  }
}
