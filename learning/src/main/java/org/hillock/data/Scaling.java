package org.hillock.data;

import java.util.Locale;
import java.util.stream.Stream;
import org.hillock.activation.InvalidInputException;

/// What is done to numbers before a network reads them. Targets are scaled in any case.
public enum Scaling {
  /// Columns get mean 0 and standard deviation 1, brightness lies from 0 to 1.
  STANDARD,
  /// Nothing: columns as they are, brightness from 0 to 255. Few networks learn from that; it shows
  /// what scaling is for.
  NONE;

  /// The one of that name.
  ///
  /// @throws InvalidInputException if there is none; the message suggests the nearest
  public static Scaling parse(String label) {
    return Stream.of(values())
        .filter(scaling -> scaling.label().equals(label))
        .findFirst()
        .orElseThrow(() ->
            InvalidInputException.unknown(
                "scaling", label, Stream.of(values()).map(Scaling::label).toList()));
  }

  /// Its name in options.
  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }
}
