package org.hillock.probe;

/// The parameters of one layer and what a step did to them.
///
/// @param size √ of the mean square of the weights
/// @param gradientSize √ of the mean square of ∂loss by the weights
/// @param updateRatio Euclidean norm of the change of the weights by the step / norm of the weights
///   before it; NaN if no step was taken
/// @param nonFinite share of the parameters that are NaN or infinite
public record WeightHealth(
    double size, double gradientSize, double updateRatio, double nonFinite) {}
