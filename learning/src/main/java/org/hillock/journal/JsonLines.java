package org.hillock.journal;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.hillock.activation.InvalidInputException;
import org.hillock.probe.Journal;
import org.hillock.probe.Observation;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;

/// Observations as JSON lines, format `hillock-observations/1`: one observation a line, as
/// `docs/observations.md` describes.
public final class JsonLines implements Journal, AutoCloseable {
  /// What each line says it is.
  public static final String FORMAT = "hillock-observations/1";

  private static final JsonFactory FACTORY = new JsonFactory();

  private final GrowingFile file;

  private JsonLines(GrowingFile file) {
    this.file = file;
  }

  /// Begins a new file, in place of one that is there.
  ///
  /// @throws InvalidInputException if it cannot be written
  public static JsonLines to(Path path) {
    return new JsonLines(GrowingFile.open(path, false));
  }

  /// Goes on with a file, or begins it. A last line that was cut off is taken away.
  ///
  /// @throws InvalidInputException if it cannot be read or written
  public static JsonLines goingOnWith(Path path) {
    if (Files.exists(path)) {
      try (RandomAccessFile file = new RandomAccessFile(path.toFile(), "rw")) {
        file.setLength(endOfLines(file));
      } catch (IOException e) {
        throw new InvalidInputException(
            "cannot go on with %s: %s; name another file.".formatted(path, e.getMessage()));
      }
    }
    return new JsonLines(GrowingFile.open(path, true));
  }

  private static long endOfLines(RandomAccessFile file) throws IOException {
    for (long end = file.length(); end > 0; end--) {
      file.seek(end - 1);
      if (file.read() == '\n') {
        return end;
      }
    }
    return 0;
  }

  @Override
  public void write(Occasion occasion, Observation observation) {
    StringWriter text = new StringWriter();
    try (JsonGenerator json = FACTORY.createGenerator(ObjectWriteContext.empty(), text)) {
      new ObservationJson(json).write(FORMAT, occasion, observation);
    }
    text.append('\n');
    file.add(text.toString().getBytes(StandardCharsets.UTF_8));
  }

  @Override
  public void close() {
    file.close();
  }
}
