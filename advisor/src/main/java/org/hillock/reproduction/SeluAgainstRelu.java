package org.hillock.reproduction;

import java.util.ArrayList;
import java.util.List;
import org.hillock.activation.function.Selu;
import org.hillock.data.Problem;
import org.hillock.data.Task;
import org.hillock.network.Initialization;
import org.hillock.network.LayerSpec;
import org.hillock.network.Layers;
import org.hillock.optimizer.Sgd;
import org.hillock.reproduction.Arm.Outcome;
import org.hillock.statistics.Sample;
import org.hillock.training.Metric;
import org.hillock.training.Settings;
import org.hillock.work.Crew;

/// SELU against ReLU as in the self-normalizing networks' example, which gives ReLU PyTorch's
/// starting values; and against ReLU with He's.
record SeluAgainstRelu() implements Reproduction.Experiment {
  private static final double LOST = 0.05;
  private static final String SELU = "selu, LeCun";
  private static final String RELU = "relu, PyTorch";
  private static final String HE = "relu, He";

  @Override
  public Claim claim() {
    return new Claim(
        "selu-relu",
        "A self-normalizing network of 512 and 256 units beats the same with ReLU: test accuracy"
            + " 92.04 % and 90.76 % on MNIST after 20 epochs, validation loss 0.667 and 2.145 after"
            + " the first.",
        "the notebook of github.com/bioinf-jku/SNNs for PyTorch, by the authors of"
            + " Self-normalizing neural networks, 2017; ReLU starts there from PyTorch's default,"
            + " whose gain is 1/sqrt(3) and not sqrt(2)");
  }

  @Override
  public Finding find(Problem problem, boolean quick, Crew crew) {
    Trials.require(Task.MULTICLASS, problem, claim());
    int seeds = quick ? 1 : 3;
    int epochs = quick ? 10 : 5;
    int batch = quick ? 16 : 128;
    Settings settings = new Settings(new Sgd(0.001, 0), batch, epochs, epochs);
    List<Integer> hidden = List.of(512, 256);
    List<LayerSpec> selu = List.of(Layers.activate(new Selu()), Layers.alphaDropout(LOST));
    List<LayerSpec> relu = List.of(Layers.relu(), Layers.dropout(LOST));
    List<Arm> arms =
        List.of(
            new Arm(SELU, hidden, selu, Initialization.leCun(), settings),
            new Arm(RELU, hidden, relu, Initialization.inverseRoot(), settings),
            new Arm(HE, hidden, relu, Initialization.he(), settings));
    Trials trials = Trials.of(arms, problem, seeds, Metric.ACCURACY, crew);
    List<List<String>> rows = new ArrayList<>();
    for (Arm arm : arms) {
      rows.add(
          List.of(
              arm.name(),
              Trials.spread(validation(trials, arm.name(), 0)),
              Trials.spread(validation(trials, arm.name(), epochs - 1)),
              Trials.spread(trials.scores(arm.name()))));
    }
    return new Finding(
        claim(),
        ("%s in place of MNIST, 5 %% (alpha) dropout as there; gradient descent at"
                + " 0.001, batches of %d, %d epochs in place of 20, %d seeds.")
            .formatted(problem.source(), batch, epochs, seeds),
        List.of(
            new Figures(
                "mean and standard deviation over the seeds",
                List.of(
                    "network",
                    "validation loss after epoch 1",
                    "after epoch " + epochs,
                    "test accuracy"),
                rows)),
        List.of(
            Check.above(
                "after epoch 1, validation loss of relu from PyTorch's start over that of selu",
                mean(validation(trials, RELU, 0)) / mean(validation(trials, SELU, 0)),
                2),
            Trials.always(
                "selu's test accuracy is above that of relu from PyTorch's start",
                trials.scores(SELU),
                trials.scores(RELU)),
            Trials.always(
                "it is also above that of relu from He's start",
                trials.scores(SELU),
                trials.scores(HE)),
            Check.below(
                "share of selu's gain over relu that He's start alone brings",
                trials.gain(HE, RELU) / trials.gain(SELU, RELU),
                0.5)));
  }

  private static double mean(double[] values) {
    return Sample.mean(values);
  }

  private static double[] validation(Trials trials, String arm, int epoch) {
    return trials.of(arm).stream()
        .map(Outcome::validationLosses)
        .mapToDouble(losses -> losses.get(epoch))
        .toArray();
  }
}
