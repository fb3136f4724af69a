package org.hillock.preflight;

import java.util.List;
import org.hillock.activation.Card.Trait;
import org.hillock.activation.Rowwise;
import org.hillock.activation.function.Swish;
import org.hillock.activation.function.SwishLearned;
import org.hillock.network.Convolution;
import org.hillock.network.Dense;
import org.hillock.preflight.Draft.Hidden;
import org.hillock.preflight.Rule.Breach;
import org.hillock.rulebook.Depth;

/// Which functions stand between the layers.
final class HiddenRules {
  static final List<Rule> ALL =
      List.of(
          new Rule(
              "flat-hidden",
              Severity.WARNING,
              "a step in a trained network",
              "its slope is 0 wherever it is defined, so backpropagation multiplies every gradient by 0 and the layers before it never change",
              "take sigmoid for a soft step, or relu",
              HiddenRules::flat),
          new Rule(
              "output-function-hidden",
              Severity.WARNING,
              "an output function in a hidden layer",
              "softmax and its kin make the numbers of a row share one sum, so they hide how large each was and pass small gradients",
              "take relu or gelu between layers and leave softmax to the loss",
              HiddenRules::outputFunctions),
          new Rule(
              "linear-stack",
              Severity.WARNING,
              "linear layers only",
              "linear layers after each other amount to a single one, however many there are",
              "put an activation such as relu between them, or keep one layer",
              HiddenRules::linear),
          new Rule(
              "deep-sigmoid",
              Severity.WARNING,
              "sigmoid in 3 hidden layers or more",
              "its slope is at most 1/4, so each layer keeps less than a sixth of the gradients' mean square",
              "take relu or its kin, or tanh, or put a normalization before each activation",
              draft -> saturating(draft, Response.SIGMOID, Depth.SIGMOID)),
          new Rule(
              "deep-tanh",
              Severity.REMARK,
              "tanh in 4 hidden layers or more",
              "where it saturates gradients vanish; from starting weights that fit it still trains at 16 layers and more (docs/reproductions.md, rule-2)",
              "watch the share of saturated units, or take relu or its kin",
              draft -> saturating(draft, Response.TANH, Depth.TANH)),
          new Rule(
              "saturating-convolution",
              Severity.WARNING,
              "sigmoid or tanh after a convolution",
              "stacks of convolutions are deep, and where these functions saturate gradients vanish",
              "take relu; sigmoid and tanh belong on outputs and into the gates of recurrent layers",
              HiddenRules::afterConvolutions),
          new Rule(
              "shallow-swish",
              Severity.REMARK,
              "swish below 40 layers",
              "it was published as an advantage in networks deeper than 40 layers; in shallower ones it is no error, and costs an exponential where relu costs a comparison",
              "compare both: hillock compare --functions swish,relu",
              HiddenRules::shallowSwish));

  private HiddenRules() {}

  private static List<Breach> flat(Draft draft) {
    List<Hidden> flat = draft.hidden().stream().filter(h -> h.has(Trait.FLAT)).toList();
    return Rule.when(
        !flat.isEmpty(),
        "%s stands between layers that are to be trained.".formatted(Draft.names(flat)),
        Draft.places(flat));
  }

  private static List<Breach> outputFunctions(Draft draft) {
    List<Hidden> found =
        draft.hidden().stream()
            .filter(h ->
                h.activation() instanceof Rowwise && !h.has(Trait.HIDDEN) && !h.has(Trait.FLAT))
            .toList();
    return Rule.when(
        !found.isEmpty(),
        "%s stands in a hidden layer.".formatted(Draft.names(found)),
        Draft.places(found));
  }

  private static List<Breach> linear(Draft draft) {
    List<Integer> dense = draft.where(Dense.class::isInstance);
    return Rule.when(
        dense.size() > 1 && draft.network().collapse().isPresent(),
        "all activations are linear, so the %d dense layers amount to one.".formatted(dense.size()),
        dense);
  }

  private static List<Breach> saturating(Draft draft, Response kind, int least) {
    List<Hidden> found =
        draft.hidden().stream().filter(h -> Response.of(h.activation()) == kind).toList();
    return Rule.when(
        found.size() >= least && !draft.isNormalized() && !draft.isResidual(),
        "%s stands in %d hidden layers, without normalization or residual connections."
            .formatted(Draft.names(found), found.size()),
        Draft.places(found));
  }

  private static List<Breach> afterConvolutions(Draft draft) {
    int first =
        draft.where(Convolution.class::isInstance).stream().findFirst().orElse(Integer.MAX_VALUE);
    int last = draft.where(Convolution.class::isInstance).stream().reduce((a, b) -> b).orElse(-1);
    List<Hidden> found =
        draft.hidden().stream()
            .filter(h -> h.layer() > first && h.layer() <= last + 2)
            .filter(h -> Response.of(h.activation()) != Response.OTHER)
            .toList();
    return Rule.when(
        !found.isEmpty() && !draft.isNormalized(),
        "%s follows a convolution.".formatted(Draft.names(found)),
        Draft.places(found));
  }

  private static List<Breach> shallowSwish(Draft draft) {
    List<Hidden> found =
        draft.hidden().stream()
            .filter(h -> h.activation() instanceof Swish || h.activation() instanceof SwishLearned)
            .toList();
    return Rule.when(
        !found.isEmpty() && draft.depth() < Depth.SWISH,
        "%s in a network of %d layers.".formatted(Draft.names(found), draft.depth()),
        Draft.places(found));
  }
}
