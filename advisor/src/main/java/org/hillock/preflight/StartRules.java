package org.hillock.preflight;

import java.util.ArrayList;
import java.util.List;
import org.hillock.activation.Moments;
import org.hillock.activation.function.Linear;
import org.hillock.activation.function.Selu;
import org.hillock.network.Activate;
import org.hillock.network.Dense;
import org.hillock.network.Layer;
import org.hillock.preflight.Rule.Breach;
import org.hillock.theory.Forecast;

/// How the weights start, and whether the depth bears it.
final class StartRules {
  /// A gain this far from the one that keeps the signal, beside what chance does to few weights.
  private static final double FAR = 1.15;

  private static final String SELU = new Selu().name();
  private static final double SELU_FAR = 1.1;
  private static final double CHANCE = 3;

  /// Born dead more often than this is worth a word.
  private static final double OFTEN = 0.01;

  static final List<Rule> ALL =
      List.of(
          new Rule(
              "too-deep",
              Severity.WARNING,
              "more layers than the start bears",
              "gradients or differences of inputs change by a factor in each layer, and a network trains to about 6 of the depth scales that follow from it",
              "take fewer layers, starting weights with a gain that fits (hillock preflight names the best), a normalization, or residual connections",
              StartRules::tooDeep),
          new Rule(
              "start-gain",
              Severity.REMARK,
              "starting weights that do not fit the activation",
              "weights that read a function's outputs keep the size of the signal from layer to layer only with that function's own gain",
              "take the default start, which asks each function for its gain",
              StartRules::gain),
          new Rule(
              "selu-start",
              Severity.WARNING,
              "selu without LeCun's start",
              "selu keeps mean 0 and variance 1 only with weights of variance 1 / inputs",
              "take the default start, or LeCun's",
              StartRules::selu),
          new Rule(
              "equal-units",
              Severity.WARNING,
              "units that start as copies",
              "units with the same weights get the same gradients and stay copies of each other",
              "draw the starting weights at random",
              StartRules::copies),
          new Rule(
              "born-dead",
              Severity.WARNING,
              "narrow layers of relu",
              "a layer whose units are all off for an input gives 0, and so does all that follows; a network that is dead so for all inputs never learns",
              "make the narrowest layers wider, or take leaky_relu, elu or gelu",
              StartRules::bornDead));

  private StartRules() {}

  private static List<Breach> tooDeep(Draft draft) {
    return draft
        .forecast()
        .filter(forecast -> Expectation.of(forecast) == Expectation.FAILS)
        .map(forecast ->
            List.of(
                new Breach(
                    "%d hidden layers, and such layers bear a depth of about %d."
                        .formatted(forecast.layers().size(), Outlook.depth(forecast)),
                    forecast.layers().stream().map(Forecast.Step::layer).toList())))
        .orElse(List.of());
  }

  private static List<Breach> gain(Draft draft) {
    List<Forecast.Step> found = new ArrayList<>();
    List<Forecast.Step> steps = draft.forecast().map(Forecast::layers).orElse(List.of());
    for (Forecast.Step step : steps.subList(0, Math.max(0, steps.size() - 1))) {
      Moments moments = moments(draft, step.layer());
      double ofGradients = 1 / Math.sqrt(moments.slopeSquare());
      double low = Math.min(moments.gain(), ofGradients);
      double high = Math.max(moments.gain(), ofGradients);
      double allowed = FAR + CHANCE / Math.sqrt(weightsAfter(draft, step.layer()));
      boolean fits = step.gain() > low / allowed && step.gain() < high * allowed;
      if (!fits && !step.function().equals(SELU)) {
        found.add(step);
      }
    }
    return found.isEmpty()
        ? List.of()
        : List.of(
            new Breach(
                "the weights after %s have the gain %s, and %s would keep the signal%s."
                    .formatted(
                        found.getFirst().function(),
                        Numbers.plain(found.getFirst().gain()),
                        Numbers.plain(moments(draft, found.getFirst().layer()).gain()),
                        found.size() == 1
                            ? ""
                            : " (the first of %d such layers)".formatted(found.size())),
                found.stream().map(Forecast.Step::layer).toList()));
  }

  /// Where no function follows, those of the identity.
  private static Moments moments(Draft draft, int layer) {
    return Moments.of(
        draft.layers().get(layer) instanceof Activate activate
            ? activate.activation()
            : new Linear());
  }

  /// Of the next layer that has any.
  private static int weightsAfter(Draft draft, int layer) {
    return draft.layers().subList(layer + 1, draft.layers().size()).stream()
        .mapToInt(Layer::weights)
        .filter(weights -> weights > 0)
        .findFirst()
        .orElse(1);
  }

  private static List<Breach> selu(Draft draft) {
    List<Integer> found = new ArrayList<>();
    double gain = 0;
    List<Forecast.Step> steps = draft.forecast().map(Forecast::layers).orElse(List.of());
    for (Forecast.Step step : steps) {
      double allowed = SELU_FAR + CHANCE / Math.sqrt(weightsAfter(draft, step.layer()));
      if (step.function().equals(SELU) && Math.max(step.gain(), 1 / step.gain()) > allowed) {
        found.add(step.layer());
        gain = step.gain();
      }
    }
    return Rule.when(
        !found.isEmpty(),
        "the weights after selu have the gain %s, not 1.".formatted(Numbers.plain(gain)),
        found);
  }

  private static List<Breach> copies(Draft draft) {
    List<Breach> breaches = new ArrayList<>();
    int from = 0;
    for (int l = 0; l < draft.layers().size(); l++) {
      Layer layer = draft.layers().get(l);
      if (layer instanceof Dense dense && dense.outputs() > 1) {
        int copies = copies(dense, draft.network().parameters(), from);
        if (copies > 0) {
          breaches.add(
              new Breach(
                  "%d of the %d units of %s have the weights of the one before them."
                      .formatted(copies, dense.outputs(), dense.label()),
                  List.of(l)));
        }
      }
      from += layer.parameters();
    }
    return breaches;
  }

  private static int copies(Dense layer, float[] parameters, int from) {
    int copies = 0;
    for (int unit = 1; unit < layer.outputs(); unit++) {
      boolean same = true;
      for (int input = 0; input < layer.inputs() && same; input++) {
        int at = from + input * layer.outputs() + unit;
        same = parameters[at] == parameters[at - 1];
      }
      copies += same ? 1 : 0;
    }
    return copies;
  }

  private static List<Breach> bornDead(Draft draft) {
    return draft
        .forecast()
        .flatMap(Forecast::deadAtBirth)
        .filter(dead -> dead.upper() > OFTEN)
        .map(dead ->
            List.of(
                new Breach(
                    "such a network is born dead for one given input with probability %s, for all inputs with at least %s."
                        .formatted(Numbers.percent(dead.upper()), Numbers.percent(dead.lower())),
                    draft.forecast().orElseThrow().layers().stream()
                        .map(Forecast.Step::layer)
                        .toList())))
        .orElse(List.of());
  }
}
