package org.hillock.peers;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import org.hillock.scorecard.Library;

/// Races one function at all sizes, and appends the ratios to a file of `function n threads library
/// forward both`, separated by tabs. A process for each function: otherwise the loops of one would
/// be compiled for what another one did.
public final class PerformanceCommand {
  private static final List<String> OPTIONS = List.of("functions", "libraries", "ratios");

  private PerformanceCommand() {}

  /// Takes `--functions a`, `--libraries a,b`, `--ratios FILE`.
  public static void main(String[] arguments) throws IOException {
    Options options = Options.of(OPTIONS, arguments);
    Path file = Path.of(options.text("ratios", "ratios.tsv"));
    List<Library> libraries = options.libraries();
    for (String function : options.list("functions", List.of("tanh"))) {
      for (int n : PerformanceTable.SIZES) {
        for (int threads : PerformanceTable.THREADS) {
          List<Race.Ratio> ratios = new Race(function, n, threads).run(libraries);
          Files.write(
              file,
              ratios.stream()
                  .map(ratio ->
                      "%s\t%d\t%d\t%s\t%s\t%s"
                          .formatted(
                              function, n, threads, ratio.library(), ratio.forward(), ratio.both()))
                  .toList(),
              StandardOpenOption.CREATE,
              StandardOpenOption.APPEND);
        }
      }
    }
    // Threads of the libraries do not end by themselves.
    System.exit(0);
  }
}
