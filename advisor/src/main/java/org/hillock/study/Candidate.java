package org.hillock.study;

import org.hillock.activation.Activation;
import org.hillock.notation.Design;

/// One of those that are compared: a network with an activation.
///
/// @param name what reports call it; no other candidate has it
/// @param activation where the design leaves it open
/// @param design the network
/// @param salt 0 for noise that is shared with all other candidates; others have starting noise and
///   order of rows of their own
public record Candidate(String name, Activation activation, Design design, long salt) {
  /// An activation in a network, with shared noise.
  public static Candidate of(Activation activation, Design design) {
    return new Candidate(activation.name(), activation, design, 0);
  }
}
