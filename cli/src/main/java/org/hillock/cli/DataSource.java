package org.hillock.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.hillock.activation.InvalidInputException;
import org.hillock.data.Examples;
import org.hillock.data.Images;
import org.hillock.data.Problem;
import org.hillock.data.Sequences;
import org.hillock.data.Size;
import org.hillock.data.Table;
import org.hillock.data.Task;
import org.hillock.data.Texts;

/// Data to learn from, as options name them.
///
/// @param path of a file or folder
/// @param targets the columns to predict; none for images
/// @param task what is learned, if it is not to be worked out
/// @param way how a table is looked at
/// @param size to which images of a folder are scaled
record DataSource(
    Path path,
    List<String> targets,
    Optional<Task> task,
    Function<Table, Examples> way,
    Optional<Size> size) {
  /// Reads the data and works out what to learn. A folder has training images and, if any, test
  /// images.
  Problem problem() {
    if (Files.isDirectory(path)) {
      Optional<Images> idx = Images.in(path, "train");
      return idx.isPresent() ? problem(idx.get(), Images.in(path, "t10k")) : folder();
    }
    Examples examples = Examples.read(path);
    return switch (examples) {
      case Images images -> problem(images, Optional.empty());
      case Table _, Sequences _, Texts _ -> problem(examples.asTable());
    };
  }

  /// A folder of classes, or of the two folders `train` and `test` that hold these.
  private Problem folder() {
    Path train = path.resolve("train");
    Path test = path.resolve("test");
    return Files.isDirectory(train) && Files.isDirectory(test)
        ? problem(Images.folder(train, size), Optional.of(Images.folder(test, size)))
        : problem(Images.folder(path, size), Optional.empty());
  }

  private Problem problem(Images images, Optional<Images> test) {
    if (!targets.isEmpty()) {
      throw new InvalidInputException(
          images.source() + " holds images, whose labels are what is learned; leave out --target.");
    }
    return Problem.of(images, test, task);
  }

  private Problem problem(Table table) {
    if (targets.isEmpty()) {
      throw new InvalidInputException(
          "it is not said what to predict from %s; name a column with --target: %s."
              .formatted(table.source(), String.join(", ", table.names())));
    }
    return switch (way.apply(table)) {
      case Sequences sequences -> Problem.of(sequences, targets, task);
      case Texts texts -> Problem.of(texts, targets, task);
      case Table plain -> Problem.of(plain, targets, task);
      case Images _ -> throw new IllegalStateException("a table does not become images");
    };
  }
}
