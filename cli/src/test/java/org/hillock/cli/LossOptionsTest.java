package org.hillock.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import org.hillock.activation.InvalidInputException;
import org.hillock.data.Dataset;
import org.hillock.data.Problem;
import org.hillock.data.Split;
import org.hillock.data.Table;
import org.hillock.loss.AbsoluteError;
import org.hillock.loss.BinaryCrossEntropy;
import org.hillock.loss.ClassWeighted;
import org.hillock.loss.Huber;
import org.hillock.loss.Loss;
import org.hillock.loss.OutputWeighted;
import org.hillock.loss.SoftmaxCrossEntropy;
import org.hillock.loss.SquaredError;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

class LossOptionsTest {
  private static final Split NUMBERS = split("diabetes.csv", "progression");
  private static final Split SPECIES = split("penguins.csv", "species");
  private static final Split DIAGNOSIS = split("breast_cancer.csv", "diagnosis");
  private static final Split LABELS = split("yeast.csv", "label1", "label2");

  @Test
  void eachTaskHasItsLossAndRegressionAChoice() {
    assertEquals(new SquaredError(), loss(NUMBERS));
    assertEquals(new AbsoluteError(), loss(NUMBERS, "--loss", "absolute"));
    assertEquals(new Huber(1), loss(NUMBERS, "--loss", "huber"));
    assertEquals(new SoftmaxCrossEntropy(), loss(SPECIES));
    assertEquals(new SoftmaxCrossEntropy(), loss(SPECIES, "--loss", "cross_entropy"));
    assertEquals(new BinaryCrossEntropy(), loss(DIAGNOSIS));
    assertEquals(new BinaryCrossEntropy(), loss(LABELS));
  }

  @Test
  void labelsAreSmoothed() {
    assertEquals(new SoftmaxCrossEntropy(0.1), loss(SPECIES, "--label-smoothing", "0.1"));
    assertEquals(new BinaryCrossEntropy(0.2), loss(LABELS, "--label-smoothing", "0.2"));
  }

  @Test
  void namedWeightsGoToTheirClassOrLabel() {
    assertEquals(
        new ClassWeighted(new SoftmaxCrossEntropy(), List.of(1.0, 2.5, 0.0)),
        loss(SPECIES, "--class-weights", "Chinstrap=2.5,Gentoo=0"));
    assertEquals(
        new ClassWeighted(new BinaryCrossEntropy(0.1), List.of(1.0, 5.0)),
        loss(DIAGNOSIS, "--class-weights", "malignant=5", "--label-smoothing", "0.1"));
    assertEquals(
        new OutputWeighted(new BinaryCrossEntropy(), List.of(1.0, 3.0)),
        loss(LABELS, "--class-weights", "label2=3"));
  }

  @Test
  void balancedClassesCountTheSame() {
    for (Split split : List.of(SPECIES, DIAGNOSIS)) {
      Dataset train = split.train();
      Loss loss = loss(split, "--class-weights", "balanced");
      int classes = Math.max(2, train.outputs());
      double[] counted = new double[classes];
      for (int row = 0; row < train.rows(); row++) {
        int at = row * train.outputs();
        int k = train.outputs() == 1 ? (int) train.targets()[at] : 0;
        while (train.outputs() > 1 && train.targets()[at + k] == 0) {
          k++;
        }
        counted[k] += loss.weight(train.targets(), at, train.outputs());
      }
      for (double sum : counted) {
        assertEquals((double) train.rows() / classes, sum, 1e-9);
      }
    }
  }

  @Test
  void whatDoesNotSuitTheTaskIsRefused() {
    assertRefused(
        NUMBERS,
        "unknown loss for regression \"hubert\"; did you mean \"huber\"?",
        "--loss",
        "hubert");
    assertRefused(NUMBERS, "known: squared, absolute, huber", "--loss", "cross_entropy");
    assertRefused(SPECIES, "known: cross_entropy", "--loss", "squared");
    assertRefused(NUMBERS, "regression, which has no classes", "--class-weights", "balanced");
    assertRefused(NUMBERS, "regression, which has no classes", "--label-smoothing", "0.1");
    assertRefused(LABELS, "cannot be balanced", "--class-weights", "balanced");
    assertRefused(SPECIES, "did you mean \"Gentoo\"?", "--class-weights", "Gento=2");
    assertRefused(LABELS, "unknown label \"x\"", "--class-weights", "x=2");
    for (String bad : List.of("Gentoo", "Gentoo=much", "Gentoo=-1", "=2", "", "Gentoo=2,")) {
      assertRefused(SPECIES, "is not of the form NAME=WEIGHT", "--class-weights", bad);
    }
    assertRefused(
        SPECIES, "no class weight is above 0", "--class-weights", "Adelie=0,Chinstrap=0,Gentoo=0");
    assertRefused(SPECIES, "the label smoothing is 1.0", "--label-smoothing", "1");
  }

  @Command
  private static final class Options {
    @Mixin private final LossOptions loss = new LossOptions();
  }

  private static Loss loss(Split split, String... arguments) {
    Options options = new Options();
    new CommandLine(options).parseArgs(arguments);
    return options.loss.loss(split);
  }

  private static void assertRefused(Split split, String fact, String... arguments) {
    String message =
        assertThrows(InvalidInputException.class, () -> loss(split, arguments)).toString();
    assertTrue(message.contains(fact), message);
  }

  private static Split split(String data, String... targets) {
    return Split.of(Problem.of(Table.read(Path.of("../examples/" + data)), targets), 1);
  }
}
