package org.hillock.demonstration;

import java.util.List;
import org.hillock.activation.InvalidInputException;

/// All demonstrations.
public final class Demonstrations {
  private static final List<Demonstration> ALL =
      List.of(
          new VanishingGradients(),
          new ExplodingGradients(),
          new DyingRelu(),
          new Saturation(),
          new Collapse(),
          new NotANumber(),
          new Symmetry(),
          new UnscaledInputs());

  private Demonstrations() {}

  /// In the order of the document.
  public static List<Demonstration> all() {
    return ALL;
  }

  /// The one of that name.
  ///
  /// @throws InvalidInputException if there is none; the message suggests the nearest
  public static Demonstration named(String name) {
    return ALL.stream()
        .filter(demonstration -> demonstration.name().equals(name))
        .findFirst()
        .orElseThrow(() ->
            InvalidInputException.unknown(
                "demonstration", name, ALL.stream().map(Demonstration::name).toList()));
  }
}
