package org.hillock.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// What `compare` compares: functions, networks, data of all kinds, options of training, rules.
class CompareOptionsTest {
  private static final String IRIS =
      "compare ../examples/iris.csv --target species --epochs 1 --hidden 3 ";

  @TempDir private Path folder = Path.of("");

  @ParameterizedTest
  @ValueSource(strings = {"mlp", "cnn", "rnn", "lstm", "gru", "transformer"})
  void everyNetworkIsComparedOnImagesWithTestImagesApart(String network) throws IOException {
    ImageFiles.write(folder, "train", 30);
    ImageFiles.write(folder, "t10k", 12);
    Terminal compared = compared("compare %s --network %s".formatted(folder, network));
    assertTrue(compared.out().contains("42 images of 5 x 5 -> label"), compared.out());
    assertTrue(compared.out().contains("elu "), compared.out());
  }

  @ParameterizedTest
  @ValueSource(strings = {"mlp", "cnn", "rnn", "lstm", "gru", "transformer"})
  void everyNetworkIsComparedOnSequencesInFolds(String network) throws IOException {
    List<String> lines = new ArrayList<>(List.of("t0,t1,t2,kind"));
    for (int i = 0; i < 40; i++) {
      lines.add(i % 2 == 0 ? "1," + i + ",3,up" : "3," + i + ",,down");
    }
    Path data = Files.write(folder.resolve("rows.csv"), lines);
    Terminal compared =
        compared("compare %s --target kind --steps t0..t2 --network %s".formatted(data, network));
    assertTrue(compared.out().contains("40 sequences -> kind (binary)"), compared.out());
  }

  @ParameterizedTest
  @ValueSource(strings = {"mlp", "cnn", "gru"})
  void textsAreComparedOn(String network) throws IOException {
    List<String> lines = new ArrayList<>(List.of("text,kind"));
    for (int i = 0; i < 40; i++) {
      lines.add((i % 2 == 0 ? "aaab" : "bbba") + "c".repeat(i % 5) + (i % 2 == 0 ? ",a" : ",b"));
    }
    Path data = Files.write(folder.resolve("texts.csv"), lines);
    Terminal compared =
        compared(
            "compare %s --target kind --text text --longest 6 --network %s"
                .formatted(data, network));
    assertTrue(compared.out().contains("40 texts -> kind (binary)"), compared.out());
  }

  private static Terminal compared(String command) {
    return done(command + " --functions elu --epochs 1 --no-lint --rates 1");
  }

  private static Terminal done(String command) {
    Terminal terminal = Terminal.run(command);
    assertEquals(0, terminal.exitCode(), terminal.err());
    return terminal;
  }

  @Test
  void manyTableRowsAreSetAside() throws IOException {
    List<String> lines = new ArrayList<>(List.of("a,kind"));
    for (int i = 0; i < 5000; i++) {
      lines.add("%d,%s".formatted(i % 17, i % 17 < 8 ? "low" : "high"));
    }
    Path data = Files.write(folder.resolve("rows.csv"), lines);
    compared("compare %s --target kind --hidden 2 --batch 1000".formatted(data));
  }

  @Test
  void theSameFunctionWithOtherParametersIsAnotherCandidate() {
    Terminal compared =
        done(IRIS + "--functions leaky_relu(alpha=0.1),leaky_relu,snake(alpha=2),lrelu --no-lint");
    assertTrue(compared.out().contains("; 4 functions, "), compared.out());
  }

  @ParameterizedTest
  @CsvSource({
    "mlp, relu",
    "cnn, relu",
    "rnn, tanh",
    "lstm, relu",
    "gru, relu",
    "transformer, gelu"
  })
  void theBaselineIsTheUsualActivationOfTheNetworkOrTheOneNamed(String network, String usual)
      throws IOException {
    ImageFiles.write(folder, "train", 30);
    Terminal compared =
        done(
            "compare %s --network %s --functions elu --epochs 1 --no-lint --rates 1 --blocks 2,1,10"
                .formatted(folder, network));
    assertTrue(
        compared.out().matches("(?s).*\n *%s +[0-9.]+ +baseline .*".formatted(usual)),
        compared.out());
  }

