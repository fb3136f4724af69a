package org.hillock.network;

/// What a window finds beyond the ends of what it moves along: zeros, or for a maximum nothing.
public sealed interface Padding {
  /// So much that there are ⌈inputs / stride⌉ outputs, half of it on each side; what cannot be
  /// halved comes after the end.
  record Same() implements Padding {}

  /// So many places on each side; 0 and 0 keep the window inside.
  ///
  /// @param before the first input
  /// @param after the last one
  record Fixed(int before, int after) implements Padding {
    /// Checks the sizes.
    public Fixed {
      if (before < 0 || after < 0) {
        throw new IllegalArgumentException(
            "padding of %d and %d places cannot be; make both at least 0."
                .formatted(before, after));
      }
    }
  }
}
