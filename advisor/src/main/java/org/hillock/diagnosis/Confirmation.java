package org.hillock.diagnosis;

import org.hillock.training.Metric;

/// The best remedy on the test rows, which had no part in choosing it.
///
/// @param best the remedy
/// @param metric its name
/// @param rows how many test rows there are
/// @param without mean over the seeds of the metric without the remedy
/// @param with mean over the seeds with it
public record Confirmation(Treatment best, Metric metric, int rows, double without, double with) {}
