package org.hillock.data;

import static org.hillock.data.ProblemTest.assertMessage;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.IntBinaryOperator;
import java.util.zip.CRC32;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ImageFolderTest {
  private static final int RED = 0xff0000;
  private static final int GRAY = 0x646464;

  @TempDir private Path folder = Path.of("");

  @Test
  void subFoldersAreTheClassesInTheOrderOfTheirNames() throws IOException {
    png("pets/dog/b.png", 4, 3, (x, y) -> GRAY);
    png("pets/dog/a.PNG", 4, 3, (x, y) -> 0);
    png("pets/Cat/1.png", 4, 3, (x, y) -> 16 * y * 0x010101);
    Images images = read("pets");
    assertEquals("pets", images.source());
    assertEquals(new Size(3, 4), images.size());
    assertEquals(1, images.channels());
    assertEquals(List.of("Cat", "dog"), images.names());
    assertArrayEquals(new byte[] {0, 1, 1}, images.labels().orElseThrow());
    assertArrayEquals(
        new byte[] {0, 0, 0, 0, 16, 16, 16, 16, 32, 32, 32, 32},
        Arrays.copyOf(images.pixels(), 12));
    assertEquals(100, images.pixels()[2 * 12]);
    assertEquals(List.of(), images.notes());
  }

  @Test
  void oneImageInColorGivesAllThreeChannels() throws IOException {
    png("c/a/gray.png", 1, 2, (x, y) -> GRAY);
    png("c/b/red.png", 1, 2, (x, y) -> RED);
    Images images = read("c");
    assertEquals(3, images.channels());
    byte[] expected = {100, 100, 100, 100, 100, 100, -1, 0, 0, -1, 0, 0};
    assertArrayEquals(expected, images.pixels());
  }

  @Test
  void grayFilesKeepTheirStoredValues() throws IOException {
    BufferedImage image = new BufferedImage(16, 16, BufferedImage.TYPE_BYTE_GRAY);
    byte[] values = new byte[256];
    for (int i = 0; i < 256; i++) {
      values[i] = (byte) i;
      image.getRaster().setSample(i % 16, i / 16, 0, i);
    }
    Path file = create("g/all.png");
    ImageIO.write(image, "png", file.toFile());
    assertArrayEquals(values, read("g").pixels());
  }

  @Test
  void imagesOfAFolderWithoutClassesHaveNoLabels() throws IOException {
    png("some/1.png", 2, 2, (x, y) -> 0);
    Images images = read("some");
    assertEquals(Optional.empty(), images.labels());
    assertMessage(
        () -> Problem.of(images, Optional.empty(), Optional.empty()),
        "the labels of some are not known",
        "a sub-folder for each class");
  }

  @Test
  void transparentPixelsAreWhite() throws IOException {
    BufferedImage image = new BufferedImage(2, 1, BufferedImage.TYPE_INT_ARGB);
    image.setRGB(0, 0, 0x00000000);
    image.setRGB(1, 0, 0x80000000);
    ImageIO.write(image, "png", create("t/a.png").toFile());
    assertArrayEquals(new byte[] {-1, 127}, read("t").pixels());
  }

  @Test
  void imagesAreScaledByTheMeanOfTheAreaTheyCover() throws IOException {
    png("s/a/1.png", 3, 2, (x, y) -> (x + 3 * y) * 30 * 0x010101);
    png("s/b/2.png", 5, 7, (x, y) -> GRAY);
    Images images = Images.folder(folder.resolve("s"), Optional.of(new Size(1, 2)));
    // 0 30 60 over 90 120 150: each half covers 1.5 columns.
    byte[] expected = {(byte) ((0 + 90 + 15 + 60 + 1) / 3), (byte) 95, 100, 100};
    assertArrayEquals(expected, images.pixels());
  }

  @ParameterizedTest
  @ValueSource(strings = {"1x1", "2x3", "7x5", "9x11", "28x28"})
  void scalingKeepsWhatIsTheSameAllOver(String size) throws IOException {
    png("k/1.png", 7, 5, (x, y) -> GRAY);
    Images images = Images.folder(folder.resolve("k"), Optional.of(Size.parse(size)));
    for (byte pixel : images.pixels()) {
      assertEquals(100, pixel);
    }
  }

  @Test
  void mixedSizesAreNamedWithTheWayOut() throws IOException {
    png("m/a/1.png", 4, 3, (x, y) -> 0);
    png("m/a/2.png", 4, 3, (x, y) -> 0);
    png("m/b/3.png", 4, 5, (x, y) -> 0);
    assertMessage(
        () -> read("m"), "3.png is 5 x 4, but ", "1.png is 3 x 4; scale all", "--size 3x4");
  }

  @Test
  void brokenImagesAreNamed() throws IOException {
    byte[] png = Files.readAllBytes(png("w/a.png", 40, 40, (x, y) -> x * y));
    BufferedImage image = new BufferedImage(90, 90, BufferedImage.TYPE_INT_RGB);
    image.setRGB(80, 80, RED);
    Path jpeg = create("w/b.jpg");
    ImageIO.write(image, "jpg", jpeg.toFile());
    byte[] jpg = Files.readAllBytes(jpeg);
    assertEquals(3, Images.folder(folder.resolve("w"), Optional.of(new Size(9, 9))).channels());
    for (int length : List.of(0, 7, 20, png.length / 2)) {
      broken("x.png", Arrays.copyOf(png, length));
    }
    for (int length : List.of(1, 100, jpg.length - 40)) {
      broken("x.jpeg", Arrays.copyOf(jpg, length));
    }
    broken("x.png", "GIF89a".getBytes(StandardCharsets.US_ASCII));
    byte[] damaged = png.clone();
    Arrays.fill(damaged, 50, 90, (byte) 7);
    broken("x.png", damaged);
  }

  private void broken(String name, byte[] bytes) throws IOException {
    Path file = Files.write(create("broken/" + name), bytes);
    assertMessage(() -> read("broken"), name + " is not a whole PNG or JPEG image", "remove it");
    Files.delete(file);
  }

  /// A header of 33 bytes that declares ten thousand million pixels.
  @Test
  void hugeImagesAreRefusedBeforeTheyAreDecoded() throws IOException {
    byte[] png = Files.readAllBytes(png("h/a.png", 40, 40, (x, y) -> 0));
    byte[] size = {0, 1, (byte) 0x86, (byte) 0xa0};
    System.arraycopy(size, 0, png, 16, 4);
    System.arraycopy(size, 0, png, 20, 4);
    CRC32 crc = new CRC32();
    crc.update(png, 12, 17);
    ByteBuffer.wrap(png).putInt(29, (int) crc.getValue());
    Files.write(folder.resolve("h/a.png"), png);
    assertMessage(() -> read("h"), "images of 100000 x 100000 cannot be learned");
  }

  @Test
  void foldersWithoutImagesAreRefused() throws IOException {
    Files.createDirectories(folder.resolve("empty"));
    assertMessage(() -> read("empty"), "is empty; put PNG or JPEG files");
    Files.writeString(create("texts/a.txt"), "a");
    assertMessage(() -> read("texts"), "holds no PNG or JPEG image; put");
    png("half/a/1.png", 1, 1, (x, y) -> 0);
    Files.createDirectories(folder.resolve("half/b"));
    assertMessage(() -> read("half"), "the class folder ", "b holds no PNG or JPEG image");
  }

  @Test
  void whatIsNoImageIsNoted() throws IOException {
    png("n/a/1.png", 1, 1, (x, y) -> 0);
    Files.writeString(create("n/a/Thumbs.db"), "x");
    Files.writeString(create("n/readme.txt"), "x");
    Files.writeString(create("n/.hidden"), "x");
    assertEquals(
        List.of(
            "n: 2 left out, for being no PNG or JPEG image where one is expected; the first: readme.txt."),
        read("n").notes());
  }

  @Test
  void oneClassIsNothingToLearn() throws IOException {
    for (int i = 0; i < 12; i++) {
      png("one/a/" + i + ".png", 1, 1, (x, y) -> 0);
    }
    assertMessage(
        () -> Problem.of(read("one"), Optional.empty(), Optional.empty()), "has only one class");
  }

  @Test
  void aFolderIsLearnedFromAndTestedOn() throws IOException {
    for (int i = 0; i < 30; i++) {
      int shade = i;
      png("train/None/" + i + ".png", 3, 2, (x, y) -> shade * 0x010203);
      png("train/1,5/" + i + ".png", 3, 2, (x, y) -> shade * 0x030201);
    }
    png("test/1,5/0.png", 3, 2, (x, y) -> GRAY);
    Images test = read("test");
    Problem problem = Problem.of(read("train"), Optional.of(test), Optional.empty());
    Split split = Split.of(problem, 1);
    assertEquals(Task.BINARY, problem.task());
    assertEquals(List.of("1,5", "None"), problem.classes());
    assertEquals(List.of(2, 3, 3), split.train().shape());
    assertEquals(18, split.train().features());
    assertEquals(18, split.encoder().inputNames().size());
    assertArrayEquals(new float[] {0}, split.test().targets());
    assertEquals(100 / 255f, split.test().inputs()[17]);
    assertEquals(Optional.of(new Size(2, 3)), split.encoder().imageSize());
    png("other/cow/0.png", 3, 2, (x, y) -> GRAY);
    assertMessage(
        () -> Problem.of(read("train"), Optional.of(read("other")), Optional.empty()),
        "image 1 of other has the label cow, which is none of the classes");
    assertMessage(
        () -> Problem.of(test, Optional.of(read("train")), Optional.empty()), "only one class");
  }

  @Test
  void colorIsNotLostInSilence() throws IOException {
    for (int i = 0; i < 10; i++) {
      png("gray/" + i % 2 + "/" + i + ".png", 1, 1, (x, y) -> GRAY);
    }
    png("red/1.png", 1, 1, (x, y) -> RED);
    Problem problem = Problem.of(read("gray"), Optional.empty(), Optional.empty());
    Encoder encoder = Split.of(problem, 1).encoder();
    assertMessage(() -> encoder.inputs(read("red")), "the images of red are in color");
  }

  @Test
  void sizesAreReadHeightFirst() {
    assertEquals(new Size(28, 32), Size.parse(" 28x32"));
    for (String text : List.of("28", "x", "28x", "-1x3", "28*28", "999999999x1")) {
      assertMessage(() -> Size.parse(text), "is not a size");
    }
    assertMessage(() -> Size.parse("0x3"), "images of 0 x 3 cannot be learned");
  }

  private Images read(String name) {
    return Images.folder(folder.resolve(name), Optional.empty());
  }

  private Path png(String name, int width, int height, IntBinaryOperator rgb) throws IOException {
    BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
    for (int y = 0; y < height; y++) {
      for (int x = 0; x < width; x++) {
        image.setRGB(x, y, rgb.applyAsInt(x, y));
      }
    }
    Path file = create(name);
    assertTrue(ImageIO.write(image, "png", file.toFile()));
    return file;
  }

  private Path create(String name) throws IOException {
    Path file = folder.resolve(name);
    Files.createDirectories(file.resolveSibling("x").getParent());
    return file;
  }
}
