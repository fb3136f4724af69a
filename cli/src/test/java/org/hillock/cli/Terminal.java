package org.hillock.cli;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;

/// Runs the command line in this JVM and keeps what it says.
record Terminal(int exitCode, String out, String err) {
  static Terminal run(String... arguments) {
    PrintStream out = System.out;
    PrintStream err = System.err;
    ByteArrayOutputStream outBytes = new ByteArrayOutputStream();
    ByteArrayOutputStream errBytes = new ByteArrayOutputStream();
    try {
      System.setOut(new PrintStream(outBytes, true, StandardCharsets.UTF_8));
      System.setErr(new PrintStream(errBytes, true, StandardCharsets.UTF_8));
      int exitCode = Hillock.run(arguments);
      return new Terminal(
          exitCode,
          outBytes.toString(StandardCharsets.UTF_8),
          errBytes.toString(StandardCharsets.UTF_8));
    } finally {
      System.setOut(out);
      System.setErr(err);
    }
  }

  static Terminal run(String command) {
    return run(command.split(" "));
  }

  /// A report without what differs from run to run: the columns from "seconds" on, the times of
  /// epochs, and the total.
  static String untimed(String report) {
    return report
        .replaceAll("(?m)  +[0-9.]+  +(yes|no) *$", "")
        .replaceAll("(?m)^[0-9]+ trainings in [0-9.]+ s$", "")
        .replaceAll("(?m)(?<=\\S) +([0-9.]+x|time)$", "")
        .strip();
  }
}
