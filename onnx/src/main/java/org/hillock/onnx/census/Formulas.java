package org.hillock.onnx.census;

import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Recognizes functions of single numbers that end in a step, by what they compute.
final class Formulas {
  /// These give a name to what comes in, or change its type.
  private static final Set<String> PASSING = Set.of("Identity", "Cast", "CastLike", "Dropout");

  /// Functions with parameters are written around what they are functions of.
  private static final int FARTHEST = 3;

  private Formulas() {}

  static Optional<Match> match(Step end, Wiring wiring) {
    if (Arithmetic.of(end).isEmpty() || end.output(0) < 0) {
      return Optional.empty();
    }
    if (PASSING.contains(end.node().operator()) && !isTruth(end, wiring)) {
      return Optional.empty();
    }
    Optional<Match> nearest = Optional.empty();
    int far = 0;
    for (Cone cone : Cone.of(end, wiring)) {
      far++;
      if (nearest.isPresent()) {
        String known = nearest.get().function().name();
        Optional<Recognized> plain =
            cone.parameter() < 0 ? Curves.plain(cone, wiring) : Optional.empty();
        if (plain.isPresent() && !plain.get().name().equals(known)) {
          nearest = plain.map(function -> match(function, cone));
        }
      } else {
        nearest = recognize(cone, far <= FARTHEST, wiring).map(function -> match(function, cone));
      }
    }
    return nearest;
  }

  /// Whether it makes numbers of a comparison, as a step does.
  private static boolean isTruth(Step cast, Wiring wiring) {
    return cast.is("Cast")
        && List.of("Greater", "GreaterOrEqual", "Less", "LessOrEqual", "Not").stream()
            .anyMatch(kind -> wiring.producer(cast.input(0), kind).isPresent());
  }

  private static Match match(Recognized function, Cone cone) {
    return new Match(function, cone.root(), cone.parameter(), -1, cone.steps());
  }

  private static Optional<Recognized> recognize(Cone cone, boolean withParameters, Wiring wiring) {
    if (cone.parameter() >= 0) {
      return Curves.learned(cone, wiring);
    }
    Optional<Recognized> plain = Curves.plain(cone, wiring);
    return plain.isPresent() || !withParameters ? plain : Curves.withParameters(cone, wiring);
  }
}
