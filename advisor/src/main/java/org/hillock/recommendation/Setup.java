package org.hillock.recommendation;

import org.hillock.activation.Activation;
import org.hillock.rulebook.Depth;

/// What belongs with a choice of functions. Each is a phrase.
///
/// @param start how weights start
/// @param normalization which layers to put in
/// @param dropout which to take against memorizing
/// @param loss what to minimize
public record Setup(String start, String normalization, String dropout, String loss) {
  private static final int SHALLOW = 8;

  static Setup of(Situation situation, Activation hidden) {
    return new Setup(
        start(hidden),
        normalization(situation, hidden),
        dropout(situation, hidden),
        loss(situation));
  }

  private static String start(Activation hidden) {
    String text = "gain-corrected: weights of deviation gain / √inputs";
    return switch (hidden.name()) {
      case "relu" -> text + ", for relu He's";
      case "selu" -> text + ", for selu LeCun's";
      case "sine" -> text + "; the paper of sine draws them uniform, the first layer's wider";
      default -> text;
    };
  }

  private static String normalization(Situation situation, Activation hidden) {
    if (hidden.name().equals("selu")) {
      return "none: selu normalizes by itself";
    }
    if (situation.normalized()) {
      return "batch normalization, as given; from some %d layers on residual connections too"
          .formatted(Depth.PLAIN);
    }
    return switch (situation.kind()) {
      case TRANSFORMER -> "layer normalization, before attention and feed-forward blocks";
      case RNN, LSTM, GRU -> "none, or layer normalization; clip gradients by their norm";
      case MLP, CNN -> {
        if (situation.depth() < SHALLOW) {
          yield "not needed at this depth";
        }
        yield situation.depth() < Depth.PLAIN
            ? "batch normalization before each function"
            : "residual connections first; batch normalization inside of them, not alone";
      }
    };
  }

  private static String dropout(Situation situation, Activation hidden) {
    if (hidden.name().equals("selu")) {
      return "alpha dropout, 5 to 10 %";
    }
    String alpha = situation.kind() == NetworkKind.MLP ? "; with selu alpha dropout only" : "";
    return switch (situation.kind()) {
      case RNN, LSTM, GRU -> "plain dropout between layers, if the network memorizes";
      case MLP, CNN, TRANSFORMER -> "plain dropout, if the network memorizes" + alpha;
    };
  }

  private static String loss(Situation situation) {
    return switch (situation.task()) {
      case REGRESSION -> "squared error; huber if there are outliers";
      case BINARY -> "binary cross-entropy, on the logit";
      case MULTICLASS -> "cross-entropy, on the logits";
      case MULTILABEL -> "binary cross-entropy of each label, on its logit";
    };
  }
}
