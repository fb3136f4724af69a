package org.hillock.data;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.hillock.activation.InvalidInputException;
import org.jspecify.annotations.Nullable;

/// Reads a CSV file into a table, in one pass and linear time.
final class Csv {
  private static final String SEPARATORS = ",;\t|";
  private static final List<String> SEPARATOR_NAMES =
      List.of("comma", "semicolon", "tab", "vertical bar");

  /// How far to look for the end of the header line: ten thousand names of 400 characters.
  private static final int LONGEST_HEADER = 1 << 22;

  private Csv() {}

  /// @param onDisk whether the cells are kept in a temporary file
  static Table read(Path path, boolean onDisk) {
    Path last = path.getFileName();
    String source = last == null ? path.toString() : last.toString();
    if (Files.isDirectory(path)) {
      throw new InvalidInputException(
          path + " is a folder; name a CSV file or a file of images in it.");
    }
    try (BufferedReader text = new BufferedReader(new Utf8(Files.newInputStream(path), source))) {
      return parse(text, source, onDisk);
    } catch (NoSuchFileException e) {
      throw missing(path, source, e);
    } catch (AccessDeniedException e) {
      throw new InvalidInputException(
          "reading " + path + " is not permitted; check its owner and mode.", e);
    } catch (IOException | UncheckedIOException e) {
      throw new InvalidInputException(path + " cannot be read: " + e.getMessage(), e);
    }
  }

  private static Table parse(BufferedReader text, String source, boolean onDisk)
      throws IOException {
    int separator = separator(text);
    CsvRows rows = new CsvRows(source);
    CsvReader<CsvRows.Row> reader =
        CsvReader.builder()
            .fieldSeparator(SEPARATORS.charAt(separator))
            .missingFieldStrategy(FieldMismatchStrategy.IGNORE) // ours is the better message
            .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
            .allowUnclosedQuote(false)
            .maxBufferSize(CsvRows.MOST_CHARACTERS)
            .build(rows, text);
    try {
      return table(reader.iterator(), source, separator, onDisk);
    } catch (CsvParseException e) {
      throw explained(e, rows, source);
    }
  }

  private static Table table(
      Iterator<CsvRows.Row> rows, String source, int separator, boolean onDisk) {
    CsvRows.Row header = header(rows, source);
    checkNames(header, source);
    int width = header.cells().size();
    try (TableWriter table = onDisk ? new TableOnDisk(width) : new TableWriter.InMemory(width)) {
      int count = 0;
      while (rows.hasNext()) {
        CsvRows.Row row = rows.next();
        if (width > 1 && row.isBlank()) {
          continue;
        }
        if (row.cells().size() != width) {
          throw ragged(row, width, source, separator);
        }
        table.add(row.line(), row.cells());
        count++;
      }
      if (count == 0) {
        throw new InvalidInputException(
            source + " has a header and no rows; each line after the first must hold one row.");
      }
      return table.table(source, header.cells(), notes(header, separator));
    }
  }

  private static CsvRows.Row header(Iterator<CsvRows.Row> rows, String source) {
    while (rows.hasNext()) {
      CsvRows.Row row = rows.next();
      if (!row.isBlank()) {
        return row;
      }
    }
    throw new InvalidInputException(
        source + " is empty; the first line must name the columns, rows follow.");
  }

  private static void checkNames(CsvRows.Row header, String source) {
    List<String> names = header.cells();
    for (int i = 0; i < names.size(); i++) {
      if (names.get(i).isEmpty()) {
        throw new InvalidInputException(
            "column %d of %s has no name; name it in line %d, or remove the column."
                .formatted(i + 1, source, header.line()));
      }
    }
    Map<String, Integer> seen = new HashMap<>();
    for (int i = 0; i < names.size(); i++) {
      Integer first = seen.putIfAbsent(names.get(i), i);
      if (first != null) {
        throw new InvalidInputException(
            "columns %d and %d of %s are both named %s; rename one of them in line %d."
                .formatted(first + 1, i + 1, source, Cell.shown(names.get(i)), header.line()));
      }
    }
  }

