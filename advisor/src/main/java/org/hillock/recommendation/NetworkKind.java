package org.hillock.recommendation;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.hillock.activation.InvalidInputException;

/// What a network is made of.
public enum NetworkKind {
  /// Dense layers.
  MLP(List.of(Place.HIDDEN, Place.OUTPUT)),
  /// Convolutions.
  CNN(List.of(Place.HIDDEN, Place.OUTPUT)),
  /// Simple recurrent cells.
  RNN(List.of(Place.STATE, Place.OUTPUT)),
  /// Long short-term memory.
  LSTM(List.of(Place.STATE, Place.GATES, Place.HIDDEN, Place.OUTPUT)),
  /// Gated recurrent units.
  GRU(List.of(Place.STATE, Place.GATES, Place.HIDDEN, Place.OUTPUT)),
  /// Self-attention.
  TRANSFORMER(List.of(Place.HIDDEN, Place.ATTENTION, Place.OUTPUT));

  private final List<Place> places;

  NetworkKind(List<Place> places) {
    this.places = places;
  }

  /// Where it has functions, in the order in which numbers pass them; the output is last.
  public List<Place> places() {
    return places;
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
