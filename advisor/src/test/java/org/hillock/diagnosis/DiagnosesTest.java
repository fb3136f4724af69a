package org.hillock.diagnosis;

import static org.hillock.diagnosis.Cases.breastCancer;
import static org.hillock.diagnosis.Cases.concrete;
import static org.hillock.diagnosis.Cases.conditions;
import static org.hillock.diagnosis.Cases.diagnoses;
import static org.hillock.diagnosis.Cases.digits;
import static org.hillock.diagnosis.Cases.network;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.hillock.data.Column;
import org.hillock.data.Problem;
import org.hillock.data.Scaling;
import org.hillock.data.Table;
import org.hillock.loss.SquaredError;
import org.hillock.network.Initialization;
import org.hillock.numeric.Draws;
import org.hillock.optimizer.Sgd;
import org.junit.jupiter.api.Test;

/// One condition at a time, and what follows from what.
class DiagnosesTest {
  @Test
  void softmaxTwiceCannotReachALowLoss() {
    Case which = network(digits(), "dense 64\nactivation\ndense 10\nactivation softmax\n", "relu");
    Diagnosis first = diagnoses(which).getFirst();
    assertEquals(Condition.MISMATCH, first.condition());
    // With probabilities as logits, the right class of ten gets e / (e + 9) at most.
    double least = first.evidence().getFirst().numbers().getOrDefault("leastLoss", 0.0);
    assertEquals(Math.log(1 + 9 / Math.E), least, 1e-6);
    Case cured = first.remedies().getFirst().appliedTo(which).orElseThrow();
    assertEquals(List.of(), conditions(cured));
  }

  @Test
  void aTargetBelowZeroIsOutOfReachOfRelu() {
    Case which = network(concrete(), "dense 64\nactivation\ndense 1\nactivation relu\n", "tanh");
    assertEquals(Condition.MISMATCH, conditions(which).getFirst());
    assertEquals(List.of(), conditions(network(concrete(), 1, 64, "tanh")));
  }

  @Test
  void aLossOfNumbersDoesNotBelongToClasses() {
    Case usual = network(breastCancer(), 1, 16, "relu");
    Case which = usual.with(usual.settings().with(new SquaredError()));
    Diagnosis first = diagnoses(which).getFirst();
    assertEquals(Condition.MISMATCH, first.condition());
    assertEquals(List.of(new LossOfTask()), first.remedies());
    assertEquals(List.of(), conditions(new LossOfTask().appliedTo(which).orElseThrow()));
  }

  @Test
  void aRateCanBeTooHighWithoutADeadUnit() {
    Case usual = network(digits(), 3, 64, "tanh");
    Case which = usual.with(usual.settings().withLearningRate(1));
    assertTrue(conditions(which).contains(Condition.RATE_TOO_HIGH), () -> text(which));
  }

  @Test
  void aRateCanBeTooLow() {
    Case usual = network(digits(), 2, 64, "relu");
    Case which = usual.with(usual.settings().withLearningRate(3e-6));
    assertEquals(List.of(Condition.RATE_TOO_LOW), conditions(which), () -> text(which));
    Case cured = new LearningRate(100).appliedTo(which).orElseThrow();
    assertEquals(List.of(), conditions(cured));
  }

  @Test
  void targetsThatDoNotDependOnInputsAreLearnedByHeart() {
    Table table = Cases.table("digits");
    List<String> labels = new ArrayList<>(table.column("digit").orElseThrow().cells());
    int[] mixed = Draws.of(1).at("mixed labels").permutation(labels.size());
    List<Column> columns = new ArrayList<>(table.columns());
    columns.removeIf(column -> column.name().equals("digit"));
    List<String> wrong = new ArrayList<>();
    for (int from : mixed) {
      wrong.add(labels.get(from));
    }
    columns.add(new Column("digit", wrong));
    Problem problem = Problem.of(Table.of("mixed", columns), "digit");
    Case which = network(problem, 2, 128, "relu");
    Diagnosis first = diagnoses(which).getFirst();
    assertEquals(Condition.MEMORIZING, first.condition());
    assertTrue(first.cause().contains("may not depend on the inputs"), first.cause());
  }

  @Test
  void whatFollowsFromUnscaledInputsComesAfterThem() {
    Case usual = network(breastCancer().with(Scaling.NONE), 2, 32, "tanh");
    List<Diagnosis> found = diagnoses(usual.with(usual.settings().with(new Sgd(0.01, 0.9))));
    assertEquals(Condition.UNSCALED, found.getFirst().condition());
    assertEquals(new ScaledInputs(), found.getFirst().remedies().getFirst());
    assertEquals(Optional.empty(), found.getFirst().followsFrom());
    assertTrue(found.size() > 1);
    for (Diagnosis later : found.subList(1, found.size())) {
      assertEquals(Optional.of(Condition.UNSCALED), later.followsFrom());
    }
  }

  @Test
  void weightsThatAreAllZeroExplainDeadUnits() {
    Case which = network(digits(), 2, 32, "relu").with(Initialization.parse("constant=0"));
    List<Diagnosis> found = diagnoses(which);
    assertEquals(Condition.SYMMETRIC, found.getFirst().condition());
    assertTrue(conditions(which).contains(Condition.DYING));
    assertTrue(
        found.subList(1, found.size()).stream()
            .allMatch(later -> later.followsFrom().equals(Optional.of(Condition.SYMMETRIC))));
  }

  @Test
  void nothingIsDiagnosedWithoutEvidence() {
    assertThrows(
        IllegalArgumentException.class,
        () -> new Diagnosis(Condition.DYING, List.of(), "no reason", List.of()));
  }

  private static String text(Case which) {
    return diagnoses(which).toString();
  }
}
