package org.hillock.peers;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.hillock.activation.Elementwise;
import org.hillock.scorecard.Library;
import org.hillock.scorecard.Scorecard;
import org.hillock.scorecard.Sweep;

/// Marks the libraries and writes the scorecard as Markdown.
public final class ScorecardCommand {
  private static final List<String> OPTIONS =
      List.of("stride", "band", "functions", "libraries", "out");
  private static final int STRIDE = 61;
  private static final int BAND = 4096;

  private ScorecardCommand() {}

  /// Takes `--stride N`, `--band N`, `--functions a,b`, `--libraries a,b`, `--out FILE`.
  public static void main(String[] arguments) throws IOException {
    Options options = Options.of(OPTIONS, arguments);
    Sweep sweep = new Sweep(options.number("stride", STRIDE), options.number("band", BAND));
    List<Library> libraries = options.libraries();
    ScorecardTable table = new ScorecardTable(sweep, libraries, String.join(" ", arguments));
    List<String> lines = new ArrayList<>();
    for (Elementwise function : options.functions()) {
      System.err.println("marking " + function.name());
      table.add(function, Scorecard.of(function, libraries, sweep));
    }
    lines.addAll(table.lines());
    String out = options.text("out", "");
    if (out.isEmpty()) {
      lines.forEach(System.out::println);
    } else {
      Files.write(Path.of(out), lines);
    }
    // Threads of the libraries do not end by themselves.
    System.exit(0);
  }
}
