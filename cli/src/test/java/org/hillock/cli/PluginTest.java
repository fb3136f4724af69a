package org.hillock.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import org.hillock.activation.Activation;
import org.hillock.data.Table;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// `--plugin`: functions of the user's own, from a jar.
class PluginTest {
  private static final String SERVICES = "META-INF/services/org.hillock.activation.Activation";
  private static final String SOURCE =
      """
      package mine;
      import org.hillock.activation.*;
      public final class Own {
        public static Activation provider() {
          return %s;
        }
      }
      """;
  private static final String ARCTANGENT =
      "Elementwise.of(\"arctangent\", StrictMath::atan, x -> 1 / (1 + x * x))";

  @TempDir private Path folder = Path.of("");

  /// The class, the commands and the output of docs/own-function.md.
  @Test
  void theDocumentsFunctionIsEvaluatedComparedTrainedAndPredicts() throws IOException {
    String source = Documents.blocks("docs/own-function.md", "java").getFirst();
    Path jar =
        jar(
            Map.of(SERVICES, "mine.Arctangent\n".getBytes(StandardCharsets.UTF_8)),
            "mine.Arctangent",
            source);
    String[] shown = Documents.blocks("docs/own-function.md", "console").getFirst().split("\n", 2);
    assertEquals(shown[1], done(typed(shown[0], jar)).out());
    List<String> commands =
        Documents.blocks("docs/own-function.md", "sh").getLast().lines().toList();
    Terminal compared = done(typed(commands.getFirst(), jar) + " --epochs 2 --hidden 3");
    assertTrue(compared.out().contains("arctangent "), compared.out());
    done(typed(commands.get(1), jar) + " --epochs 2");
    done(typed(commands.get(2), jar));
    assertEquals(150, Table.read(folder.resolve("answers.csv")).rows());
  }

  private String typed(String line, Path jar) {
    return line.replaceAll("^(\\$ )?\\./hillock ", "")
        .replace("mine.jar", jar.toString())
        .replaceAll("\\b(mine\\.onnx|answers\\.csv)", folder + "/$1")
        .replace("examples/", "../examples/");
  }

  private static Terminal done(String command) {
    Terminal terminal = Terminal.run(command);
    assertEquals(0, terminal.exitCode(), terminal.err());
    return terminal;
  }

  @Test
  void aModelOfSuchAFunctionNeedsTheJar() throws IOException {
    Path jar = jar(SOURCE.formatted(ARCTANGENT));
    Path model = folder.resolve("my.onnx");
    Path network = Files.writeString(folder.resolve("my.net"), "dense 3\nactivation\ndense\n");
    done(
        "train ../examples/iris.csv --target species --epochs 1 --out %s --plugin %s --network %s --activation arctangent"
            .formatted(model, jar, network));
    String evaluate = "evaluate %s ../examples/iris.csv".formatted(model);
    done(evaluate + " --plugin " + jar);
    assertRefused(
        evaluate,
        "has the activation arctangent, which is none of Hillock's; give --plugin JAR with the jar that has it.");
  }

  @Test
  void aNetworkFileAndTheListNameIt() throws IOException {
    Path jar = jar(SOURCE.formatted(ARCTANGENT));
    Path network =
        Files.writeString(folder.resolve("my.net"), "dense 3\nactivation arctangent\ndense\n");
    Terminal looked =
        done(
            "preflight ../examples/iris.csv --target species --plugin %s --network %s"
                .formatted(jar, network));
    assertTrue(looked.out().contains("arctangent"), looked.out());
    assertTrue(done("functions --plugin " + jar).out().contains("arctangent "));
    assertTrue(done("functions arctangent --plugin " + jar).out().startsWith("arctangent ("));
  }

  @Test
  void aRecordServesAndSoDoesAModule() throws IOException {
    String record =
        """
        package mine;
        import org.hillock.activation.*;
        public record Own() implements Elementwise {
          private static final Elementwise SAME = %s;
          public Card card() { return SAME.card(); }
          public double value(double x) { return SAME.value(x); }
          public double slope(double x) { return SAME.slope(x); }
        }
        """
            .formatted(ARCTANGENT);
    assertTrue(done("eval arctangent 1 --plugin " + jar(record)).out().contains("0.7853982"));
    Path module =
        Files.writeString(
            folder.resolve("module-info.java"),
            "module mine { requires org.hillock.activation; provides org.hillock.activation.Activation with mine.Own; }");
    byte[] compiled = moduleClass(module, record);
    Path jar = jar(Map.of("module-info.class", compiled), "mine.Own", record);
    assertTrue(done("eval arctangent 1 --plugin " + jar).out().contains("0.7853982"));
  }

