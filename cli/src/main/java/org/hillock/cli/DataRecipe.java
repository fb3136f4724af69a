package org.hillock.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.hillock.data.Images;
import org.hillock.data.Problem;
import org.hillock.data.Sequences;
import org.hillock.data.Size;
import org.hillock.data.Table;
import org.hillock.data.Task;
import org.hillock.data.Texts;

/// How the rows are read and what is learned from them, to be written down.
///
/// @param data file or folder
/// @param task if one was named
/// @param way how a table is read
/// @param size to which images of a folder are scaled
record DataRecipe(
    Path data,
    List<String> targets,
    Optional<Task> task,
    Optional<ReadingOptions.Way> way,
    Optional<Size> size) {

  /// As arguments.
  List<String> words() {
    List<String> words = new ArrayList<>();
    words.add(data.toString());
    if (!targets.isEmpty()) {
      words.addAll(List.of("--target", String.join(",", targets)));
    }
    task.ifPresent(named -> words.addAll(List.of("--task", named.label())));
    way.ifPresent(one -> words.addAll(one.words()));
    size.ifPresent(one -> words.addAll(List.of("--size", one.toString())));
    return words;
  }

  /// As statements that end with a variable `problem`.
  List<String> java(Problem problem) {
    List<String> lines = new ArrayList<>();
    switch (problem.examples()) {
      case Table _ -> {
        lines.add("Table table = Table.read(%s);".formatted(path(data)));
        lines.add(ofTable("table"));
      }
      case Sequences _ -> {
        lines.add("Table table = Table.read(%s);".formatted(path(data)));
        lines.add(
            "Sequences sequences = Sequences.of(table, %s);".formatted(way.orElseThrow().java()));
        lines.add(ofTable("sequences"));
      }
      case Texts _ -> {
        lines.add("Table table = Table.read(%s);".formatted(path(data)));
        lines.add("Texts texts = %s;".formatted(way.orElseThrow().java()));
        lines.add(ofTable("texts"));
      }
      case Images _ ->
          lines.add(
              "Problem problem = Problem.of(%s, %s, %s);"
                  .formatted(images(), test(problem), JavaExpression.of(task)));
    }
    return lines;
  }

  private String ofTable(String rows) {
    return "Problem problem = Problem.of(%s, %s, %s);"
        .formatted(rows, JavaExpression.of(targets), JavaExpression.of(task));
  }

  private String images() {
    if (!Files.isDirectory(data)) {
      return "Images.read(%s)".formatted(path(data));
    }
    if (Images.in(data, "train").isPresent()) {
      return "Images.in(%s, \"train\").orElseThrow()".formatted(path(data));
    }
    boolean parted =
        Files.isDirectory(data.resolve("train")) && Files.isDirectory(data.resolve("test"));
    return folder(parted ? data.resolve("train") : data);
  }

  private String test(Problem problem) {
    if (problem.test().isEmpty()) {
      return "Optional.empty()";
    }
    return Images.in(data, "train").isPresent()
        ? "Images.in(%s, \"t10k\")".formatted(path(data))
        : "Optional.of(%s)".formatted(folder(data.resolve("test")));
  }

  private String folder(Path path) {
    return "Images.folder(%s, %s)".formatted(path(path), JavaExpression.of(size));
  }

  private static String path(Path path) {
    return "Path.of(%s)".formatted(JavaExpression.of(path.toString()));
  }
}
