package org.hillock.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.tools.ToolProvider;

/// What the documents show, and the compiler for the Java of it.
final class Documents {
  static final Path ROOT = Path.of("..");

  private Documents() {}

  /// The fenced blocks of a language, first to last.
  static List<String> blocks(String document, String language) throws IOException {
    Matcher matcher =
        Pattern.compile("(?ms)^```" + language + "\n(.*?)^```$")
            .matcher(Files.readString(ROOT.resolve(document)));
    List<String> blocks = new ArrayList<>();
    while (matcher.find()) {
      blocks.add(matcher.group(1));
    }
    return blocks;
  }

  /// Compiles against Hillock.
  static void compile(List<Path> sources, Path to, String... options) {
    List<String> arguments = new ArrayList<>(List.of("-nowarn", "-proc:none", "-Xlint:none"));
    arguments.addAll(List.of("--add-modules", "jdk.incubator.vector"));
    arguments.addAll(List.of("-cp", System.getProperty("java.class.path"), "-d", to.toString()));
    arguments.addAll(List.of(options));
    sources.forEach(source -> arguments.add(source.toString()));
    ByteArrayOutputStream problems = new ByteArrayOutputStream();
    int code =
        ToolProvider.getSystemJavaCompiler()
            .run(null, problems, problems, arguments.toArray(String[]::new));
    assertEquals(0, code, problems.toString(StandardCharsets.UTF_8));
  }
}
