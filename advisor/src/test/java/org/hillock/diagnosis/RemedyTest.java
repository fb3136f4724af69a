package org.hillock.diagnosis;

import static org.hillock.diagnosis.Cases.breastCancer;
import static org.hillock.diagnosis.Cases.network;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import org.hillock.activation.Activations;
import org.hillock.data.Scaling;
import org.hillock.loss.SquaredError;
import org.hillock.network.Initialization;
import org.junit.jupiter.api.Test;

/// What a remedy does to a case, and that it says when it does nothing.
class RemedyTest {
  private static final Case PLAIN = network(breastCancer(), 2, 16, "sigmoid");

  @Test
  void theActivationOfAllHiddenLayersIsAnother() {
    Case changed = apply(AnotherActivation.named("relu"), PLAIN);
    assertEquals(Activations.named("relu"), changed.activation());
    assertNone(AnotherActivation.named("relu"), changed);
    Case written = network(breastCancer(), "dense 8\nactivation tanh\ndense\n", "sigmoid");
    Case open = apply(AnotherActivation.named("relu"), written);
    assertTrue(text(open).contains("activation tested") || text(open).contains("activation\n"));
    assertNone(AnotherActivation.named("relu"), open);
    assertNone(AnotherActivation.named("relu"), network(breastCancer(), "dense\n", "tanh"));
  }

  @Test
  void layersAreWrittenIntoTheNetwork() {
    assertTrue(
        text(apply(new Normalization("batch-normalization"), PLAIN))
            .startsWith("dense 16\nbatch-normalization\nactivation"));
    assertTrue(text(apply(new Residuals(), PLAIN)).contains("residual {"));
    assertTrue(text(apply(new DropoutLayers(0.3), PLAIN)).endsWith("dropout 0.3\ndense\n"));
    Case softmax =
        network(breastCancer(), "dense 8\nactivation\ndense 1\nactivation sigmoid\n", "relu");
    assertTrue(text(apply(new RawOutputs(), softmax)).endsWith("dense 1\n"));
    assertNone(new RawOutputs(), PLAIN);
  }

  @Test
  void trainingIsChanged() {
    assertEquals(
        0.0003, apply(new LearningRate(0.1), PLAIN).settings().optimizer().learningRate(), 1e-15);
    Case clipped = apply(new ClippedGradients(1), PLAIN);
    assertEquals(1, clipped.settings().descent().clipping().norm());
    assertNone(new ClippedGradients(1), clipped);
    assertNone(new WeightDecay(0.1), apply(new WeightDecay(0.1), PLAIN));
    Case squared = PLAIN.with(PLAIN.settings().with(new SquaredError()));
    assertNone(new LossOfTask(), apply(new LossOfTask(), squared));
    assertNone(new LossOfTask(), PLAIN);
  }

  @Test
  void startAndInputsAreChanged() {
    Remedy usual = new AnotherInitialization(Initialization.gainCorrected());
    assertNone(usual, PLAIN);
    assertNone(usual, apply(usual, PLAIN.with(Initialization.parse("normal=1"))));
    Case raw = PLAIN.with(PLAIN.problem().with(Scaling.NONE));
    assertEquals(Scaling.STANDARD, apply(new ScaledInputs(), raw).problem().scaling());
    assertNone(new ScaledInputs(), PLAIN);
    assertTrue(text(apply(new SmallerNetwork(), PLAIN)).startsWith("dense 8\n"));
  }

  @Test
  void eachSaysWhatItDoes() {
    assertEquals(
        List.of("relu in the hidden layers", "a learning rate 10 times smaller"),
        List.of(AnotherActivation.named("relu").text(), new LearningRate(0.1).text()));
    assertEquals("gradients clipped to norm 1", new ClippedGradients(1).text());
    assertEquals("dropout of 30 % before the last layer", new DropoutLayers(0.3).text());
  }

  private static Case apply(Remedy remedy, Case before) {
    return remedy.appliedTo(before).orElseThrow();
  }

  private static void assertNone(Remedy remedy, Case before) {
    assertEquals(Optional.empty(), remedy.appliedTo(before));
  }

  private static String text(Case which) {
    return which.design().blueprint(which.demand(which.split())).text();
  }
}
