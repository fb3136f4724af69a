package org.hillock.onnx.export;

import java.util.List;
import org.hillock.data.Problem;
import org.hillock.data.Table;
import org.junit.jupiter.api.Test;

class ModelFormTest {
  @Test
  void irisIsToldFromItsFourNumbers() {
    Table table = Trained.table("iris");
    Trained.of(Problem.of(table, "species")).checkAnswers(table);
  }

  @Test
  void penguinsWithMissingCellsAndCategoriesGetTheSameAnswers() {
    Table table = Trained.table("penguins");
    Trained.of(Problem.of(table, "species")).checkAnswers(table);
    Trained.of(Problem.of(table.known(List.of("sex")), "sex")).checkAnswers(table);
  }

  @Test
  void numbersAreAnsweredInTheirOwnUnits() {
    Table concrete = Trained.table("concrete");
    Trained.of(Problem.of(concrete, "compressive_strength")).checkAnswers(concrete);
    Table linnerud = Trained.table("linnerud");
    Trained.of(Problem.of(linnerud, "Weight", "Waist", "Pulse")).checkAnswers(linnerud);
  }
}
