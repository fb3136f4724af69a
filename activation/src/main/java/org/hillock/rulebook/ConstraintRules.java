package org.hillock.rulebook;

import static org.hillock.rulebook.Rule.Standing.PRACTICE;
import static org.hillock.rulebook.Rule.Standing.PROVEN;
import static org.hillock.rulebook.Rule.Topic.CONSTRAINT;

import java.util.List;

/// What the place of use demands.
final class ConstraintRules {
  static final List<Rule> ALL =
      List.of(
          new Rule(
              "low-latency",
              CONSTRAINT,
              PRACTICE,
              "Low latency: functions that cost a comparison, `relu`, `leaky_relu`, `hard_swish`; `hard_tanh` and `hard_sigmoid` in recurrent cells.",
              "An exponential is dearer than a comparison; but products take most of the time: whole trainings on digits took 0.03 to 0.09 s here, whatever the function.",
              "Howard et al., Searching for MobileNetV3, 2019",
              List.of("docs/compare/digits.txt", "docs/performance.md")),
          new Rule(
              "int8",
              CONSTRAINT,
              PRACTICE,
              "Quantized to int8: straight lines and known bounds, `relu6`, then `relu`; `hard_tanh` and `hard_sigmoid` in recurrent cells.",
              "Straight lines need a scale and a comparison, no table; where the range ends at a known place, the step is known beforehand (6/255) and no outlier stretches it.",
              "Howard et al., MobileNets, 2017; Jacob et al., Quantization and training of neural networks for efficient integer-arithmetic-only inference, 2018",
              List.of("docs/functions/relu6.md")),
          new Rule(
              "float16",
              CONSTRAINT,
              PROVEN,
              "In float16 no function that outgrows its input, such as `exponential`, `cube`, `squared_relu` or `swiglu`.",
              "Numbers end at 65504: exponential is above at x = 11.1, cube at 40.4, squared_relu at 256.",
              "IEEE 754, binary16",
              List.of("docs/functions/exponential.md", "docs/functions/squared_relu.md")),
          new Rule(
              "no-exponentials",
              CONSTRAINT,
              PRACTICE,
              "Hardware without exponentials: `relu`, `leaky_relu`, `hard_swish`; `hard_tanh`, `softsign`, `hard_sigmoid` for bounds; `squareplus` where it has to be smooth; `sparsemax` in attention.",
              "They need comparisons, a division, a square root or sorting only.",
              "Howard et al., Searching for MobileNetV3, 2019; Barron, Squareplus, 2021",
              List.of("docs/functions/hard_swish.md", "docs/functions/squareplus.md")),
          new Rule(
              "decide-on-logits",
              CONSTRAINT,
              PROVEN,
              "Without exponentials leave the output `linear` after training: the class is the one with the largest logit, or the logit above 0.",
              "`sigmoid` and `softmax` keep the order of their inputs, so the decision is the same; only the probabilities are missing.",
              "textbook",
              List.of("docs/functions/hardmax.md", "docs/functions/sparsemax.md")),
          new Rule(
              "exact-zeros",
              CONSTRAINT,
              PROVEN,
              "For exact zeros `relu`, or `relu6`, `thresholded_relu` and `sparse_plus`.",
              "They are 0 on a whole interval; smooth functions such as gelu come near 0 and are not.",
              "Glorot, Bordes and Bengio, Deep sparse rectifier neural networks, 2011",
              List.of("docs/functions/relu.md", "docs/functions/sparse_plus.md")),
          new Rule(
              "smooth-second-derivative",
              CONSTRAINT,
              PRACTICE,
              "Physics-informed networks: `tanh`, `swish`, `gelu` or `sine`; never `relu`.",
              "The equation contains second derivatives of the network; relu's is 0 wherever it exists, and that of elu jumps.",
              "Raissi, Perdikaris and Karniadakis, Physics-informed neural networks, 2019",
              List.of("docs/functions/tanh.md", "docs/functions/swish.md")),
          new Rule(
              "bounded-values",
              CONSTRAINT,
              PRACTICE,
              "Where values have to stay in bounds: `relu6`, `tanh`, `hard_tanh`, `softsign`.",
              "Their range is finite, so no weight can make the next layer's inputs larger than is known beforehand.",
              "Krizhevsky, Convolutional deep belief networks on CIFAR-10, 2010",
              List.of("docs/functions/relu6.md", "docs/functions/hard_tanh.md")));

  private ConstraintRules() {}
}
