package org.hillock.notation;

import java.util.Optional;

/// One thing to say about a layer.
///
/// @param name of a method's parameter in [org.hillock.network.Layers], if there is one
/// @param kind what it can be
/// @param named whether its name stands before its value; else the value comes first in the line
/// @param usual what it is if nothing is said
/// @param otherwise if that depends on the network or the data, on what; else empty
record Parameter(String name, Kind kind, boolean named, Optional<Value> usual, String otherwise) {
  /// Comes first, and has to be there.
  static Parameter first(String name, Kind kind) {
    return new Parameter(name, kind, false, Optional.empty(), "");
  }

  /// Comes first, and may be left out.
  static Parameter first(String name, Kind kind, String otherwise) {
    return new Parameter(name, kind, false, Optional.empty(), otherwise);
  }

  /// Comes after its name.
  static Parameter option(String name, Kind kind, Value usual) {
    return new Parameter(name, kind, true, Optional.of(usual), "");
  }

  /// Comes after its name.
  static Parameter option(String name, Kind kind, String otherwise) {
    return new Parameter(name, kind, true, Optional.empty(), otherwise);
  }

  boolean required() {
    return usual.isEmpty() && otherwise.isEmpty();
  }
}
