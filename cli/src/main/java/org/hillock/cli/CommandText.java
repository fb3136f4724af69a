package org.hillock.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;

/// A command as the user typed it, to be typed again.
final class CommandText {
  private static final Pattern PLAIN = Pattern.compile("[\\w@%+=:,./-]+");

  private static final String RESUME = "--resume";

  private CommandText() {}

  /// @param arguments of the program
  static String of(List<String> arguments) {
    return Stream.concat(Stream.of("hillock"), arguments.stream().map(CommandText::quoted))
        .collect(Collectors.joining(" "));
  }

  /// What to type to go on with the command that was typed.
  ///
  /// @param spec of the command; null if nobody typed one
  static String goingOn(@Nullable CommandSpec spec) {
    List<String> arguments = new ArrayList<>();
    if (spec != null) {
      arguments.addAll(spec.root().commandLine().getParseResult().originalArgs());
    }
    if (!arguments.contains(RESUME)) {
      arguments.add(RESUME);
    }
    return of(arguments);
  }

  /// As a POSIX shell needs it.
  private static String quoted(String argument) {
    return PLAIN.matcher(argument).matches()
        ? argument
        : "'" + argument.replace("'", "'\\''") + "'";
  }
}
