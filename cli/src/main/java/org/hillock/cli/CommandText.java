package org.hillock.cli;

import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// A command as the user typed it, to be typed again.
final class CommandText {
  private static final Pattern PLAIN = Pattern.compile("[\\w@%+=:,./-]+");

  private CommandText() {}

  /// @param arguments of the program
  static String of(List<String> arguments) {
    return Stream.concat(Stream.of("hillock"), arguments.stream().map(CommandText::quoted))
        .collect(Collectors.joining(" "));
  }

  /// As a POSIX shell needs it.
  private static String quoted(String argument) {
    return PLAIN.matcher(argument).matches()
        ? argument
        : "'" + argument.replace("'", "'\\''") + "'";
  }
}
