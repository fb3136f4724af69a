package org.hillock.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.hillock.data.Column;
import org.hillock.data.Table;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TrainAndPredictTest {
  private static final String EXAMPLES = "../examples/";

  @TempDir private Path folder = Path.of("");

  @Test
  void aTrainedModelPredictsClassesWithProbabilities() {
    Table predictions = trainAndPredict("penguins.csv", "species", "prelu");
    assertEquals(List.of("species", "p(Adelie)", "p(Chinstrap)", "p(Gentoo)"), predictions.names());
    List<String> truth = column(Table.read(Path.of(EXAMPLES + "penguins.csv")), "species");
    List<String> answers = column(predictions, "species");
    int right = 0;
    for (int i = 0; i < truth.size(); i++) {
      right += truth.get(i).equals(answers.get(i)) ? 1 : 0;
    }
    assertTrue(right >= 0.97 * truth.size(), right + " of " + truth.size());
  }

  @Test
  void numbersComeBackInTheirUnit() {
    Table predictions = trainAndPredict("linnerud.csv", "Weight,Waist", "tanh");
    assertEquals(List.of("Weight", "Waist"), predictions.names());
    assertTrue(
        column(predictions, "Weight").stream()
            .mapToDouble(Double::parseDouble)
            .allMatch(weight -> weight > 100 && weight < 300));
  }

  @Test
  void labelsAndTwoClassesHaveOneProbabilityEach() {
    assertEquals(
        List.of("label1", "label2", "p(label1)", "p(label2)"),
        trainAndPredict("yeast.csv", "label1,label2", "relu").names());
    assertEquals(
        List.of("diagnosis", "p(malignant)"),
        trainAndPredict("breast_cancer.csv", "diagnosis", "relu").names());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "--optimizer adamw --schedule cosine",
        "--optimizer sgd --learning-rate 0.3 --schedule step",
        "--optimizer momentum --learning-rate 0.03 --schedule warmup --clip-norm 1",
        "--optimizer nesterov --learning-rate 0.03 --schedule warmup-cosine --clip-value 0.1",
        "--optimizer rmsprop --weight-decay 0.1 --batch 16",
        "--optimizer adagrad --learning-rate 0.1 --schedule one-cycle --batches-per-step 2"
      })
  void everyOptimizerAndScheduleLearns(String options) {
    List<String> arguments =
        new ArrayList<>(
            List.of(
                "train",
                EXAMPLES + "penguins.csv",
                "--target",
                "species",
                "--epochs",
                "40",
                "--out",
                folder.resolve("m").toString()));
    arguments.addAll(List.of(options.split(" ")));
    Terminal terminal = Terminal.run(arguments.toArray(String[]::new));
    assertEquals(0, terminal.exitCode(), terminal.err());
    Matcher accuracy = Pattern.compile("accuracy ([0-9.]+)").matcher(terminal.out());
    assertTrue(accuracy.find() && Double.parseDouble(accuracy.group(1)) > 0.9, terminal.out());
  }

  @Test
  void anUnknownOptimizerOrScheduleIsNamed() {
    String[] train = {
      "train", EXAMPLES + "iris.csv", "--target", "species", "--out", folder + "/m", "", ""
    };
    train[6] = "--optimizer";
    train[7] = "adamm";
    assertTrue(
        Terminal.run(train).err().contains("unknown optimizer \"adamm\"; did you mean \"adam\"?"));
    train[6] = "--schedule";
    train[7] = "linear";
    assertTrue(Terminal.run(train).err().contains("known: constant, step, cosine"));
  }

  @Test
  void aLinearNetworkIsSaidToCollapse() {
    Terminal terminal = train("iris.csv", "species", "linear", folder.resolve("m"));
    assertTrue(terminal.out().contains("amount to one linear layer of 15 numbers"), terminal.out());
  }

  @Test
  void whatCannotBeTrainedOrPredictedIsRefused() throws IOException {
    Path model = folder.resolve("model.onnx");
    Path out = folder.resolve("out.csv");
    assertRefused(train("iris.csv", "species", "step", model), "step cannot be trained");
    assertFalse(Files.exists(model));
    train("iris.csv", "species", "relu", model);
    Path lacking = Files.writeString(folder.resolve("lacking.csv"), "sepal_length_cm\n1\n2\n");
    assertRefused(predict(model, lacking, out), "sepal_width_cm");
    Path text = folder.resolve("text.csv");
    Files.writeString(
        text, "sepal_length_cm,sepal_width_cm,petal_length_cm,petal_width_cm\n1,2,long,4\n");
    assertRefused(predict(model, text, out), "long");
    byte[] intact = Files.readAllBytes(model);
    Path cut = Files.write(folder.resolve("cut.onnx"), Arrays.copyOf(intact, intact.length / 2));
    assertRefused(predict(cut, text, out), "cut.onnx");
    assertRefused(predict(lacking, text, out), "lacking.csv is");
    assertRefused(predict(folder.resolve("none"), text, out), "none is no file");
    assertFalse(Files.exists(out));
    assertRefused(
        Terminal.run(
            "train",
            EXAMPLES + "iris.csv",
            "--target",
            "species",
            "--out",
            model.toString(),
            "--learning-rate",
            "-1"),
        "the learning rate is -1.0");
  }

  @Test
  void aCellThatASpreadsheetWouldRunIsQuoted() throws IOException {
    StringBuilder text = new StringBuilder("x,y\n");
    for (int i = 0; i < 60; i++) {
      text.append(i).append(i < 30 ? ",=1+1\n" : ",-5\n");
    }
    Path data = Files.writeString(folder.resolve("formula.csv"), text);
    Path model = folder.resolve("m");
    Path out = folder.resolve("p.csv");
    Terminal.run(
        "train", data.toString(), "--target", "y", "--epochs", "30", "--out", model.toString());
    predict(model, data, out);
    List<String> lines = Files.readAllLines(out);
    assertTrue(lines.get(1).startsWith("'=1+1,"), lines.get(1));
    assertTrue(lines.getLast().startsWith("-5,"), lines.getLast());
  }

  private Table trainAndPredict(String data, String target, String activation) {
    Path model = folder.resolve(target + ".onnx");
    Path out = folder.resolve(target + ".csv");
    Terminal trained = train(data, target, activation, model);
    assertEquals(0, trained.exitCode(), trained.err());
    Terminal predicted = predict(model, Path.of(EXAMPLES + data), out);
    assertEquals(0, predicted.exitCode(), predicted.err());
    return Table.read(out);
  }

  private static Terminal train(String data, String target, String activation, Path model) {
    return Terminal.run(
        "train",
        EXAMPLES + data,
        "--target",
        target,
        "--activation",
        activation,
        "--epochs",
        "40",
        "--hidden",
        "16",
        "--out",
        model.toString());
  }

  private static Terminal predict(Path model, Path data, Path out) {
    return Terminal.run("predict", model.toString(), data.toString(), "--out", out.toString());
  }

  private static void assertRefused(Terminal terminal, String fragment) {
    assertEquals(2, terminal.exitCode(), terminal.out());
    assertTrue(terminal.err().contains(fragment), terminal.err());
    assertFalse(terminal.err().contains("\tat "), terminal.err());
  }

  private static List<String> column(Table table, String name) {
    return table.column(name).map(Column::cells).orElseThrow();
  }
}