  private byte[] moduleClass(Path module, String source) throws IOException {
    Path classes = folder.resolve("module");
    Path file = Files.writeString(folder.resolve("Own.java"), source);
    String modules = place(Activation.class) + File.pathSeparator + place(NullMarked.class);
    Documents.compile(List.of(module, file), classes, "--module-path", modules);
    return Files.readAllBytes(classes.resolve("module-info.class"));
  }

  private static String place(Class<?> type) {
    return Path.of(URI.create(type.getProtectionDomain().getCodeSource().getLocation().toString()))
        .toString();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "Elementwise.of(\"relu\", x -> x, x -> 1) | relu is the name of one of Hillock's functions; give yours another",
        "new org.hillock.activation.function.Relu() | relu is the name of one of Hillock's functions; give yours another",
        "Elementwise.of(\"no name\", x -> 2 * x, x -> x - x + 2) | \"no name\" cannot be the name of a function",
        "Elementwise.of(\"wrong\", x -> 2 * x, x -> 3) | has wrong, which is not what it says: the slope at",
        "Elementwise.of(\"late\", x -> x > 1 ? 1 / ((int) x * 0) : x, x -> 1) | has mine.Own, which failed with java.lang.ArithmeticException: / by zero; correct it",
        "(Activation) (Object) Integer.valueOf(7) | has mine.Own, which failed with java.lang.ClassCastException",
        "null | names mine.Own, which gives no activation function; implement Elementwise",
      })
  void functionsThatCannotBeAreRefused(String expression, String reason) throws IOException {
    assertRefused("functions --plugin " + jar(SOURCE.formatted(expression)), reason);
  }

  @Test
  void jarsThatCannotBeAreRefused() throws IOException {
    Path plain = Files.writeString(folder.resolve("plain.jar"), "no jar");
    assertRefused("functions --plugin nowhere.jar", "there is no file nowhere.jar; --plugin takes");
    assertRefused("functions --plugin " + plain, "cannot be read as a jar");
    String source = SOURCE.formatted(ARCTANGENT);
    assertRefused(
        "functions --plugin " + jar(Map.of(), "mine.Own", source),
        "provides no activation function; put the name of its class into " + SERVICES);
    assertRefused(
        "functions --plugin "
            + jar(
                Map.of(SERVICES, "mine.Other".getBytes(StandardCharsets.UTF_8)),
                "mine.Own",
                source),
        "names the class mine.Other, which is not in it");
    assertRefused(
        "functions --plugin " + jar("package mine; public record Own(int size) {}"),
        "names mine.Own, which cannot be made; make the class public");
    Path jar = jar(source);
    assertRefused(
        "functions --plugin %s --plugin %s".formatted(jar, jar),
        "two functions of your own are called arctangent");
  }

  @Test
  void aJarForANewerJavaIsRefused() throws IOException {
    Path classes = classes("mine.Own", SOURCE.formatted(ARCTANGENT));
    byte[] compiled = Files.readAllBytes(classes);
    compiled[7] = 99;
    Path jar =
        jar(
            Map.of(
                SERVICES, "mine.Own".getBytes(StandardCharsets.UTF_8), "mine/Own.class", compiled));
    assertRefused(
        "functions --plugin " + jar,
        "was compiled for a newer Java than this one, %d; compile it with --release %1$d"
            .formatted(Runtime.version().feature()));
  }

  private static void assertRefused(String command, String reason) {
    Terminal refused = Terminal.run(command);
    assertEquals(2, refused.exitCode(), refused.out() + refused.err());
    assertTrue(refused.err().contains(reason), refused.err());
    assertFalse(refused.err().contains("\tat "), refused.err());
  }

  private Path jar(String source) throws IOException {
    return jar(
        Map.of(SERVICES, "# mine\nmine.Own # the only one\n".getBytes(StandardCharsets.UTF_8)),
        "mine.Own",
        source);
  }

  private Path jar(Map<String, byte[]> entries, String name, String source) throws IOException {
    Map<String, byte[]> all = new HashMap<>(entries);
    all.put(name.replace('.', '/') + ".class", Files.readAllBytes(classes(name, source)));
    return jar(all);
  }

  private Path jar(Map<String, byte[]> entries) throws IOException {
    Path jar = Files.createTempFile(folder, "mine", ".jar");
    try (JarOutputStream out = new JarOutputStream(Files.newOutputStream(jar))) {
      for (Map.Entry<String, byte[]> entry : entries.entrySet()) {
        out.putNextEntry(new JarEntry(entry.getKey()));
        out.write(entry.getValue());
        out.closeEntry();
      }
    }
    return jar;
  }

  /// @return the class file
  private Path classes(String name, String source) throws IOException {
    Path to = Files.createTempDirectory(folder, "classes");
    String simple = name.substring(name.lastIndexOf('.') + 1);
    Path file = Files.writeString(to.resolve(simple + ".java"), source);
    Documents.compile(List.of(file), to);
    return to.resolve(name.replace('.', '/') + ".class");
  }
}
