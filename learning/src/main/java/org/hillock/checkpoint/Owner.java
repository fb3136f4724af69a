package org.hillock.checkpoint;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A process, as a lock names it. Numbers of processes are used again, so the start counts too.
///
/// @param pid its number
/// @param started when it started; [Instant#EPOCH] if the system does not tell
record Owner(long pid, Instant started) {
  private static final Pattern TEXT = Pattern.compile("pid (\\d{1,18})\nstarted (\\S{1,40})\n");

  static Owner of(ProcessHandle process) {
    return new Owner(process.pid(), process.info().startInstant().orElse(Instant.EPOCH));
  }

  String text() {
    return "pid %d\nstarted %s\n".formatted(pid, started);
  }

  /// The process that a text names; empty if it names none, as when writing it was cut short.
  static Optional<Owner> parse(String text) {
    Matcher matcher = TEXT.matcher(text);
    try {
      return matcher.matches()
          ? Optional.of(
              new Owner(Long.parseLong(matcher.group(1)), Instant.parse(matcher.group(2))))
          : Optional.empty();
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }
}
