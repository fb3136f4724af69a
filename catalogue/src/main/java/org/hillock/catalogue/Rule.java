package org.hillock.catalogue;

import java.util.List;

/// What to go by when choosing. Names of functions are between backquotes.
///
/// @param title what the choice is about
/// @param lines what to do, most important first
record Rule(String title, List<String> lines) {
  static final List<Rule> ALL =
      List.of(
          new Rule(
              "Hidden layers",
              List.of(
                  "Begin with `relu`: the cheapest, and its gradient does not shrink where x > 0.",
                  "Then try `gelu` or `swish`: smooth, often a little better, dearer.",
                  "`leaky_relu`, `prelu` or `elu` when many units are dead.",
                  "`selu` for self-normalizing networks: dense layers only, standardized inputs.",
                  "`tanh` in recurrent networks.",
                  "Then ask your own data: hillock compare.")),
          new Rule(
              "Output layer, by task",
              List.of(
                  "A number (regression): `linear`; `softplus` or `exponential` if it has to be positive.",
                  "One of two classes: `sigmoid`, one unit.",
                  "One of several classes: `softmax`, one unit a class.",
                  "Several labels that can hold at once: a `sigmoid` for each.",
                  "Train on logits, the numbers before the output function: the loss is then exact.")),
          new Rule(
              "By kind of network",
              List.of(
                  "Dense: `relu`, then `gelu`.",
                  "Convolutional: `relu`; `hard_swish` where every operation counts.",
                  "Recurrent: `tanh` for the state, `sigmoid` for the gates.",
                  "Transformer: `gelu`; `swiglu` or `geglu` in the feed-forward blocks; `softmax` in attention.",
                  "Coordinates in, signal out: `sine`, `snake`.")),
          new Rule(
              "When the gradient vanishes",
              List.of(
                  "Seen as: the first layers hardly learn. Slopes multiply from layer to layer: `sigmoid` has at most 1/4, so ten layers leave less than a millionth.",
                  "Do: `relu` or its kin instead of `sigmoid` and `tanh`; starting weights scaled for the function; normalization; residual connections.")),
          new Rule(
              "When it explodes, when units die",
              List.of(
                  "Exploding gradients: the loss jumps or becomes NaN. Clip the gradient, lower the learning rate, scale the starting weights.",
                  "Dying `relu`: a unit that is negative for every example gets no gradient and never comes back. Lower the learning rate, or take `leaky_relu`, `elu` or `gelu`.")));
}
