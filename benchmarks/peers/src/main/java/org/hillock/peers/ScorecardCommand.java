package org.hillock.peers;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.hillock.activation.Elementwise;
import org.hillock.scorecard.Library;
import org.hillock.scorecard.Scorecard;
import org.hillock.scorecard.Sweep;

/// Marks the libraries and writes the scorecard as Markdown.
public final class ScorecardCommand {
  private static final List<String> OPTIONS =
      List.of("stride", "band", "functions", "libraries", "out");
  private static final int STRIDE = 4093;
  private static final int BAND = 256;

  private ScorecardCommand() {}

  /// Takes `--stride N`, `--band N`, `--functions a,b`, `--libraries a,b`, `--out FILE`.
  public static void main(String[] arguments) throws IOException {
    Options options = Options.of(OPTIONS, arguments);
    Sweep sweep = new Sweep(options.number("stride", STRIDE), options.number("band", BAND));
    List<Library> libraries = options.libraries();
    ScorecardTable table = new ScorecardTable(sweep, libraries, command(arguments));
    for (Elementwise function : options.functions()) {
      System.err.println("marking " + function.name());
      table.add(function, Scorecard.of(function, libraries, sweep));
    }
    Files.write(Path.of(options.text("out", "scorecard.md")), table.lines());
    // Threads of the libraries do not end by themselves.
    System.exit(0);
  }

  /// The script hands over where to write, and then its own arguments.
  private static String command(String... arguments) {
    List<String> own = List.of(arguments).subList(Math.min(2, arguments.length), arguments.length);
    return String.join(
        " ", Stream.concat(Stream.of("./benchmarks/scorecard"), own.stream()).toList());
  }
}
