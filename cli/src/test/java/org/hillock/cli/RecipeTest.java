package org.hillock.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.hillock.activation.Activation;
import org.hillock.activation.Activations;
import org.hillock.activation.Card;
import org.hillock.data.Scaling;
import org.hillock.diagnosis.Case;
import org.hillock.diagnosis.Recipe;
import org.hillock.network.Initialization;
import org.hillock.notation.Design;
import org.hillock.notation.Family;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

/// A case is written down as a command and as Java, and both make it again.
class RecipeTest {
  private static final String IRIS = "../examples/iris.csv --target species";

  @TempDir private Path folder;

  @Test
  void aCommandHasOnlyWhatIsNotAsUsual() {
    assertEquals(
        "hillock train " + IRIS + " --out treated.onnx",
        command(options(IRIS + " --hidden 64,64 --optimizer adam --init gain-corrected --seed 1")));
    assertEquals(
        "hillock train " + IRIS + " --hidden 8 --activation gelu --epochs 5 --out treated.onnx",
        command(options(IRIS + " --epochs 5 --activation gelu --hidden 8")));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        IRIS,
        IRIS + " --task multiclass --activation leaky_relu --param alpha=0.3 --hidden 3,4,5",
        IRIS + " --optimizer nesterov --learning-rate 0.1 --schedule warmup-cosine --clip-norm 1.5",
        IRIS + " --optimizer adamw --batch 7 --batches-per-step 3 --patience 4 --clip-value 1e-3",
        IRIS + " --init normal=0.01 --scaling none --seed -7 --label-smoothing 0.1",
        IRIS + " --class-weights virginica=2.5,setosa=0.5",
        IRIS + " --class-weights balanced --optimizer rmsprop --schedule one-cycle",
        "../examples/concrete.csv --target compressive_strength --loss huber --optimizer adagrad",
        "../examples/linnerud.csv --target Weight,Waist,Pulse --optimizer momentum --schedule step",
        "../examples/gunpoint.csv --target class --steps t1..t150 --network gru",
        "../examples/first_names.csv --target class --text name --longest 12 --network transformer"
      })
  void theCommandMakesTheCaseAgain(String line) throws Exception {
    CaseOptions options = options(line);
    Case which = options.plan().which();
    String again = command(options);
    assertEquals(again, command(options(typed(again))));
    assertSame(which, options(typed(again)).plan().which());
  }

  @Test
  void aChangedNetworkIsWrittenToAFileFirst() throws Exception {
    CaseOptions options = options(IRIS + " --hidden 8,8 --activation sigmoid");
    Case which = options.plan().which();
    Design normalized =
        new Design.Written(
            which
                .design()
                .blueprint(which.demand(which.split()))
                .withNormalization("layer-normalization")
                .orElseThrow(),
            "mlp with layer-normalization");
    Case treated = which.with(normalized).with(Initialization.he());
    String command = options.recipe(which).command(treated);
    assertEquals(
        """
        cat > network.txt << 'END'
        dense 8
        layer-normalization
        activation
        dense 8
        layer-normalization
        activation
        dense
        END
        hillock train %s --network network.txt --activation sigmoid --init he --out treated.onnx\
        """
            .formatted(IRIS),
        command);
    List<String> words = typed(command);
    words.set(words.indexOf("network.txt"), folder.resolve("network.txt").toString());
    assertSame(treated, options(words).plan().which());
  }

  @Test
  void anotherFamilyOtherWidthsAndNoHiddenLayerAreWrittenDown() throws Exception {
    CaseOptions options = options(IRIS);
    Case which = options.plan().which();
    Recipe recipe = options.recipe(which);
    assertTrue(recipe.command(which.with(Family.TRANSFORMER)).contains("--network transformer"));
    assertTrue(
        recipe.command(which.with(new Design.Multilayer(List.of(7)))).contains(" --hidden 7 "));
    assertTrue(
        recipe
            .command(which.with(new Design.Multilayer(List.of())))
            .startsWith("cat > network.txt << 'END'\ndense\nEND\nhillock train"));
  }

  @Test
  void anActivationIsNotNamedBesideANetworkThatNamesItsOwn() throws Exception {
    Path file =
        Files.writeString(folder.resolve("my net.txt"), "dense 4\nactivation tanh\ndense\n");
    CaseOptions options =
        options(
            List.of("../examples/iris.csv", "--target", "species", "--network", file.toString()));
    Case which = options.plan().which();
    assertEquals(
        "hillock train %s --network '%s' --out treated.onnx".formatted(IRIS, file),
        options.recipe(which).command(which.with(Activations.named("gelu"))));
  }

  @Test
  void namesThatAShellWouldReadAreQuoted() throws Exception {
    Path data = Files.createDirectories(folder.resolve("it's $HOME; `ls`")).resolve("a b.csv");
    Files.copy(Path.of("../examples/iris.csv"), data);
    CaseOptions options = options(List.of(data.toString(), "--target", "species"));
    assertEquals(data.toString(), typed(command(options)).getFirst());
  }

  @Test
  void theParametersOfEachFunctionAreFound() {
    for (Activation function : Activations.all()) {
      assertEquals(Map.of(), CaseWords.parameters(function), function.name());
      for (Card.Parameter parameter : function.card().parameters()) {
        double other = parameter.initial() == parameter.high() ? parameter.low() : parameter.high();
        double value = Math.round((parameter.initial() + Math.min(other, 2)) / 2 * 8) / 8.0;
        if (value != parameter.initial() && value >= parameter.low()) {
          Map<String, Double> one = Map.of(parameter.name(), value);
          assertEquals(one, CaseWords.parameters(function.with(one)), function.name());
        }
      }
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        IRIS + " --activation leaky_relu --param alpha=0.3 --hidden 8 --init he --scaling none",
        IRIS
            + " --class-weights balanced --optimizer nesterov --schedule warmup-cosine --clip-norm 1",
        "../examples/concrete.csv --target compressive_strength --loss huber --hidden 6",
        "../examples/gunpoint.csv --target class --steps t1..t9 --network gru",
        "../examples/first_names.csv --target class --text name --longest 4 --network rnn --batch 500"
      })
  void theJavaCompilesAndGivesTheScoresOfTheCommand(String line) throws Exception {
    CaseOptions options = options(line + " --epochs 1 --seed 3");
    Case which = options.plan().which();
    String printed = runs(options.recipe(which).java(which));
    List<String> words = typed(command(options));
    words.addFirst("train");
    words.addAll(List.of("--out", folder.resolve("model").toString()));
    Terminal trained = Terminal.run(words.toArray(String[]::new));
    assertEquals(0, trained.exitCode(), trained.err());
    for (String score : printed.strip().split(", ", -1)) {
      String[] parts = score.split(" ", -1);
      String rounded =
          parts[0] + String.format(java.util.Locale.ROOT, " %.4f", Double.valueOf(parts[1]));
      assertTrue(trained.out().contains(rounded), rounded + " in " + trained.out());
    }
  }

  @Test
  void textsNumbersAndRecordsAreWrittenAsJava() {
    assertEquals("\"a\\\"b\\\\c\\012\\u00e9\"", JavaExpression.of("a\"b\\c\né"));
    assertEquals(
        "List.of(1, 2.0, Double.POSITIVE_INFINITY)",
        JavaExpression.of(List.of(1, 2.0, Double.POSITIVE_INFINITY)));
    assertEquals("Scaling.NONE", JavaExpression.of(Scaling.NONE));
    assertEquals(
        "new Design.Multilayer(List.of(3))", JavaExpression.of(new Design.Multilayer(List.of(3))));
    assertThrows(IllegalArgumentException.class, () -> JavaExpression.of(new Object()));
  }

  private static CaseOptions options(String line) {
    return options(List.of(line.split(" ")));
  }

  private static CaseOptions options(List<String> words) {
    CaseOptions options = new CaseOptions();
    new CommandLine(options).parseArgs(words.toArray(String[]::new));
    return options;
  }

  private static String command(CaseOptions options) {
    Case which = options.plan().which();
    return options.recipe(which).command(which);
  }

  /// What the program is given when a shell runs the command, but for `train` and `--out FILE`.
  private List<String> typed(String command) throws IOException, InterruptedException {
    Process shell =
        new ProcessBuilder("sh", "-c", "hillock() { printf '%s\\n' \"$@\"; }\n" + command)
            .directory(folder.toFile())
            .start();
    List<String> words =
        new ArrayList<>(
            new String(shell.getInputStream().readAllBytes(), StandardCharsets.UTF_8)
                .lines()
                .toList());
    assertEquals(0, shell.waitFor());
    assertEquals("train", words.removeFirst());
    assertEquals("treated.onnx", words.removeLast());
    assertEquals("--out", words.removeLast());
    return words;
  }

  private static void assertSame(Case expected, Case found) {
    assertEquals(expected.settings(), found.settings());
    assertEquals(expected.seed(), found.seed());
    assertEquals(expected.initialization(), found.initialization());
    assertEquals(expected.activation(), found.activation());
    assertEquals(expected.problem().scaling(), found.problem().scaling());
    assertEquals(expected.problem().targets(), found.problem().targets());
    assertEquals(expected.problem().task(), found.problem().task());
    assertEquals(
        expected.network(expected.split()).layers(), found.network(found.split()).layers());
  }

  private String runs(String source) throws Exception {
    Path file = Files.writeString(folder.resolve("Treated.java"), source);
    Documents.compile(List.of(file), folder);
    PrintStream out = System.out;
    ByteArrayOutputStream printed = new ByteArrayOutputStream();
    try (URLClassLoader loader = new URLClassLoader(new URL[] {folder.toUri().toURL()})) {
      System.setOut(new PrintStream(printed, true, StandardCharsets.UTF_8));
      var main = loader.loadClass("Treated").getDeclaredMethod("main", String[].class);
      main.setAccessible(true);
      main.invoke(null, (Object) new String[0]);
    } finally {
      System.setOut(out);
    }
    return printed.toString(StandardCharsets.UTF_8);
  }
}
