package org.hillock.peers;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.hillock.scorecard.Library;

/// When, where and with what it was measured.
public final class Setting {
  private static final Path PROCESSORS = Path.of("/proc/cpuinfo");

  private Setting() {}

  /// As a list in Markdown.
  static List<String> lines(List<Library> libraries) {
    return lines(
        libraries.stream()
            .map(library -> library.name() + " " + library.version())
            .collect(Collectors.joining(", ")));
  }

  /// As a list in Markdown.
  ///
  /// @param versions of the libraries
  public static List<String> lines(String versions) {
    return List.of(
        "- Date: " + LocalDate.now(ZoneOffset.UTC),
        "- Machine: %s, %d cores"
            .formatted(processor(), Runtime.getRuntime().availableProcessors()),
        "- Java: %s %s"
            .formatted(
                System.getProperty("java.vendor"), System.getProperty("java.runtime.version")),
        "- Versions: " + versions);
  }

  private static String processor() {
    if (!Files.exists(PROCESSORS)) {
      return System.getProperty("os.arch", "");
    }
    try (Stream<String> lines = Files.lines(PROCESSORS)) {
      return lines
          .filter(line -> line.startsWith("model name"))
          .map(line -> line.substring(line.indexOf(':') + 1).strip())
          .findFirst()
          .orElse(System.getProperty("os.arch", ""));
    } catch (IOException failure) {
      throw new UncheckedIOException("could not read " + PROCESSORS, failure);
    }
  }
}