  private static List<String> notes(CsvRows.Row header, int separator) {
    List<String> notes = new ArrayList<>();
    if (separator > 0) {
      notes.add("cells are separated by " + SEPARATOR_NAMES.get(separator) + ".");
    }
    if (header.cells().stream().allMatch(Cell::isNumber)) {
      notes.add(
          "all column names are numbers; if the first line is a row, add a line of names above.");
    }
    return notes;
  }

  private static InvalidInputException ragged(
      CsvRows.Row row, int width, String source, int separator) {
    int count = row.cells().size();
    String fact =
        "line %d of %s has %d %s, the header has %d; "
            .formatted(row.line(), source, count, count == 1 ? "cell" : "cells", width);
    String mark = SEPARATOR_NAMES.get(separator);
    if (count > width) {
      return new InvalidInputException(
          fact + "a cell that holds a " + mark + " must stand in double quotes.");
    }
    // A cell that swallowed a separator or a line end shows where a quote went astray.
    String suspect =
        row.cells().stream()
            .filter(cell -> cell.indexOf(SEPARATORS.charAt(separator)) >= 0 || cell.contains("\n"))
            .findFirst()
            .orElse(row.cells().getLast());
    return new InvalidInputException(
        fact + "is a quote or a " + mark + " missing after " + Cell.shown(suspect) + "?");
  }

  /// fastcsv tells its errors apart by message only.
  private static InvalidInputException explained(CsvParseException e, CsvRows rows, String source) {
    String message = "";
    for (@Nullable Throwable cause = e; cause != null; cause = cause.getCause()) {
      if (cause instanceof InvalidInputException ours) {
        return ours;
      }
      message = String.valueOf(cause.getMessage());
    }
    if (message.startsWith("Unclosed quote")) {
      return new InvalidInputException(
          "the quote opened in line %d of %s is never closed; close or remove it."
              .formatted(rows.line(), source),
          e);
    }
    if (message.startsWith("The maximum buffer size")) {
      return rows.tooLong();
    }
    if (message.startsWith("Unexpected character after closing quote")) {
      return new InvalidInputException(
          ("a quoted cell in the row that begins in line %d of %s goes on after its closing quote;"
                  + " a quote inside a quoted cell must be doubled.")
              .formatted(rows.line(), source),
          e);
    }
    return new InvalidInputException(source + " is not a CSV file: " + message, e);
  }

  /// The separator that the header line has most of outside quotes, as an index; comma if none.
  private static int separator(BufferedReader text) throws IOException {
    int[] counts = new int[SEPARATORS.length()];
    boolean quoted = false;
    boolean blank = true;
    text.mark(LONGEST_HEADER);
    for (int i = 0; i < LONGEST_HEADER - 1; i++) {
      int c = text.read();
      boolean newline = c == '\n' || c == '\r';
      if (c < 0 || (newline && !quoted && !blank)) {
        break;
      }
      blank &= newline || c == ' ';
      quoted ^= c == '"';
      int index = SEPARATORS.indexOf(c);
      if (index >= 0 && !quoted) {
        counts[index]++;
      }
    }
    text.reset();
    int best = 0;
    for (int i = 1; i < counts.length; i++) {
      best = counts[i] > counts[best] ? i : best;
    }
    return best;
  }

  private static InvalidInputException missing(Path path, String source, IOException e) {
    Path parent = path.toAbsolutePath().getParent();
    if (parent == null || !Files.isDirectory(parent)) {
      return new InvalidInputException(
          "there is no folder " + parent + ", so no file " + source + "; check the path.", e);
    }
    List<String> near = tables(parent);
    String fact = "there is no file " + path + "; ";
    if (near.isEmpty()) {
      return new InvalidInputException(
          fact + "its folder " + parent + " holds no CSV file; check the path.", e);
    }
    return new InvalidInputException(
        fact + InvalidInputException.unknown("file", source, near).getMessage(), e);
  }

  private static List<String> tables(Path folder) {
    try (Stream<Path> files = Files.list(folder)) {
      return files
          .map(file -> String.valueOf(file.getFileName()))
          .filter(name -> name.toLowerCase(Locale.ROOT).matches(".*\\.(csv|tsv|txt)"))
          .sorted()
          .toList();
    } catch (IOException e) {
      return List.of();
    }
  }
}
