package org.hillock.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javax.imageio.ImageIO;
import org.hillock.data.Table;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Folders of images, sequences and texts from the command line to the answers.
class OtherDataTest {
  @TempDir private Path folder = Path.of("");

  @Test
  void aFolderOfPicturesIsLearnedFromAtOneSize() throws IOException {
    Path train = pictures("train", 30);
    pictures("test", 5);
    Path model = train(folder, "--size", "4x4");
    Terminal evaluated = Terminal.run("evaluate", model.toString(), train.toString());
    assertTrue(evaluated.out().startsWith("train: 60 rows -> label (binary)"), evaluated.out());
    assertEquals(
        List.of("bright", "bright", "bright", "bright", "bright"),
        predictions(model, folder.resolve("test/bright")));
  }

  private Path pictures(String part, int count) throws IOException {
    for (int i = 0; i < count; i++) {
      picture(part + "/bright/" + i + ".png", 6 + i % 3, 0xe0e0e0 - i);
      picture(part + "/dark/" + i + ".png", 6 + i % 3, 0x202020 + i);
    }
    return folder.resolve(part);
  }

  private void picture(String name, int side, int rgb) throws IOException {
    BufferedImage image = new BufferedImage(side, side, BufferedImage.TYPE_INT_RGB);
    for (int i = 0; i < side * side; i++) {
      image.setRGB(i % side, i / side, rgb);
    }
    Path file = folder.resolve(name);
    Files.createDirectories(file.resolve("..").normalize());
    ImageIO.write(image, "png", file.toFile());
  }

  @Test
  void sequencesInRowsAreLearnedFrom() throws IOException {
    List<String> lines = new ArrayList<>(List.of("t0,t1,t2,kind"));
    for (int i = 0; i < 60; i++) {
      lines.add(i % 2 == 0 ? "1," + i + ",3,up" : "3," + i + ",,down");
    }
    Path data = Files.write(folder.resolve("rows.csv"), lines);
    Path model = train(data, "--target", "kind", "--steps", "t0..t2");
    assertEquals("up", predictions(model, data).getFirst());
  }

  @Test
  void sequencesInLinesAreLearnedFromAndPredictedOneALine() throws IOException {
    List<String> lines = new ArrayList<>(List.of("id,day,v,kind"));
    for (int i = 0; i < 60; i++) {
      for (int day = 0; day < 1 + i % 3; day++) {
        lines.add(i + "," + day + "," + (i % 2 == 0 ? 1 : -1) + (i % 2 == 0 ? ",up" : ",down"));
      }
    }
    Path data = Files.write(folder.resolve("lines.csv"), lines);
    Path model = train(data, "--target", "kind", "--id", "id", "--step", "day");
    List<String> answers = predictions(model, data);
    assertEquals(60, answers.size());
    assertEquals(List.of("up", "down", "up"), answers.subList(0, 3));
    Terminal evaluated = Terminal.run("evaluate", model.toString(), data.toString());
    assertTrue(evaluated.out().startsWith("lines.csv: 60 rows -> kind (binary)"), evaluated.out());
  }

  @Test
  void textsAreLearnedFrom() throws IOException {
    List<String> lines = new ArrayList<>(List.of("text,kind"));
    for (int i = 0; i < 60; i++) {
      lines.add((i % 2 == 0 ? "aaab" : "bbba") + "c".repeat(i % 5) + (i % 2 == 0 ? ",a" : ",b"));
    }
    Path data = Files.write(folder.resolve("texts.csv"), lines);
    Path model = train(data, "--target", "kind", "--text", "text", "--longest", "6");
    assertEquals(List.of("a", "b", "a"), predictions(model, data).subList(0, 3));
  }

  @Test
  void aParquetFileIsATable() {
    Path data = Path.of("../parquet/src/test/resources/penguins_snappy.parquet");
    Path model = train(data, "--target", "species");
    assertEquals(344, predictions(model, data).size());
  }

  @Test
  void waysToReadThatContradictEachOtherAreRefused() throws IOException {
    Path data = Files.write(folder.resolve("d.csv"), List.of("id,day,y", "1,1,0"));
    refused("--id and --step belong together", data, "--target", "y", "--id", "id");
    refused(
        "are three ways to read a table; give one",
        data,
        "--target",
        "y",
        "--id",
        "id",
        "--step",
        "day",
        "--text",
        "id");
    refused("--longest cuts texts, and none is named", data, "--target", "y", "--longest", "3");
    refused("is not a size", pictures("p", 3), "--size", "big");
  }

  private Path train(Path data, String... options) {
    Path model = folder.resolve("model.json");
    Terminal trained = Terminal.run(arguments(data, model, options));
    assertEquals(0, trained.exitCode(), trained.err());
    return model;
  }

  private void refused(String fact, Path data, String... options) {
    Terminal trained = Terminal.run(arguments(data, folder.resolve("none.json"), options));
    assertTrue(trained.exitCode() != 0 && trained.err().contains(fact), trained.err());
  }

  private static String[] arguments(Path data, Path model, String... options) {
    List<String> all =
        new ArrayList<>(
            List.of("train", data.toString(), "--out", model.toString(), "--epochs", "60"));
    all.addAll(List.of(options));
    return all.toArray(String[]::new);
  }

  private List<String> predictions(Path model, Path data) {
    Path out = folder.resolve("p.csv");
    Terminal predicted =
        Terminal.run("predict", model.toString(), data.toString(), "--out", out.toString());
    assertEquals(0, predicted.exitCode(), predicted.err());
    return Table.read(out).columns().getFirst().cells();
  }
}
