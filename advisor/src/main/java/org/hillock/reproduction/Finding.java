package org.hillock.reproduction;

import java.util.List;

/// What came out of a reproduction.
///
/// @param claim what others have found
/// @param method what was done here, with all sizes, and where it departs from the source
/// @param figures what was measured
/// @param checks what has to hold, and whether it does
public record Finding(Claim claim, String method, List<Figures> figures, List<Check> checks) {
  /// Copies the lists.
  public Finding {
    figures = List.copyOf(figures);
    checks = List.copyOf(checks);
  }

  /// All checks, some, or none.
  public Agreement agreement() {
    return Agreement.of(checks);
  }
}
