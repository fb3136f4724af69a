package org.hillock.rulebook;

import static org.hillock.rulebook.Rule.Standing.PRACTICE;
import static org.hillock.rulebook.Rule.Standing.PROVEN;
import static org.hillock.rulebook.Rule.Topic.OUTPUT;

import java.util.List;

/// What stands on the last layer.
final class OutputRules {
  private static final String MODELS =
      "McCullagh and Nelder, Generalized linear models, 1989; Bishop, Pattern recognition and machine learning, 2006";

  static final List<Rule> ALL =
      List.of(
          new Rule(
              "regression-output",
              OUTPUT,
              PRACTICE,
              "A number (regression): `linear`, which can say any number.",
              "With squared error the gradient by the output is its error, which does not vanish as long as it is wrong.",
              MODELS,
              List.of("docs/reproductions/rule-1.txt")),
          new Rule(
              "positive-output",
              OUTPUT,
              PRACTICE,
              "If it has to be positive: `softplus`, or `exponential` for counts and rates.",
              "Their values are above 0 and their slopes never 0, so an answer that is too small can still grow.",
              "Nelder and Wedderburn, Generalized linear models, 1972",
              List.of("docs/functions/softplus.md", "docs/functions/exponential.md")),
          new Rule(
              "bounded-output",
              OUTPUT,
              PRACTICE,
              "If it has to stay between bounds: `sigmoid` or `tanh`, with targets scaled to their range.",
              "No answer can leave the range; near its ends the slope vanishes, so learning is slower there.",
              MODELS,
              List.of("docs/functions/sigmoid.md", "docs/functions/tanh.md")),
          new Rule(
              "relu-output",
              OUTPUT,
              PROVEN,
              "No `relu` on the output: it cannot say a negative number, and where it says 0 it learns nothing.",
              "Its values start at 0; targets scaled to mean 0 are below 0 for about half of the rows, and the error was 2.4 times as large here.",
              "textbook; rule 1 of the textbooks' rules: relu in hidden layers only",
              List.of("docs/reproductions/rule-1.txt")),
          new Rule(
              "binary-output",
              OUTPUT,
              PROVEN,
              "One of two classes: `sigmoid`, one unit.",
              "With cross-entropy the gradient by the logit is p - y, large as long as the answer is wrong; softmax of two units is the same function with twice the weights.",
              MODELS,
              List.of("docs/functions/sigmoid.md")),
          new Rule(
              "multiclass-output",
              OUTPUT,
              PROVEN,
              "One of several classes: `softmax`, one unit a class.",
              "Its values are positive and sum to 1, and with cross-entropy the gradient by the logits is p - y.",
              "Bridle, Probabilistic interpretation of feedforward classification network outputs, 1990",
              List.of("docs/functions/softmax.md")),
          new Rule(
              "multilabel-output",
              OUTPUT,
              PROVEN,
              "Several labels that can hold at once: a `sigmoid` for each.",
              "Values of softmax sum to 1, so it cannot be sure of two labels at once; sigmoids do not compete.",
              MODELS,
              List.of("docs/functions/sigmoid.md", "docs/functions/softmax.md")),
          new Rule(
              "softmax-hidden",
              OUTPUT,
              PRACTICE,
              "`softmax` on the output and in attention only, and once: the loss applies it.",
              "Its values share one sum, so they hide how large each input was, and a second one leaves differences of at most 1.",
              "Goodfellow, Bengio and Courville, Deep learning, 2016, section 6.2.2",
              List.of("docs/functions/softmax.md")),
          new Rule(
              "train-on-logits",
              OUTPUT,
              PROVEN,
              "Train on logits, the numbers before the output function: the loss is then exact.",
              "The logarithm of a probability that was rounded to 0 is -infinity; from the logit it is right to the last bit.",
              "Maechler, Accurately computing log(1 - exp(-|a|)), 2012",
              List.of("docs/exactness/README.md", "docs/functions/log_sigmoid.md")));

  private OutputRules() {}
}
