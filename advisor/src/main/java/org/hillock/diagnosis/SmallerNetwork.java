package org.hillock.diagnosis;

import java.util.Optional;
import org.hillock.notation.Design;
import org.hillock.notation.Family;

/// Hidden layers of half the width, if the network is dense layers only.
public record SmallerNetwork() implements Remedy {
  @Override
  public String text() {
    return "hidden layers half as wide";
  }

  @Override
  public Optional<Case> appliedTo(Case before) {
    return switch (before.design()) {
      case Design.Multilayer dense -> {
        Design.Multilayer half =
            new Design.Multilayer(
                dense.hidden().stream().map(width -> Math.max(1, width / 2)).toList());
        yield half.equals(dense) ? Optional.empty() : Optional.of(before.with(half));
      }
      case Design.Written _, Family _ -> Optional.empty();
    };
  }
}
