package org.hillock.advice;

import org.hillock.protocol.Stage;
import org.hillock.statistics.Interval;

/// How far a candidate came and how it did there.
///
/// @param candidate its name
/// @param stage the last it took part in
/// @param out whether screening took it out after that stage
/// @param score mean of the metric over the blocks of that stage; test rows in the confirmation,
///   else validation rows
/// @param gain mean over these blocks of how much better it is than the baseline; 0 for the
///   baseline
/// @param interval 95 % interval of the gain over blocks
/// @param learningRate chosen for it
/// @param epochs mean number of epochs in that stage
/// @param secondsPerEpoch mean over its trainings of that stage
/// @param finite whether all its trainings of that stage stayed finite
public record Standing(
    String candidate,
    Stage stage,
    boolean out,
    double score,
    double gain,
    Interval interval,
    double learningRate,
    double epochs,
    double secondsPerEpoch,
    boolean finite) {}
