package org.hillock.onnx.export;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.IOException;
import java.io.PrintStream;
import java.lang.reflect.Method;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalLong;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.spi.ToolProvider;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.hillock.data.Encoder;
import org.hillock.data.Feature;
import org.hillock.data.Layout;
import org.hillock.data.Size;
import org.hillock.data.TargetCoding;
import org.hillock.data.Task;
import org.hillock.onnx.Declaration;
import org.hillock.onnx.Dimension;
import org.hillock.onnx.ValueType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// `docs/onnx-inputs.md` is true.
class InputsDocumentTest {
  private static final Path DOCUMENT = Path.of("../docs/onnx-inputs.md");
  private static final TargetCoding SPECIES =
      new TargetCoding.Classes("species", Task.BINARY, List.of("a", "b"));

  @TempDir private Path folder = Path.of("");

  @Test
  void inputsAndOutputsAreAsTheTablesSay() throws IOException {
    Feature.Numeric speed = new Feature.Numeric("speed", 0, 1, false);
    Feature.Categorical ground = new Feature.Categorical("ground", List.of("sand"));
    List<List<Feature>> encoders =
        List.of(
            List.of(new Feature.Numeric("age", 0, 1, false)),
            List.of(new Feature.Categorical("city", List.of("Ulm"))),
            List.of(new Feature.Pixels("image", new Size(28, 28), 1)),
            List.of(
                new Feature.Series(
                    new Layout.Columns(List.of("t1", "t2", "t150")), 150, List.of(speed))),
            List.of(
                new Feature.Series(new Layout.Lines("walk", "step"), 9, List.of(speed, ground))),
            List.of(new Feature.Characters("name", "abc", 12)));
    List<TargetCoding> targets =
        List.of(
            new TargetCoding.Numbers(List.of("price"), List.of(0.0), List.of(1.0)),
            SPECIES,
            new TargetCoding.Classes("species", Task.MULTICLASS, List.of("a", "b", "c")),
            new TargetCoding.Labels(labels("label"), labels("no"), labels("yes")));
    Stream<Declaration> inputs =
        encoders.stream()
            .flatMap(
                some -> EncoderForm.declarations(new Encoder(some, SPECIES), draft()).stream());
    Stream<Declaration> outputs =
        targets.stream()
            .flatMap(some -> AnswerForm.declarations(some, draft()).stream())
            .filter(one -> !one.name().matches("label([2-9]|1\\d)"));
    assertEquals(
        Stream.concat(inputs, outputs).map(InputsDocumentTest::row).toList(), rowsOfTheTables());
  }

  private static Draft draft() {
    return Draft.of(OptionalLong.empty());
  }

  private static List<String> labels(String word) {
    return Stream.iterate(1, i -> i + 1).limit(14).map(i -> word + i).toList();
  }

  private static String row(Declaration one) {
    ValueType.OfTensor type = (ValueType.OfTensor) one.type();
    String dims =
        type.shape().orElseThrow().stream()
            .map(Dimension::toString)
            .collect(Collectors.joining(" × "));
    return "%s %s %s".formatted(one.name(), type.elements().name().toLowerCase(Locale.ROOT), dims);
  }

  private static List<String> rowsOfTheTables() throws IOException {
    return Pattern.compile("(?m)^\\|[^|]*\\| `(.*?)`[^|]*\\| (.*?) \\| (.*?) \\|$")
        .matcher(Files.readString(DOCUMENT))
        .results()
        .map(found -> found.group(1) + " " + found.group(2) + " " + found.group(3))
        .toList();
  }

  @Test
  void theProgramsRunAndPrintWhatIsShown() throws Exception {
    List<Path> sources = new ArrayList<>();
    for (String program : blocks("java")) {
      String name = program.replaceFirst("(?s).*?\nclass (\\w+).*", "$1");
      sources.add(Files.writeString(folder.resolve(name + ".java"), program));
    }
    assertEquals(3, sources.size());
    compile(sources);
    String model = folder.resolve("penguins.onnx").toString();
    String expected = blocks("text").getFirst();

    assertEquals("", output("WritePenguins", "../examples/penguins.csv", model));
    String printed = output("WithOnnxRuntime", model);
    if (Boolean.getBoolean("hillock.rewrite")) {
      String text =
          Files.readString(DOCUMENT)
              .replaceFirst("(?s)```text\n.*?```", "```text\n" + printed + "```");
      Files.writeString(DOCUMENT, text);
      expected = printed;
    }
    assertEquals(expected, printed);
    assertEquals(expected, output("WithHillock", model));
  }

  private static List<String> blocks(String language) throws IOException {
    return Pattern.compile("(?ms)^```" + language + "\n(.*?)^```$")
        .matcher(Files.readString(DOCUMENT))
        .results()
        .map((MatchResult found) -> found.group(1))
        .toList();
  }

  private void compile(List<Path> sources) {
    String path =
        Stream.of("java.class.path", "jdk.module.path")
            .map(key -> System.getProperty(key, ""))
            .collect(Collectors.joining(File.pathSeparator));
    List<String> arguments =
        new ArrayList<>(
            List.of(
                "-nowarn",
                "-proc:none",
                "-Xlint:none",
                "--add-modules",
                "jdk.incubator.vector",
                "-cp",
                path,
                "-d",
                folder.toString()));
    sources.forEach(source -> arguments.add(source.toString()));
    ByteArrayOutputStream problems = new ByteArrayOutputStream();
    PrintStream to = new PrintStream(problems, true, StandardCharsets.UTF_8);
    ToolProvider compiler = ToolProvider.findFirst("javac").orElseThrow();
    int code = compiler.run(to, to, arguments.toArray(String[]::new));
    assertEquals(0, code, problems.toString(StandardCharsets.UTF_8));
  }

  private String output(String program, String... arguments) throws Exception {
    PrintStream terminal = System.out;
    ByteArrayOutputStream printed = new ByteArrayOutputStream();
    try (URLClassLoader loader = new URLClassLoader(new URL[] {folder.toUri().toURL()})) {
      System.setOut(new PrintStream(printed, true, StandardCharsets.UTF_8));
      Method main = loader.loadClass(program).getDeclaredMethod("main", String[].class);
      main.setAccessible(true);
      main.invoke(null, (Object) arguments);
    } finally {
      System.setOut(terminal);
    }
    String text = printed.toString(StandardCharsets.UTF_8);
    assertTrue(program.startsWith("Write") || !text.isEmpty());
    return text;
  }
}
