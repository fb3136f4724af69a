package org.hillock.data;

import static org.hillock.data.IdxFiles.bars;
import static org.hillock.data.IdxFiles.gzip;
import static org.hillock.data.IdxFiles.idx;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.hillock.activation.InvalidInputException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.api.io.TempDir;

class ImagesTest {
  @TempDir private Path folder = Path.of("");

  @Test
  void imagesAreReadWithTheLabelsBesideThem() throws IOException {
    Path file = bars(folder, "train", 50, 4);
    Images images = assertInstanceOf(Images.class, Examples.read(file));
    assertEquals("train-images-idx3-ubyte", images.source());
    assertEquals(List.of(50, 4, 3), List.of(images.rows(), images.height(), images.width()));
    byte[] labels = images.labels().orElseThrow();
    assertEquals(2, labels[6]);
    assertTrue((images.pixels()[6 * 12 + 7] & 0xff) > 190, "row 2 of image 6 is bright");
  }

  @Test
  void compressionIsToldByTheBytesNotByTheName() throws IOException {
    Path file = bars(folder, "train", 20, 4);
    byte[] plain = Files.readAllBytes(file);
    Files.write(file, gzip(plain));
    assertArrayEquals(Arrays.copyOfRange(plain, 16, plain.length), Images.read(file).pixels());
    Path named = Files.write(folder.resolve("some.gz"), plain);
    Images unlabeled = assertInstanceOf(Images.class, Examples.read(named));
    assertTrue(unlabeled.labels().isEmpty());
  }

  @Test
  void aFolderGivesTheFilesOfAPart() throws IOException {
    assertTrue(Images.in(folder, "train").isEmpty());
    Path file = bars(folder, "train", 20, 4);
    Files.write(folder.resolve("train-images-idx3-ubyte.gz"), gzip(Files.readAllBytes(file)));
    Files.delete(file);
    assertEquals("train-images-idx3-ubyte.gz", Images.in(folder, "train").orElseThrow().source());
    assertTrue(Images.in(folder, "train").orElseThrow().labels().isPresent());
  }

  @Test
  void pixelsBecomeNumbersFromZeroToOneAndLabelsOneHot() throws IOException {
    Images images = Images.read(bars(folder, "train", 60, 3));
    Split split = Split.of(Problem.of(images, Optional.empty(), Optional.empty()), 1);
    assertEquals(Task.MULTICLASS, split.problem().task());
    assertEquals(
        List.of(new Feature.Pixels("image", new Size(4, 3), 1)), split.encoder().features());
    assertEquals("image 3,2", split.encoder().inputNames().getLast());
    Dataset train = split.train();
    assertEquals(List.of(36, 12, 3), List.of(train.rows(), train.features(), train.outputs()));
    assertEquals(12, split.test().rows());
    Dataset all = split.encoder().encode(images);
    for (int i = 0; i < all.inputs().length; i++) {
      assertEquals((float) ((images.pixels()[i] & 0xff) / 255.0), all.inputs()[i]);
    }
    assertArrayEquals(new float[] {0, 0, 1}, Arrays.copyOfRange(all.targets(), 15, 18));
  }

  @Test
  void testImagesThatAreKeptApartAreTheTestRows() throws IOException {
    Images train = Images.read(bars(folder, "train", 60, 2));
    Images test = Images.read(bars(folder, "t10k", 10, 2));
    Problem problem = Problem.of(train, Optional.of(test), Optional.empty());
    assertEquals(Task.BINARY, problem.task());
    assertEquals(70, problem.rows());
    Split split = Split.of(problem, 1);
    assertEquals(
        List.of(50, 10, 10),
        List.of(split.train().rows(), split.validation().rows(), split.test().rows()));
    assertArrayEquals(split.encoder().encode(test).inputs(), split.test().inputs());
    Parts parts = Parts.of(problem, 1);
    int[] both =
        IntStream.concat(Arrays.stream(parts.train()), Arrays.stream(parts.validation()))
            .sorted()
            .toArray();
    assertArrayEquals(IntStream.range(0, 60).toArray(), both);
  }

  @Test
  void aFileThatIsNotWhatItSaysIsRefused() throws IOException {
    byte[] good = idx(new byte[24], 2, 4, 3);
    assertRefused("is shorter than the 2 x 4 x 3 bytes", Arrays.copyOf(good, 39));
    assertRefused("goes on after the 2 x 4 x 3 bytes", Arrays.copyOf(good, 41));
    assertRefused("goes on after", gzip(Arrays.copyOf(good, 41)));
    assertRefused("is shorter than", gzip(Arrays.copyOf(good, 39)));
    byte[] zipped = gzip(good);
    assertRefused("ends in the middle", Arrays.copyOf(zipped, zipped.length - 5));
    byte[] damaged = zipped.clone();
    damaged[damaged.length - 6] ^= 1;
    assertRefused("is damaged", damaged);
    assertRefused("ends within its header", Arrays.copyOf(good, 10));
    assertRefused("is not in IDX format", "label,x\n1,2\n".getBytes(StandardCharsets.UTF_8));
    assertRefused("is not in IDX format", new byte[0]);
    assertRefused("has 1 dimensions, a file of images has 3", idx(new byte[2], 2));
    assertRefused("dimension 2 of images is 0", idx(new byte[0], 2, 0, 3));
    assertRefused("dimension 1 of images is 4294967295", idx(new byte[0], -1, 1, 1));
    byte[] floats = good.clone();
    floats[2] = 13;
    assertRefused("numbers of type 0x0d", floats);
    assertRefused(() -> Images.read(folder.resolve("none")), "there is no file");
  }

