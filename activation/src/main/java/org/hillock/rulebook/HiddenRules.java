package org.hillock.rulebook;

import static org.hillock.rulebook.Rule.Standing.CONTRADICTED;
import static org.hillock.rulebook.Rule.Standing.PRACTICE;
import static org.hillock.rulebook.Rule.Standing.PROVEN;
import static org.hillock.rulebook.Rule.Topic.EXPLODING;
import static org.hillock.rulebook.Rule.Topic.HIDDEN;
import static org.hillock.rulebook.Rule.Topic.NETWORK;
import static org.hillock.rulebook.Rule.Topic.VANISHING;

import java.util.List;

/// What stands between layers.
final class HiddenRules {
  private static final String COMPARED = "docs/compare/README.md";
  private static final String RULE_2 = "docs/reproductions/rule-2.txt";
  private static final String SWISH_DEPTH = "docs/reproductions/swish-depth.txt";

  static final List<Rule> ALL =
      List.of(
          new Rule(
              "relu-first",
              HIDDEN,
              PRACTICE,
              "Begin with `relu`: the cheapest, and its gradient does not shrink where x > 0.",
              "On none of our eight data sets could another function be claimed to beat it for new rows.",
              "Nair and Hinton, Rectified linear units improve restricted Boltzmann machines, 2010",
              List.of(COMPARED, "docs/reproductions/rule-1.txt")),
          new Rule(
              "smooth-next",
              HIDDEN,
              PRACTICE,
              "Then try `gelu` or `swish`: smooth, often a little better, dearer.",
              "In 8 layers on Fashion-MNIST gelu learned a little faster here than relu and elu; on small tables no difference shows.",
              "Hendrycks and Gimpel, Gaussian error linear units, 2016",
              List.of("docs/reproductions/gelu-network.txt", COMPARED)),
          new Rule(
              "dead-units",
              HIDDEN,
              PROVEN,
              "`leaky_relu`, `prelu` or `elu` when many units are dead.",
              "Their slope is not 0 for x < 0, so a unit that is negative for every example still gets a gradient.",
              "Lu, Shin, Su and Karniadakis, Dying ReLU and initialization, 2019",
              List.of("docs/reproductions/born-dead.txt")),
          new Rule(
              "selu-conditions",
              HIDDEN,
              PROVEN,
              "`selu` only with its own start (LeCun's), alpha dropout, dense layers and standardized inputs.",
              "Only then mean 0 and variance 1 are a fixed point, from layer to layer; it does not follow that it predicts better: relu from He's start did as well here.",
              "Klambauer, Unterthiner, Mayr and Hochreiter, Self-normalizing neural networks, 2017",
              List.of(
                  "docs/reproductions/selu-fixed-point.txt", "docs/reproductions/selu-relu.txt")),
          new Rule(
              "deep-swish",
              HIDDEN,
              CONTRADICTED,
              "Over 40 layers `swish`, say the books; without batch normalization `relu` trained deeper here.",
              "At 50 layers, from starting values for each function's own gain, relu reached an accuracy of 0.89 and swish 0.39.",
              "Ramachandran, Zoph and Le, Swish: a self-gated activation function, 2017",
              List.of(SWISH_DEPTH, "docs/reproductions.md")),
          new Rule(
              "deep-swish-normalized",
              HIDDEN,
              PRACTICE,
              "With batch normalization `swish` trains deeper than `relu`.",
              "Here it reached 0.93 at 30 layers, where relu had 0.58; at 50 neither learned much.",
              "Ramachandran, Zoph and Le, Swish: a self-gated activation function, 2017",
              List.of(SWISH_DEPTH)),
          new Rule(
              "linear-stack",
              HIDDEN,
              PROVEN,
              "Not `linear` throughout: linear layers after each other amount to one.",
              "A product of matrices is a matrix, so depth adds nothing that one layer cannot say.",
              "textbook; Widrow and Hoff, Adaptive switching circuits, 1960",
              List.of(COMPARED)),
          new Rule(
              "step-untrainable",
              HIDDEN,
              PROVEN,
              "Never `step` where gradients have to pass: its slope is 0.",
              "Backpropagation multiplies by the slope, so the layers before it never change.",
              "Rosenblatt, The perceptron, 1958",
              List.of("docs/functions/step.md")),
          new Rule(
              "ask-the-data",
              HIDDEN,
              PRACTICE,
              "Then ask your own data: hillock compare.",
              "On most small tables the choice matters less than chance; where it matters, only your data can say.",
              "Demšar, Statistical comparisons of classifiers over multiple data sets, 2006",
              List.of(COMPARED)),
          new Rule(
              "dense-network",
              NETWORK,
              PRACTICE,
              "Dense: `relu`, then `gelu`.",
              "Nothing dearer has shown a gain on tables that new rows would confirm.",
              "Glorot, Bordes and Bengio, Deep sparse rectifier neural networks, 2011",
              List.of(COMPARED)),
          new Rule(
              "convolutional-network",
              NETWORK,
              PRACTICE,
              "Convolutional: `relu`; `hard_swish` where every operation counts.",
              "Stacks of convolutions are deep, and relu passes gradients on whole where x > 0, for one comparison.",
              "He, Zhang, Ren and Sun, Delving deep into rectifiers, 2015; Howard et al., Searching for MobileNetV3, 2019",
              List.of("docs/functions/relu.md", "docs/functions/hard_swish.md")),
          new Rule(
              "recurrent-network",
              NETWORK,
              PRACTICE,
              "Recurrent: `tanh` for the state, `sigmoid` for the gates.",
              "The same weights act at each step, so a state has to be bounded; a gate says which share goes on, from 0 to 1.",
              "Hochreiter and Schmidhuber, Long short-term memory, 1997",
              List.of("docs/functions/tanh.md", "docs/functions/sigmoid.md")),
          new Rule(
              "transformer",
              NETWORK,
              PRACTICE,
              "Transformer: `gelu`; `swiglu` or `geglu` in the feed-forward blocks; `softmax` in attention.",
              "BERT and GPT were trained so, and gated blocks were ahead of plain ones in the language models they were tried in.",
              "Hendrycks and Gimpel, Gaussian error linear units, 2016; Shazeer, GLU variants improve transformer, 2020",
              List.of("docs/functions/gelu.md", "docs/functions/swiglu.md")),
          new Rule(
              "coordinates",
              NETWORK,
              PRACTICE,
              "Coordinates in, signal out: `sine`, `snake`.",
              "They are periodic and have all derivatives, so fine detail and its derivatives can be represented.",
              "Sitzmann, Martel, Bergman, Lindell and Wetzstein, Implicit neural representations with periodic activation functions, 2020",
              List.of("docs/functions/sine.md", "docs/functions/snake.md")),
          new Rule(
              "deep-sigmoid",
              VANISHING,
              PROVEN,
              "No `sigmoid` in deep hidden layers. Slopes multiply from layer to layer: it has at most 1/4, so ten layers leave less than a millionth.",
              "Measured: 16 layers of it learned next to nothing, from either of two starts.",
              "Glorot and Bengio, Understanding the difficulty of training deep feedforward neural networks, 2010",
              List.of(RULE_2, "docs/reproductions/sigmoid-saturation.txt")),
          new Rule(
              "deep-tanh",
              VANISHING,
              CONTRADICTED,
              "No `tanh` in deep hidden layers, say the books; with starting weights that fit it trained 32 layers here.",
              "It was within 0.016 of relu's accuracy; its slope is 1 at 0, so small values pass whole, and only saturated units stop gradients.",
              "Glorot and Bengio, Understanding the difficulty of training deep feedforward neural networks, 2010",
              List.of(RULE_2, "docs/reproductions.md")),
          new Rule(
              "matching-start",
              VANISHING,
              PROVEN,
              "Scale the starting weights for the function: He's for `relu`, LeCun's for `selu`, gain / √inputs for any.",
              "Else each layer changes the variance by the same factor: 30 layers of relu lose 2^29 from Glorot's start and nothing from He's, and only the latter learn.",
              "He, Zhang, Ren and Sun, Delving deep into rectifiers, 2015",
              List.of("docs/reproductions/he-signals.txt", "docs/reproductions/he-training.txt")),
          new Rule(
              "deep-residual",
              VANISHING,
              PRACTICE,
              "Seen as: the first layers hardly learn. Do: `relu` or its kin; residual connections, normalization.",
              "A residual connection passes gradients around the functions; without them batch normalization alone made 30 layers of relu worse here.",
              "He, Zhang, Ren and Sun, Deep residual learning for image recognition, 2016",
              List.of(SWISH_DEPTH)),
          new Rule(
              "exploding",
              EXPLODING,
              PRACTICE,
              "Exploding gradients: the loss jumps or becomes NaN. Clip the gradient, lower the learning rate, scale the starting weights.",
              "Gradients are multiplied from step to step and layer to layer; 30 layers of relu trained here at a rate of 0.003 and diverged for one of three seeds at 0.01.",
              "Pascanu, Mikolov and Bengio, On the difficulty of training recurrent neural networks, 2013",
              List.of("docs/reproductions/he-training.txt")),
          new Rule(
              "dying-relu",
              EXPLODING,
              PROVEN,
              "Dying `relu`: a unit that is negative for every example gets no gradient and never comes back. Lower the learning rate, or take `leaky_relu`, `elu` or `gelu`.",
              "Its slope is 0 for x < 0; narrow and deep networks can be dead from the start, as often as the formula says.",
              "Lu, Shin, Su and Karniadakis, Dying ReLU and initialization, 2019",
              List.of("docs/reproductions/born-dead.txt")));

  private HiddenRules() {}
}
