package org.hillock.preflight;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.hillock.activation.Activation;
import org.hillock.activation.Card.Trait;
import org.hillock.activation.Elementwise;
import org.hillock.activation.function.Sigmoid;
import org.hillock.activation.function.Softmax;
import org.hillock.data.Dataset;
import org.hillock.data.Task;
import org.hillock.preflight.Rule.Breach;

/// What the last layer gives, and what the loss and the task expect.
final class OutputRules {
  static final List<Rule> ALL =
      List.of(
          new Rule(
              "output-loss",
              Severity.WARNING,
              "loss and task",
              "the loss decides which function turns raw outputs into answers, and each task has its own: none for numbers, sigmoid for yes or no, softmax for one of several classes",
              "take the loss of the task: squared error, binary cross-entropy, or softmax cross-entropy",
              OutputRules::loss),
          new Rule(
              "double-softmax",
              Severity.WARNING,
              "softmax or sigmoid twice",
              "the loss takes raw outputs and applies softmax or sigmoid itself; a second one before it leaves differences of at most 1, so no answer can be certain and gradients stay small",
              "end the network in the dense layer, without softmax or sigmoid",
              OutputRules::twice),
          new Rule(
              "output-range",
              Severity.WARNING,
              "outputs that cannot reach the targets",
              "a function on the last layer bounds what the network can answer; where it is flat, gradients are 0 as well",
              "end the network in the dense layer, or take a function whose values cover the targets",
              OutputRules::range),
          new Rule(
              "binary-softmax",
              Severity.REMARK,
              "two outputs for two classes",
              "softmax of two outputs is sigmoid of their difference, so the second one is not needed",
              "make it the task binary: one output, with sigmoid",
              OutputRules::twoClasses));

  private OutputRules() {}

  private static List<Breach> loss(Draft draft) {
    Activation output = draft.loss().output();
    Task task = draft.train().task();
    boolean fits =
        switch (task) {
          case REGRESSION -> output instanceof Elementwise && Response.of(output) == Response.OTHER;
          case BINARY, MULTILABEL -> output instanceof Sigmoid;
          case MULTICLASS -> output instanceof Softmax;
        };
    return Rule.when(
        !fits,
        "the task is %s, and the loss, %s, answers by %s."
            .formatted(task.label(), draft.loss().getClass().getSimpleName(), output.name()),
        List.of(draft.layers().size() - 1));
  }

  private static List<Breach> twice(Draft draft) {
    Activation output = draft.loss().output();
    boolean takesLogits = !output.card().shape().traits().contains(Trait.LINEAR);
    Optional<Activation> last = draft.last().filter(OutputRules::givesProbabilities);
    return Rule.when(
        takesLogits && last.isPresent(),
        "the last layer is %s, and the loss applies %s to what it gives."
            .formatted(last.map(Activation::name).orElse(""), output.name()),
        List.of(draft.layers().size() - 1));
  }

  private static boolean givesProbabilities(Activation f) {
    double low = f.card().shape().low();
    double high = f.card().shape().high();
    return low >= 0 && high <= 1;
  }

  /// Regression: targets out of the range. Else: raw outputs of one sign say "at least 1/2" of each
  /// class.
  private static List<Breach> range(Draft draft) {
    List<Breach> breaches = new ArrayList<>();
    int last = draft.layers().size() - 1;
    draft
        .last()
        .filter(f -> !givesProbabilities(f) || draft.train().task() == Task.REGRESSION)
        .ifPresent(f -> {
          double low = f.card().shape().low();
          double high = f.card().shape().high();
          if (draft.train().task() == Task.REGRESSION) {
            double share = outside(draft.train(), low, high);
            if (share > 0) {
              breaches.add(
                  new Breach(
                      "the last layer is %s, with values from %s to %s, and %s of the targets, which are scaled to mean 0, lie outside."
                          .formatted(
                              f.name(),
                              Numbers.plain(low),
                              Numbers.plain(high),
                              Numbers.percent(share)),
                      List.of(last)));
            }
          } else if (low >= 0) {
            breaches.add(
                new Breach(
                    "the last layer is %s, whose values are never below 0, and the loss takes a raw output below 0 for a probability under one half."
                        .formatted(f.name()),
                    List.of(last)));
          }
        });
    return breaches;
  }

  private static double outside(Dataset data, double low, double high) {
    int outside = 0;
    for (float target : data.targets()) {
      outside += target < low || target > high ? 1 : 0;
    }
    return (double) outside / data.targets().length;
  }

  private static List<Breach> twoClasses(Draft draft) {
    return Rule.when(
        draft.train().task() == Task.MULTICLASS && draft.train().outputs() == 2,
        "there are two classes and two outputs.",
        List.of(draft.layers().size() - 1));
  }
}
