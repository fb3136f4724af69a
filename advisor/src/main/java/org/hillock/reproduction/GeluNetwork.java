package org.hillock.reproduction;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.hillock.activation.Activation;
import org.hillock.activation.function.Elu;
import org.hillock.activation.function.Gelu;
import org.hillock.activation.function.Relu;
import org.hillock.data.Problem;
import org.hillock.data.Task;
import org.hillock.network.Initialization;
import org.hillock.optimizer.Adam;
import org.hillock.statistics.Sample;
import org.hillock.training.Metric;
import org.hillock.training.Settings;
import org.hillock.work.Crew;

/// The GELU paper's network of eight hidden layers of 128 units, against ReLU and ELU.
record GeluNetwork() implements Reproduction.Experiment {
  private static final int DEPTH = 8;
  private static final int WIDTH = 128;
  private static final String OWN = ", own gain";

  @Override
  public Claim claim() {
    return new Claim(
        "gelu-network",
        "A network of 8 hidden layers of 128 units has a lower median training log loss with GELU"
            + " than with ReLU and with ELU.",
        "Hendrycks and Gimpel, Gaussian error linear units, 2016, section 3.1 and figure 2");
  }

  @Override
  public Finding find(Problem problem, boolean quick, Crew crew) {
    Trials.require(Task.MULTICLASS, problem, claim());
    int seeds = quick ? 1 : 3;
    int epochs = quick ? 10 : 4;
    Settings settings = new Settings(new Adam(0.001), quick ? 32 : 128, epochs, epochs);
    List<Activation> functions = List.of(new Gelu(), new Relu(), new Elu());
    List<Arm> arms = new ArrayList<>();
    List<Integer> hidden = Arm.deep(DEPTH, WIDTH);
    for (Activation f : functions) {
      arms.add(new Arm(f.name(), hidden, f, Initialization.leCun(), settings));
    }
    for (Activation f : functions) {
      arms.add(new Arm(f.name() + OWN, hidden, f, Initialization.gainCorrected(), settings));
    }
    Trials trials = Trials.of(arms, problem, seeds, Metric.ACCURACY, crew);
    List<List<String>> rows = new ArrayList<>();
    for (Arm arm : arms) {
      double[] losses = trials.losses(arm.name());
      rows.add(
          List.of(
              arm.name(),
              Figures.number("%.4f", Sample.median(losses)),
              Trials.spread(losses),
              Trials.spread(trials.scores(arm.name()))));
    }
    List<Check> checks = new ArrayList<>();
    for (String start : List.of("", OWN)) {
      for (String other : List.of("relu", "elu")) {
        checks.add(lower(trials, "gelu" + start, other + start));
      }
    }
    return new Finding(
        claim(),
        ("%s in place of MNIST; the paper's starting values have variance 1/inputs for every"
                + " function, tried beside those for each function's own gain; Adam at 0.001 (the"
                + " paper tunes it down to 0.00001), no dropout, batches of %d, %d epochs in place"
                + " of 50, %d seeds in place of 5.")
            .formatted(problem.source(), settings.rowsPerBatch(), epochs, seeds),
        List.of(
            new Figures(
                "training log loss of the last epoch; mean and standard deviation over the seeds",
                List.of("network", "median loss", "mean loss", "test accuracy"),
                rows)),
        checks);
  }

  private static Check lower(Trials trials, String gelu, String other) {
    double[] own = trials.losses(gelu);
    double[] others = trials.losses(other);
    double difference = Sample.median(others) - Sample.median(own);
    return new Check(
        "the median training loss of %s is below that of %s".formatted(gelu, other),
        "by %s, for %d of %d seeds"
            .formatted(Figures.number("%.4f", difference), Trials.wins(others, own), own.length),
        Arrays.stream(own).allMatch(Double::isFinite) && difference > 0);
  }
}
