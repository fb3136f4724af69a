package org.hillock.diagnosis;

import java.util.Optional;
import java.util.function.Function;
import org.hillock.notation.Blueprint;
import org.hillock.notation.Design;

/// A case whose network file is another one.
final class Rewritten {
  private Rewritten() {}

  /// @param what the change is called
  static Optional<Case> network(
      Case before, Function<Blueprint, Optional<Blueprint>> change, String what) {
    Blueprint blueprint = before.design().blueprint(before.demand(before.split()));
    return change
        .apply(blueprint)
        .map(changed ->
            before.with(new Design.Written(changed, before.design().label() + " with " + what)));
  }
}
