package org.hillock.onnx.export;

import static org.hillock.network.Layers.bidirectional;
import static org.hillock.network.Layers.dense;
import static org.hillock.network.Layers.gru;
import static org.hillock.network.Layers.lstm;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.hillock.data.Column;
import org.hillock.data.Images;
import org.hillock.data.Layout;
import org.hillock.data.Problem;
import org.hillock.data.Scaling;
import org.hillock.data.Sequences;
import org.hillock.data.Size;
import org.hillock.data.Split;
import org.hillock.data.Table;
import org.hillock.data.Texts;
import org.hillock.network.Architecture;
import org.hillock.network.LayerSpec;
import org.hillock.network.Network;
import org.hillock.network.Shape;
import org.hillock.numeric.Draws;
import org.hillock.onnx.Declaration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ModelFormTest {
  @ParameterizedTest
  @CsvSource({
    "iris, species",
    "penguins, species",
    "breast_cancer, diagnosis",
    "concrete, compressive_strength",
    "diabetes, progression",
    "digits, digit",
  })
  void tablesGetTheSameAnswers(String name, String target) {
    Table table = Trained.table(name);
    Trained.of(Problem.of(table, target)).checkAnswers(table);
  }

  @Test
  void missingCellsGetTheSameAnswers() {
    Table table = Trained.table("penguins").known(List.of("sex"));
    Trained.of(Problem.of(table, "sex")).checkAnswers(Trained.table("penguins"));
  }

  @Test
  void severalNumbersAreAnsweredEachInItsUnit() {
    Table table = Trained.table("linnerud");
    Trained.of(Problem.of(table, "Weight", "Waist", "Pulse")).checkAnswers(table);
  }

  @Test
  void labelsAreAnsweredAsTheirColumnsSpellThem() {
    Table table = Trained.table("yeast").select(IntStream.range(0, 300).toArray());
    String[] labels =
        table.names().stream().filter(name -> !name.startsWith("x")).toArray(String[]::new);
    assertTrue(labels.length > 1);
    Trained.of(Problem.of(table, labels)).checkAnswers(table);
  }

  @Test
  void sequencesInColumnsEndAtTheirLastCell() {
    Table table = Trained.table("gunpoint").select(IntStream.range(0, 40).toArray());
    List<Column> columns = new ArrayList<>();
    Draws draws = Draws.of(5);
    for (int c = 0; c < 150; c++) {
      int step = c;
      List<String> cells = table.columns().get(c).cells();
      columns.add(
          new Column(
              table.names().get(c),
              IntStream.range(0, table.rows())
                  .mapToObj(row ->
                      step > 0 && (step > 20 + 4 * row || draws.at(row).uniform(step) < 0.1)
                          ? ""
                          : cells.get(row))
                  .toList()));
    }
    columns.addAll(table.columns().subList(150, table.columns().size()));
    Table ragged = Table.of("ragged", columns);
    Layout layout = new Layout.Columns(table.names().subList(0, 150));
    String target = table.names().getLast();
    for (Table some : List.of(table, ragged)) {
      Problem problem = Problem.of(Sequences.of(some, layout), List.of(target), Optional.empty());
      Trained trained = recurrent(problem, lstm(6));
      trained.checkAnswers(some);
      assertEquals("t1..t150", trained.model().graph().inputs().getFirst().name());
      assertEquals(1, trained.model().graph().inputs().size());
    }
  }

  @Test
  void sequencesInLinesHaveNumbersCategoriesAndLengths() {
    Table table = walks(30, 9);
    Layout layout = new Layout.Lines("walk", "step");
    Problem problem = Problem.of(Sequences.of(table, layout), List.of("kind"), Optional.empty());
    Trained trained = recurrent(problem, bidirectional(gru(5).sequence()), lstm(4));
    trained.checkAnswers(table);
    // Longer than any learned from.
    trained.checkAnswers(walks(12, 20));
    // Shorter than all.
    trained.checkAnswers(walks(12, 3));
    assertEquals(
        List.of("speed", "ground", "lengths"),
        trained.model().graph().inputs().stream().map(Declaration::name).toList());
  }

  /// Walks of one step to `most`, on grounds of which some are missing.
  private static Table walks(int count, int most) {
    List<List<String>> cells =
        List.of(
            new ArrayList<>(),
            new ArrayList<>(),
            new ArrayList<>(),
            new ArrayList<>(),
            new ArrayList<>());
    Draws draws = Draws.of(most);
    for (int walk = 0; walk < count; walk++) {
      int steps = 1 + draws.at("steps").below(walk, most);
      for (int step = 0; step < steps; step++) {
        Draws own = draws.at(walk).at(step);
        boolean isFast = walk % 2 == 0;
        cells.get(0).add("w" + walk);
        cells.get(1).add(String.valueOf(step));
        cells
            .get(2)
            .add(own.uniform(0) < 0.2 ? "NA" : String.valueOf(own.normal(1) + (isFast ? 3 : 0)));
        cells.get(3).add(List.of("grass", "stone", "?", "sand " + most).get(own.below(2, 4)));
        cells.get(4).add(isFast ? "run" : "walk");
      }
    }
    List<String> names = List.of("walk", "step", "speed", "ground", "kind");
    return Table.of(
        "walks",
        IntStream.range(0, names.size())
            .mapToObj(c -> new Column(names.get(c), cells.get(c)))
            .toList());
  }

  @Test
  void textsAreCodePoints() {
    Table table = Trained.table("first_names");
    Table some = table.select(IntStream.range(0, 400).map(i -> 20 * i).toArray());
    Problem problem = Problem.of(new Texts(some, "name", 12), List.of("class"), Optional.empty());
    Trained trained = recurrent(problem, lstm(5));
    trained.checkAnswers(some);
    List<String> others =
        List.of("", "Zo\u00eb", "\ud83d\ude00", "A name longer than all of them", "a");
    trained.checkAnswers(Table.of("others", List.of(new Column("name", others))));
  }

  @Test
  void imagesAreBytes() {
    byte[] pixels = new byte[60 * 5 * 4 * 3];
    byte[] labels = new byte[60];
    Draws draws = Draws.of(8);
    for (int i = 0; i < pixels.length; i++) {
      int label = i / 60 % 3;
      labels[i / 60] = (byte) label;
      pixels[i] = (byte) Math.min(255, draws.below(i, 200) + 25 * label);
    }
    Images images =
        new Images(
            "colors",
            new Size(5, 4),
            3,
            pixels,
            Optional.of(labels),
            List.of("low", "middle", "high"),
            List.of());
    for (Scaling scaling : Scaling.values()) {
      Problem problem = Problem.of(images, Optional.empty(), Optional.empty()).with(scaling);
      Trained.of(problem).checkAnswers(images);
    }
  }

  private static Trained recurrent(Problem problem, LayerSpec... layers) {
    Split split = Split.of(problem, 1);
    List<LayerSpec> all = new ArrayList<>(List.of(layers));
    all.add(dense(split.encoder().target().outputs()));
    Network start = Architecture.of(new Shape(split.encoder().shape()), all).network(1);
    return Trained.of(start, split);
  }
}
