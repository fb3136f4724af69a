package org.hillock.probe;

import java.util.List;
import java.util.function.IntFunction;
import java.util.function.IntUnaryOperator;
import org.hillock.probe.Autopsy.Moment;

/// Under what circumstances a number was not finite.
///
/// @param step in which step, from 1
/// @param epoch of which epoch, from 1
/// @param set what the rows are of, such as "training"
/// @param example which of them was that row of the batch, from 0
/// @param inputNames of the inputs; empty if they are not known
/// @param targetNames of the targets; empty if they are not known
/// @param learningRate of the step
/// @param trend the steps before, oldest first, with the values between two layers: 0 are the
///   inputs, l + 1 what layer l gave
public record Circumstances(
    long step,
    int epoch,
    String set,
    IntUnaryOperator example,
    List<String> inputNames,
    List<String> targetNames,
    double learningRate,
    IntFunction<List<Moment>> trend) {}
