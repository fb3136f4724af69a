package org.hillock.diagnosis;

import java.util.Optional;

/// Something to try. It turns a case into another one.
public sealed interface Remedy
    permits AnotherActivation,
        AnotherInitialization,
        ClippedGradients,
        DropoutLayers,
        LearningRate,
        LossOfTask,
        Normalization,
        RawOutputs,
        Residuals,
        ScaledInputs,
        SmallerNetwork,
        WeightDecay {
  /// What is done, in words: "leaky_relu in the hidden layers".
  String text();

  /// The case with the remedy; empty if it changes nothing there.
  Optional<Case> appliedTo(Case before);
}
