package org.hillock.notation;

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
  CNN(new Relu()) {
    @Override
    void write(Lines lines, List<Integer> sizes) {
      boolean image = sizes.size() == 3;
      int side = image ? Math.min(sizes.getFirst(), sizes.get(1)) : sizes.getFirst();
      int channels = 32;
      for (int stage = 0; stage < 2 || (stage < MOST_STAGES && side >= 8); stage++) {
        lines.add("convolution " + channels + " kernel 3", "activation");
        if (side >= 4) {
          lines.add("max-pool 2");
          side /= 2;
        }
        channels = Math.min(2 * channels, 128);
      }
      if (image) {
        lines.add("dense 128", "activation");
      } else {
        lines.add("global-average-pool");
      }
    }
  },
  /// Simple recurrent.
  RNN(new Tanh()) {
    @Override
    void write(Lines lines, List<Integer> sizes) {
      rows(lines, sizes);
      lines.add("rnn 128 activation tested");
    }
  },
  /// Long short-term memory.
  LSTM(new Relu()) {
    @Override
    void write(Lines lines, List<Integer> sizes) {
      rows(lines, sizes);
      lines.add("lstm 128", "dense 64", "activation");
    }
  },
  /// Gated recurrent units.
  GRU(new Relu()) {
    @Override
    void write(Lines lines, List<Integer> sizes) {
      rows(lines, sizes);
      lines.add("gru 128", "dense 64", "activation");
    }
  },
  /// Self-attention.
  TRANSFORMER(new Gelu()) {
    @Override
    void write(Lines lines, List<Integer> sizes) {
      rows(lines, sizes);
      lines.add("each-step {", "  dense 64", "}");
      lines.add("sinusoidal-positions");
      lines.add("repeat 2 {", "  transformer-encoder 4 feed-forward 128 activation tested", "}");
      lines.add("layer-normalization", "global-average-pool");
    }
  };

  /// Of text.
  static final String EMBEDDING = "embedding 32\n";

  private static final int MOST_STAGES = 5;

  private final Activation usual;

  Family(Activation usual) {
    this.usual = usual;
  }

  /// Lines that grow.
  static final class Lines {
    private final StringBuilder text = new StringBuilder();

    void add(String... lines) {
      for (String line : lines) {
        text.append(line).append('\n');
      }
    }
  }

  /// Its lines up to the last.
  ///
  /// @param sizes of an image or a sequence
  abstract void write(Lines lines, List<Integer> sizes);

  /// A gray or colored image is a sequence of its rows.
  static void rows(Lines lines, List<Integer> sizes) {
    if (sizes.size() == 3) {
      lines.add("input %d x %d".formatted(sizes.getFirst(), sizes.get(1) * sizes.getLast()));
    }
  }

  @Override
  public Activation usual() {
    return usual;
  }

  @Override
  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }

  @Override
  public Blueprint blueprint(Demand demand) {
    List<Integer> sizes = demand.inputs().sizes();
    Lines lines = new Lines();
    boolean text = demand.vocabulary().isPresent();
    if (text) {
      lines.add(EMBEDDING.strip());
    } else if (sizes.size() < 2) {
      throw new InvalidInputException(
          "%s needs images, sequences or text, and these examples are %s numbers in no order; take mlp, say with --steps, --id or --text what they are, or write a network file that begins with a line such as input 8 x 8 x 1."
              .formatted(label(), demand.inputs()));
    }
    write(lines, text ? List.of(sizes.getFirst(), 32) : sizes);
    lines.add(Words.DENSE);
    return Blueprint.parse(label(), lines.text.toString());
  }
}
