package org.hillock.preflight;

import java.util.List;
import org.hillock.activation.Activation;
import org.hillock.activation.function.Selu;
import org.hillock.network.Dropout;
import org.hillock.network.Gru;
import org.hillock.network.Layer;
import org.hillock.network.Lstm;
import org.hillock.network.Recurrent;
import org.hillock.network.Rnn;
import org.hillock.preflight.Draft.Hidden;
import org.hillock.preflight.Rule.Breach;

/// What belongs to kinds of networks: self-normalizing and recurrent ones.
final class KindRules {
  static final List<Rule> ALL =
      List.of(
          new Rule(
              "selu-dropout",
              Severity.WARNING,
              "plain dropout with selu",
              "it puts 0 in place of numbers, which moves mean and variance away from the 0 and 1 that selu keeps",
              "take alpha-dropout, which keeps both",
              KindRules::seluDropout),
          new Rule(
              "selu-normalization",
              Severity.REMARK,
              "a normalization with selu",
              "selu keeps mean 0 and variance 1 by itself, so a normalization does the same work twice",
              "leave out the normalization, or take relu with it",
              KindRules::seluNormalization),
          new Rule(
              "recurrent-state",
              Severity.REMARK,
              "an unbounded function in a recurrent state",
              "the same weights are applied at each step, so a state that is not bounded can grow from step to step until it overflows",
              "take tanh for the state, or clip gradients and keep the sequences short",
              KindRules::states),
          new Rule(
              "recurrent-gate",
              Severity.WARNING,
              "a gate that does not go from 0 to 1",
              "a gate says which share of a number goes on, from none to all",
              "take sigmoid or hard_sigmoid for gates",
              KindRules::gates));

  private KindRules() {}

  private static List<Hidden> selu(Draft draft) {
    return draft.hidden().stream().filter(h -> h.activation() instanceof Selu).toList();
  }

  private static List<Breach> seluDropout(Draft draft) {
    List<Integer> dropout = draft.where(Dropout.class::isInstance);
    return Rule.when(
        !selu(draft).isEmpty() && !dropout.isEmpty(),
        "there is dropout between layers of selu.",
        dropout);
  }

  private static List<Breach> seluNormalization(Draft draft) {
    return Rule.when(
        !selu(draft).isEmpty() && draft.isNormalized(),
        "there is a normalization between layers of selu.",
        draft.where(Draft::normalizes));
  }

  private static List<Breach> states(Draft draft) {
    List<Integer> found =
        draft.where(layer ->
            layer instanceof Recurrent recurrent
                && switch (recurrent.cell()) {
                  case Rnn rnn -> isUnbounded(rnn.activation());
                  case Lstm lstm -> isUnbounded(lstm.candidate()) || isUnbounded(lstm.output());
                  case Gru gru -> isUnbounded(gru.candidate());
                });
    return Rule.when(
        !found.isEmpty(), "the state of %s is not bounded.".formatted(label(draft, found)), found);
  }

  private static boolean isUnbounded(Activation f) {
    return Double.isInfinite(f.card().shape().low()) || Double.isInfinite(f.card().shape().high());
  }

  private static List<Breach> gates(Draft draft) {
    List<Integer> found =
        draft.where(layer ->
            layer instanceof Recurrent recurrent
                && switch (recurrent.cell()) {
                  case Rnn _ -> false;
                  case Lstm lstm -> !isShare(lstm.gate());
                  case Gru gru -> !isShare(gru.gate());
                });
    return Rule.when(
        !found.isEmpty(),
        "a gate of %s can leave the range from 0 to 1.".formatted(label(draft, found)),
        found);
  }

  private static boolean isShare(Activation f) {
    return f.card().shape().low() >= 0 && f.card().shape().high() <= 1;
  }

  private static String label(Draft draft, List<Integer> found) {
    return found.stream().findFirst().map(draft.layers()::get).map(Layer::label).orElse("");
  }
}
