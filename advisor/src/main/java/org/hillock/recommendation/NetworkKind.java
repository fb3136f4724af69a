package org.hillock.recommendation;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.hillock.activation.InvalidInputException;

/// What a network is made of.
public enum NetworkKind {
  /// Dense layers.
  MLP,
  /// Convolutions.
  CNN,
  /// Simple recurrent cells.
  RNN,
  /// Long short-term memory.
  LSTM,
  /// Gated recurrent units.
  GRU,
  /// Self-attention.
  TRANSFORMER;

  /// Where it has functions, in the order in which numbers pass them; the output is last.
  public List<Place> places() {
    return switch (this) {
      case MLP, CNN -> List.of(Place.HIDDEN, Place.OUTPUT);
      case RNN -> List.of(Place.STATE, Place.OUTPUT);
      case LSTM, GRU -> List.of(Place.STATE, Place.GATES, Place.HIDDEN, Place.OUTPUT);
      case TRANSFORMER -> List.of(Place.HIDDEN, Place.ATTENTION, Place.OUTPUT);
    };
  }

  /// The name as users write it: "lstm".
  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }

  /// Whether it goes through sequences step by step.
  public boolean recurrent() {
    return this == RNN || this == LSTM || this == GRU;
  }

  /// The kind of that label.
  ///
  /// @throws InvalidInputException if there is none; suggests the nearest
  public static NetworkKind parse(String label) {
    return Arrays.stream(values())
        .filter(kind -> kind.label().equals(label))
        .findFirst()
        .orElseThrow(() ->
            InvalidInputException.unknown(
                "network", label, Arrays.stream(values()).map(NetworkKind::label).toList()));
  }
}
