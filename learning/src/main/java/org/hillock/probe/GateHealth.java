package org.hillock.probe;

/// One of the functions inside a recurrent layer, over all steps. A gate that is saturated is wide
/// open or shut: that is how it remembers, and only harmful if it is so on everything.
///
/// @param name such as "forget gate"
/// @param activation what it did; a unit is a number of the state
public record GateHealth(String name, ActivationHealth activation) {}
