package org.hillock.reproduction;

import java.util.List;
import org.hillock.activation.InvalidInputException;

/// All reproductions, in the order of the document.
public final class Reproductions {
  private static final List<Reproduction> ALL =
      List.of(
          new SeluFixedPoint(),
          new DepthOfSignals(),
          new BornDead(),
          new EdgeOfChaos(),
          new CriticalRelu(),
          new ZeroOneMap(),
          new HeTraining(),
          new SigmoidSaturation(),
          new SeluAgainstRelu(),
          new GeluNetwork(),
          new ReluOutput(),
          new SaturatingDepth(),
          new SwishDepth());

  private Reproductions() {}

  /// All of them.
  public static List<Reproduction> all() {
    return ALL;
  }

  /// The one of a name.
  ///
  /// @throws InvalidInputException if there is none
  public static Reproduction named(String name) {
    return ALL.stream()
        .filter(reproduction -> reproduction.claim().name().equals(name))
        .findFirst()
        .orElseThrow(() ->
            InvalidInputException.unknown(
                "reproduction",
                name,
                ALL.stream().map(reproduction -> reproduction.claim().name()).toList()));
  }
}
