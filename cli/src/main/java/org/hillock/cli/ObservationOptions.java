package org.hillock.cli;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.hillock.journal.JsonLines;
import org.hillock.journal.TensorBoard;
import org.hillock.probe.Journal;
import picocli.CommandLine.Option;

/// Where `train` writes what it sees of the network while it trains.
final class ObservationOptions {
  private static final double SECOND = 1e3;

  @Option(
      names = "--tensorboard",
      paramLabel = "DIR",
      description =
          "Folder for an event file that TensorBoard shows: loss, activations, gradients and units of each layer.")
  private Optional<Path> folder = Optional.empty();

  @Option(
      names = "--observations",
      paramLabel = "FILE",
      description = "The same as JSON lines, one look at the network a line.")
  private Optional<Path> file = Optional.empty();

  /// Whether anything is to be observed.
  boolean isAsked() {
    return folder.isPresent() || file.isPresent();
  }

  /// Opens what is asked for.
  ///
  /// @param goesOn whether a file that is there is of the same training
  /// @param line to be cleared before a warning
  /// @throws org.hillock.activation.InvalidInputException if it cannot be written
  Observations open(boolean goesOn, TerminalLine line) {
    List<Journal> journals = new ArrayList<>();
    file.map(path -> goesOn ? JsonLines.goingOnWith(path) : JsonLines.to(path))
        .ifPresent(journals::add);
    folder
        .map(path -> TensorBoard.in(path, host(), () -> System.currentTimeMillis() / SECOND))
        .ifPresent(journals::add);
    return new Observations(journals, line);
  }

  private static String host() {
    try {
      return InetAddress.getLocalHost().getHostName();
    } catch (UnknownHostException e) {
      return "localhost";
    }
  }
}
