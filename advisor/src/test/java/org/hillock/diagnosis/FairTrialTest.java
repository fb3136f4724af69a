package org.hillock.diagnosis;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.hillock.activation.Activations;
import org.hillock.data.Problem;
import org.hillock.data.Table;
import org.hillock.data.Task;
import org.hillock.network.Initialization;
import org.hillock.notation.Design;
import org.hillock.optimizer.Sgd;
import org.hillock.training.Metric;
import org.hillock.training.Settings;
import org.junit.jupiter.api.Test;

class FairTrialTest {
  /// Its units die within some epochs, after it has learned something.
  private static final Case DYING =
      new Case(
          Problem.of(Table.read(Path.of("../examples/iris.csv")), "species"),
          new Design.Multilayer(List.of(16, 16)),
          Activations.named("relu"),
          Initialization.gainCorrected(),
          Settings.defaults().with(new Sgd(1.0, 0.9)),
          1);

  private static final Remedy NOTHING = new Nothing();

  private record Nothing() implements Remedy {
    @Override
    public String text() {
      return "nothing";
    }

    @Override
    public Optional<Case> appliedTo(Case before) {
      return Optional.of(before);
    }
  }

  private record Silent() implements Recipe {
    @Override
    public String command(Case which) {
      return "";
    }

    @Override
    public String java(Case which) {
      return "";
    }
  }

  private static Treatment tried(Remedy remedy, TrialPlan plan) {
    return Treatments.of(DYING, List.of(remedy), plan, new Silent(), TrialWatcher.none())
        .tried()
        .getFirst();
  }

  @Test
  void aRemedyThatChangesNothingGainsNothing() {
    for (boolean anew : List.of(false, true)) {
      Treatment nothing = tried(NOTHING, new TrialPlan(4, 5, 3, anew, Metric.ACCURACY, 2));
      assertEquals(nothing.without(), nothing.with());
      assertEquals(0, nothing.gain());
    }
  }

  @Test
  void whatStaysInTheWeightsLetsRemediesStartAnew() {
    TrialPlan usual = TrialPlan.of(Task.MULTICLASS, 2);
    Evidence evidence = new Evidence("seen", List.of(), Map.of(), 0, 0, Picture.UNITS);
    Diagnosis dying = new Diagnosis(Condition.DYING, List.of(evidence), "cause", List.of());
    Diagnosis slow = new Diagnosis(Condition.RATE_TOO_LOW, List.of(evidence), "cause", List.of());
    assertTrue(usual.against(List.of(slow, dying)).anew());
    assertFalse(usual.against(List.of(slow)).anew());
    Treatment smaller =
        tried(new LearningRate(0.1), new TrialPlan(5, 5, 10, true, Metric.ACCURACY, 2));
    assertEquals("from the beginning, 15 epochs", smaller.note());
    assertTrue(smaller.gain() > 0);
  }
}