  /// Also if the header says so in a small compressed file.
  @Test
  void nothingIsAllocatedThatTheFileCannotHold() throws IOException {
    assertRefused(
        "is shorter than the 2147483647 x 2147483647 x 2147483647 bytes",
        idx(new byte[9], Integer.MAX_VALUE, Integer.MAX_VALUE, Integer.MAX_VALUE));
    assertRefused("is shorter than the 60000 x 28 x 28", gzip(idx(new byte[9], 60_000, 28, 28)));
    // A bomb: 50 MB of zeros behind a header of 12 bytes.
    assertRefused("goes on after the 1 x 4 x 3", gzip(idx(new byte[50_000_000], 1, 4, 3)));
  }

  @Test
  void filesThatDoNotFitTogetherAreRefused() throws IOException {
    Path file = bars(folder, "train", 30, 3);
    Images train = Images.read(file);
    Images other = new Images("other", 3, 4, train.pixels(), train.labels());
    assertRefused(
        () -> Problem.of(train, Optional.of(other), Optional.empty()),
        "the images of other are 3 x 4, those learned from 4 x 3");
    byte[] labels = train.labels().orElseThrow().clone();
    labels[4] = 9;
    Images strange = new Images("strange", 4, 3, train.pixels(), Optional.of(labels));
    assertRefused(
        () -> Problem.of(train, Optional.of(strange), Optional.empty()),
        "image 5 of strange has the label 9, which is none of the classes learned: 0, 1, 2");
    Files.write(folder.resolve("train-labels-idx1-ubyte"), idx(new byte[29], 29));
    assertRefused(
        () -> Images.read(file), "train-images-idx3-ubyte has 30 images, and there are 29 labels");
    Files.delete(folder.resolve("train-labels-idx1-ubyte"));
    assertRefused(
        () -> Problem.of(Images.read(file), Optional.empty(), Optional.empty()),
        "the labels of train-images-idx3-ubyte are not known; put their file beside it");
  }

  @Test
  void labelsThatCannotBeLearnedAreRefused() throws IOException {
    Images images = Images.read(bars(folder, "train", 30, 3));
    assertRefused(() -> problem(images, Task.REGRESSION), "so the task cannot be regression");
    assertRefused(() -> problem(images, Task.BINARY), "has 3 classes, task binary has 2");
    byte[] one = new byte[30];
    assertRefused(() -> problem(labeled(images, one), Task.BINARY), "has only one class");
    one[7] = 1;
    assertRefused(
        () -> problem(labeled(images, one), Task.BINARY), "class \"1\" of target \"label\"");
    Images few = Images.read(bars(folder, "few", 8, 2));
    assertRefused(() -> problem(few, Task.BINARY), "8 rows with a known label");
    assertThrows(
        IllegalArgumentException.class,
        () -> new Images("none", 4, 3, new byte[13], Optional.empty()));
  }

  @Test
  void tablesAndImagesAreNotTakenForEachOther() throws IOException {
    Images images = Images.read(bars(folder, "train", 30, 3));
    Encoder ofImages =
        Split.of(Problem.of(images, Optional.empty(), Optional.empty()), 1).encoder();
    Column y = Tables.column("y", 30, r -> r * 0.5);
    Table table = Tables.of(Tables.x(30), y);
    Encoder ofTable = Split.of(Problem.of(table, "y"), 1).encoder();
    assertRefused(() -> ofImages.inputs(table), "is a table, and images are expected");
    assertRefused(() -> ofTable.inputs(images), "holds images, and a table is expected");
  }

  private static Problem problem(Images images, Task task) {
    return Problem.of(images, Optional.empty(), Optional.of(task));
  }

  private static Images labeled(Images images, byte... labels) {
    return new Images("relabeled", 4, 3, images.pixels(), Optional.of(labels.clone()));
  }

  private void assertRefused(String fact, byte[] content) throws IOException {
    Path file = Files.write(folder.resolve("images"), content);
    assertRefused(() -> Images.read(file), fact);
  }

  private static void assertRefused(Executable code, String fact) {
    String message = assertThrows(InvalidInputException.class, code).toString();
    assertTrue(message.contains(fact), message);
  }
}
