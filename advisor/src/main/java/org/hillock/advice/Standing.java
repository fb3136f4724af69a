package org.hillock.advice;

import org.hillock.statistics.Interval;

/// How one candidate did over all blocks.
///
/// @param function its name
/// @param mean of the metric over the blocks
/// @param interval 95 % bootstrap interval of that mean over seeds
/// @param learningRate chosen for it on validation rows
/// @param epochs mean number of epochs
/// @param seconds mean time of one training
/// @param finite whether no training met NaN or infinity
/// @param rank 1 for the best mean
public record Standing(
    String function,
    double mean,
    Interval interval,
    double learningRate,
    double epochs,
    double seconds,
    boolean finite,
    int rank) {}
