package org.hillock.data;

import static org.hillock.data.ProblemTest.assertMessage;
import static org.hillock.data.Tables.column;
import static org.hillock.data.Tables.x;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ScalingTest {
  private static final Table SMALL =
      Tables.of(
          column("n", "1000 3000 5000 7000 _ 1000 3000 5000 7000 4000"),
          column("c", "b a a b a b a b a b"),
          column("y", "0.5 1 0.25 1 0 1 0 1 0 1"));

  @TempDir private Path folder = Path.of("");

  @Test
  void unscaledNumbersStayAsTheyAreAndMissingOnesBecomeTheMean() {
    Encoder encoder = encoder(Scaling.NONE);
    Dataset data = encoder.encode(SMALL, 3, 4);
    assertArrayEquals(new float[] {7000, 0, 0, 1, 4000, 1, 1, 0}, data.inputs());
    assertEquals(encoder(Scaling.STANDARD).target(), encoder.target());
  }

  @Test
  void theEncoderTellsMeanAndScaleAndWhetherTheyAreTakenOut() {
    double deviation = Math.sqrt(40e6 / 9);
    Feature.Numeric unscaled = new Feature.Numeric("n", 4000, deviation, true, Scaling.NONE);
    assertEquals(List.of(unscaled), encoder(Scaling.NONE).numbers());
    assertEquals(
        List.of(new Feature.Numeric("n", 4000, deviation, true)),
        encoder(Scaling.STANDARD).numbers());
    assertEquals(
        List.of(unscaled),
        new Encoder(
                List.of(new Feature.Series(new Layout.Lines("i", "s"), 3, List.of(unscaled))),
                encoder(Scaling.NONE).target())
            .numbers());
  }

  @Test
  void valuesBeyondTheFloatsStayFinite() {
    Table far = Tables.of(column("n", "3.5e38 -3.5e38"), column("c", "a a"));
    Feature.Numeric number = new Feature.Numeric("n", 0, 1, false, Scaling.NONE);
    assertEquals(Float.MAX_VALUE, number.input(3.5e38));
    assertEquals(-Float.MAX_VALUE, number.input(-3.5e38));
    assertMessage(() -> encoder(Scaling.NONE).inputs(far), "is not a finite number");
  }

  @Test
  void stepsOfSequencesStayAsTheyAreToo() {
    Table table =
        Tables.of(
            column("a", 30, row -> 100 * row),
            column("b", 30, row -> row % 4 == 0 ? "" : -row),
            column("y", 30, row -> row % 2));
    Sequences sequences = Sequences.of(table, new Layout.Columns(List.of("a", "b")));
    Problem problem = Problem.of(sequences, List.of("y"), Optional.empty()).with(Scaling.NONE);
    Dataset data =
        Encoder.fit(problem, IntStream.range(0, 30).toArray()).encode(problem.examples(), 2, 3);
    assertArrayEquals(new float[] {200, -2, 300, -3}, data.inputs());
  }

  @Test
  void unscaledPixelsGoUpTo255() throws IOException {
    Images images = Images.read(IdxFiles.bars(folder, "train", 60, 3));
    Problem problem = Problem.of(images, Optional.empty(), Optional.empty()).with(Scaling.NONE);
    Split split = Split.of(problem, 1);
    assertEquals(
        List.of(new Feature.Pixels("image", new Size(4, 3), 1, Scaling.NONE)),
        split.encoder().features());
    float[] inputs = split.encoder().encode(images).inputs();
    for (int i = 0; i < inputs.length; i++) {
      assertEquals(images.pixels()[i] & 0xff, inputs[i]);
    }
  }

  @Test
  void textHasNothingToScale() {
    Table table =
        Tables.of(column("t", 20, row -> "some " + row), column("y", 20, row -> row % 2), x(20));
    Problem problem = Problem.of(new Texts(table, "t", 9), List.of("y"), Optional.empty());
    assertEquals(problem, problem.with(Scaling.STANDARD));
    assertMessage(
        () -> problem.with(Scaling.NONE),
        "t.csv is read as text, whose characters are numbered and never scaled");
  }

  @Test
  void scalingsAreReadByName() {
    for (Scaling scaling : Scaling.values()) {
      assertEquals(scaling, Scaling.parse(scaling.label()));
    }
    assertMessage(
        () -> Scaling.parse("standart"), "unknown scaling \"standart\"; did you mean \"standard\"");
  }

  private static Encoder encoder(Scaling scaling) {
    Problem problem = Problem.of(SMALL, List.of("y"), Optional.empty()).with(scaling);
    return Encoder.fit(problem, IntStream.range(0, 10).toArray());
  }
}
