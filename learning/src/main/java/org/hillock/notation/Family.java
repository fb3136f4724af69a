package org.hillock.notation;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.hillock.activation.Activation;
import org.hillock.activation.InvalidInputException;
import org.hillock.activation.function.Gelu;
import org.hillock.activation.function.Relu;
import org.hillock.activation.function.Tanh;

/// Networks to begin with, cut to the size of the data.
public enum Family implements Design {
  /// Convolutions and pools.
  CNN,
  /// Simple recurrent.
  RNN,
  /// Long short-term memory.
  LSTM,
  /// Gated recurrent units.
  GRU,
  /// Self-attention.
  TRANSFORMER;

  /// What a character of a text becomes.
  private static final int WIDTH = 32;

  /// The line with which networks for text begin.
  static final String EMBEDDING = "embedding " + WIDTH;

  private static final int LEAST_STAGES = 2;
  private static final int MOST_STAGES = 5;

  @Override
  public Activation usual() {
    return switch (this) {
      case CNN, LSTM, GRU -> new Relu();
      case RNN -> new Tanh();
      case TRANSFORMER -> new Gelu();
    };
  }

  @Override
  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }

  @Override
  public Blueprint blueprint(Demand demand) {
    List<Integer> sizes = demand.inputs().sizes();
    List<String> lines = new ArrayList<>();
    if (demand.vocabulary().isPresent()) {
      sizes = List.of(sizes.getFirst(), WIDTH);
      lines.add(EMBEDDING);
    } else if (sizes.size() == 1) {
      throw new InvalidInputException(
          "%s needs images, sequences or text, and these examples are %s numbers in no order; take mlp, say with --steps, --id or --text what they are, or write a network file that begins with a line such as input 8 x 8 x 1."
              .formatted(label(), demand.inputs()));
    } else if (sizes.size() == 3 && this != CNN) {
      // An image is the sequence of its rows.
      lines.add("input %d x %d".formatted(sizes.getFirst(), sizes.get(1) * sizes.getLast()));
    }
    lines.addAll(
        switch (this) {
          case CNN -> convolutions(sizes);
          case RNN -> List.of("rnn 128 activation tested");
          case LSTM -> List.of("lstm 128", "dense 64", "activation");
          case GRU -> List.of("gru 128", "dense 64", "activation");
          case TRANSFORMER ->
              List.of(
                  "each-step {",
                  "dense 64",
                  "}",
                  "sinusoidal-positions",
                  "repeat 2 {",
                  "transformer-encoder 4 feed-forward 128 activation tested",
                  "}",
                  "layer-normalization",
                  "global-average-pool");
        });
    lines.add(Words.DENSE);
    return Blueprint.parse(label(), String.join("\n", lines));
  }

  /// Stages that halve the sides, as long as there is something to halve.
  private static List<String> convolutions(List<Integer> sizes) {
    List<String> lines = new ArrayList<>();
    boolean image = sizes.size() == 3;
    int side = image ? Math.min(sizes.getFirst(), sizes.get(1)) : sizes.getFirst();
    int channels = WIDTH;
    for (int stage = 0; stage < LEAST_STAGES || (stage < MOST_STAGES && side >= 8); stage++) {
      lines.addAll(List.of("convolution " + channels + " kernel 3", "activation"));
      if (side >= 4) {
        lines.add("max-pool 2");
        side /= 2;
      }
      channels = Math.min(2 * channels, 128);
    }
    lines.addAll(image ? List.of("dense 128", "activation") : List.of("global-average-pool"));
    return lines;
  }
}
