package org.hillock.probe;

/// What an activation did with what came in. Of a function of whole rows, such as softmax, the
/// slope of a number is that of what goes out in one fixed random direction, and the largest that
/// on standard normal rows.
///
/// @param function its name
/// @param inputs the pre-activations
/// @param saturated share of values where its slope is below 1 % of the largest that it has
/// @param flat share of values where its slope is exactly 0
/// @param units each unit by itself
public record ActivationHealth(
    String function, Distribution inputs, double saturated, double flat, Units units) {}
