package org.hillock.study;

import org.hillock.training.Scores;

/// One training of one candidate on one block.
///
/// @param function the candidate's name
/// @param seed the block's
/// @param learningRate step size used
/// @param scores on the test rows, with the parameters of the best epoch
/// @param validationLoss of the best epoch
/// @param epochs how many were run
/// @param seconds how long it took, by the clock given to the study
/// @param finite false if training met NaN or infinity and stopped there
public record Trial(
    String function,
    long seed,
    double learningRate,
    Scores scores,
    double validationLoss,
    int epochs,
    double seconds,
    boolean finite) {}