  @Test
  void aNamedBaselineMayHaveParametersAndReplacesTheUsualOne() {
    Terminal compared =
        done(IRIS + "--functions tanh --baseline leaky_relu(alpha=0.1) --rates 1 --no-lint");
    assertTrue(compared.out().contains(" leaky_relu(alpha=0.1) "), compared.out());
    assertFalse(compared.out().contains(" relu "), compared.out());
  }

  @Test
  void whatIsLeftOutIsSaidOnTheErrorStream() {
    Terminal article = done(IRIS + "--functions article --rates 1 --no-lint");
    assertEquals(
        "hillock compare: left out: step (slope 0 everywhere, so nothing can be learned); softmax (functions of whole rows).",
        article.err().lines().findFirst().orElse(""));
  }

  @Test
  void theOptionsOfTrainingAreThoseOfTrain() {
    String settings =
        "--functions tanh --optimizer momentum --learning-rate 0.01 --schedule cosine --clip-norm 1 --batch 16 --patience 3 --class-weights balanced --label-smoothing 0.1";
    Terminal compared = done(IRIS + settings + " --rates 0.5 --no-lint");
    assertTrue(compared.out().contains(" 0.005 "), compared.out());
    assertFalse(compared.out().contains(" 0.003 "), compared.out());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "--rates 0,1 | a factor in --rates is 0.0; give positive numbers",
        "--rates 1,1.0 | --rates has a factor twice",
        "--functions rellu | unknown activation function \"rellu\"; did you mean \"relu\"?",
        "--functions leaky_relu(beta=1) | unknown parameter of leaky_relu \"beta\"",
        "--functions step | step",
        "--functions relu | there is only relu to compare",
        "--silence deep-sigmoit | did you mean \"deep-sigmoid\"?",
        "--loss huber | ",
      })
  void optionsThatCannotBeAreRefused(String options, String reason) {
    Terminal refused = Terminal.run(IRIS + options);
    assertEquals(2, refused.exitCode(), refused.err());
    assertTrue(refused.err().contains(reason == null ? "loss" : reason), refused.err());
  }

  @Test
  void brokenRulesAreSaidBeforeAndKeepNoCandidateOut() throws IOException {
    String command =
        IRIS.replace("--hidden 3", "--hidden 8,8,8,8")
            + "--functions sigmoid,selu --init he --rates 1";
    Terminal compared = done(command);
    String out = compared.out().replaceAll("\n +", " ");
    assertTrue(
        out.contains(
            "note: sigmoid breaks the rule deep-sigmoid: sigmoid stands in 4 hidden layers"),
        out);
    assertTrue(out.contains("note: selu breaks the rule selu-start: "), out);
    assertTrue(out.contains("; 3 functions, "), out);
    String silenced = done(command + " --silence selu-start,deep-sigmoid").out();
    assertFalse(silenced.contains("note: "), silenced);
    Path sarif = folder.resolve("rules.sarif");
    done(command + " --sarif " + sarif);
    assertTrue(Files.readString(sarif).contains("2.1.0"));
    assertFalse(done(command + " --no-lint").out().contains("breaks the rule"));
  }

  @Test
  void theOutputActivationIsCheckedByTheRules() throws IOException {
    Path network =
        Files.writeString(
            folder.resolve("my.net"), "dense 4\nactivation\ndense 3\nactivation softmax\n");
    Terminal compared =
        compared("compare ../examples/iris.csv --target species --network %s".formatted(network));
    assertFalse(compared.out().contains("double-softmax"), compared.out());
    Terminal checked =
        done(
            "compare ../examples/iris.csv --target species --network %s --functions elu --epochs 1 --rates 1"
                .formatted(network));
    assertTrue(checked.out().contains("warning double-softmax (line 4): "), checked.out());
  }
}
