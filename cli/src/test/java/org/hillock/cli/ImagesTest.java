package org.hillock.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.hillock.data.Table;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Images from the folder to the answers.
class ImagesTest {
  @TempDir private Path folder = Path.of("");

  private Path test = Path.of("");

  @BeforeEach
  void writeImages() throws IOException {
    ImageFiles.write(folder, "train", 90);
    test = ImageFiles.write(folder, "t10k", 30);
  }

  @Test
  void aFolderOfImagesIsLearnedAndItsTestImagesAreTold() {
    Path model = folder.resolve("m.json");
    Terminal trained = train(folder, model);
    assertEquals(0, trained.exitCode(), trained.err());
    assertTrue(trained.out().contains("accuracy 1.0000"), trained.out());
    Path out = folder.resolve("p.csv");
    Terminal predicted =
        Terminal.run("predict", model.toString(), test.toString(), "--out", out.toString());
    assertEquals(0, predicted.exitCode(), predicted.err());
    Table answers = Table.read(out);
    assertEquals(List.of("label", "p(0)", "p(1)", "p(2)"), answers.names());
    assertEquals(List.of("0", "1", "2", "0"), answers.columns().getFirst().cells().subList(0, 4));
    Terminal evaluated = Terminal.run("evaluate", model.toString(), test.toString());
    assertEquals(0, evaluated.exitCode(), evaluated.err());
    assertTrue(
        evaluated.out().startsWith("t10k-images-idx3-ubyte: 30 rows -> label (multiclass)\n"),
        evaluated.out());
    assertTrue(evaluated.out().contains("1       0  10   0    10  1.0000\n"), evaluated.out());
  }

  @Test
  void oneFileOfImagesIsSplitAsATableIs() {
    Terminal trained = train(folder.resolve("train-images-idx3-ubyte"), folder.resolve("m.json"));
    assertEquals(0, trained.exitCode(), trained.err());
  }

  @Test
  void activationsAreComparedOnImages() {
    Terminal compared =
        Terminal.run(
            "compare", folder.toString(), "--functions", "tanh", "--epochs", "2", "--hidden", "4");
    assertEquals(0, compared.exitCode(), compared.err());
    assertTrue(
        compared
            .out()
            .contains(
                "train-images-idx3-ubyte: 120 images of 5 x 5 -> label (multiclass)\nhidden layers 4; "),
        compared.out());
  }

  @Test
  void whatIsNotImagesOrNotWholeIsRefused() throws IOException {
    Path model = folder.resolve("m.json");
    train(folder, model);
    Path empty = Files.createDirectory(folder.resolve("empty"));
    assertRefused(train(empty, model), "is empty; put PNG or JPEG files");
    assertRefused(
        Terminal.run("train", folder.toString(), "--target", "label", "--out", model.toString()),
        "leave out --target");
    assertRefused(
        Terminal.run("predict", model.toString(), folder.toString(), "--out", folder + "/p"),
        "is a folder with files in IDX format; name one");
    assertRefused(
        Terminal.run("evaluate", model.toString(), "../examples/iris.csv"),
        "iris.csv is a table, and images are expected");
    assertRefused(
        Terminal.run("predict", model.toString(), "../examples/iris.csv", "--out", folder + "/p"),
        "iris.csv is a table, and images are expected");
    Path alone = folder.resolve("alone-images");
    Files.write(alone, ImageFiles.idx(new byte[75], 3, 5, 5));
    assertRefused(
        Terminal.run("evaluate", model.toString(), alone.toString()),
        "the labels of alone-images are not known");
    Path small = folder.resolve("small-images");
    Files.write(small, ImageFiles.idx(new byte[12], 3, 2, 2));
    assertRefused(
        Terminal.run("predict", model.toString(), small.toString(), "--out", folder + "/p"),
        "the images of small-images are 2 x 2, those learned from 5 x 5");
    byte[] labels = new byte[30];
    labels[4] = 7;
    Files.write(folder.resolve("t10k-labels-idx1-ubyte"), ImageFiles.idx(labels, 30));
    assertRefused(
        Terminal.run("evaluate", model.toString(), test.toString()),
        "image 5 of t10k-images-idx3-ubyte has the label 7, which is none of the classes learned");
    Files.write(test, new byte[] {0, 0, 8, 3, 0, 0});
    assertRefused(train(folder, model), "t10k-images-idx3-ubyte ends within its header");
  }

  private static Terminal train(Path data, Path model) {
    return Terminal.run(
        "train",
        data.toString(),
        "--epochs",
        "30",
        "--hidden",
        "8",
        "--learning-rate",
        "0.03",
        "--out",
        model.toString());
  }

  private static void assertRefused(Terminal terminal, String fragment) {
    assertEquals(2, terminal.exitCode(), terminal.out() + terminal.err());
    assertTrue(terminal.err().contains(fragment), terminal.err());
    assertFalse(terminal.err().contains("\tat "), terminal.err());
  }
}
