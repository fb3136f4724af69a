package org.hillock.data;

import static org.hillock.data.ProblemTest.assertMessage;
import static org.hillock.data.Tables.column;
import static org.hillock.data.Tables.x;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EncoderTest {
  private static final Table SMALL =
      Tables.of(
          column("n", "1 3 5 7 _ 1 3 5 7 4 9"),
          column("c", "b a NA b a b a b a b z"),
          column("k", "2 2 2 2 2 2 2 2 2 2 8"),
          column("y", "0 1 0 1 0 1 0 1 0 1 1"));
  private static final int[] FIRST_TEN = IntStream.range(0, 10).toArray();

  @Test
  void numbersAndCategoriesAreLearnedFromTheGivenRows() {
    // n: 1 3 5 7 1 3 5 7 4, mean 4, squares 9+1+1+9+9+1+1+9+0 = 40, variance 40/9
    assertEquals(
        List.of(
            new Feature.Numeric("n", 4, Math.sqrt(40 / 9.0), true),
            new Feature.Categorical("c", List.of("", "a", "b")),
            new Feature.Numeric("k", 2, 1, false)),
        encoder().features());
    assertEquals(
        List.of("n", "n is missing", "c is missing", "c=a", "c=b", "k"), encoder().inputNames());
  }

  @Test
  void rowsAreWrittenInTheOrderOfTheNames() {
    float one = (float) ((7 - 4) / Math.sqrt(40 / 9.0));
    Dataset data = encoder().encode(SMALL, 3, 4, 2);
    assertEquals(6, data.features());
    assertArrayEquals(
        new float[] {
          one,
          0,
          0,
          0,
          1,
          0, // 7, b
          0,
          1,
          0,
          1,
          0,
          0, // missing, a
          (float) (1 / Math.sqrt(40 / 9.0)),
          0,
          1,
          0,
          0,
          0 // 5, missing
        },
        data.inputs());
    assertArrayEquals(new float[] {1, 0, 0}, data.targets());
  }

  @Test
  void tablesWithoutTargetAreEncodedAndTheirNewsNoted() {
    Table news =
        Tables.of(
            column("extra", "1e999 oops"),
            column("c", "z y"),
            column("k", "_ 3"),
            column("n", "4 _"));
    Inputs inputs = encoder().inputs(news);
    assertArrayEquals(
        new float[] {0, 0, 0, 0, 0, 0, /* second row */ 0, 1, 0, 0, 0, 1}, inputs.values());
    assertEquals(
        List.of(
            "line 2 of t.csv, column \"c\": \"z\" is the first of 2 cells of that column that training never saw; they count as none of its categories.",
            "column \"k\": 1 of 2 cells are missing, none was in training; the mean is used."),
        inputs.notes());
  }

  @Test
  void columnsThatDoNotFitAreNamed() {
    assertMessage(
        () -> encoder().inputs(Tables.of(column("n", "1"), column("k", "1"))),
        "t.csv lacks the column \"c\"",
        "n, k");
    for (String cell : List.of("abc", "1e999", "1,5")) {
      assertMessage(
          () ->
              encoder()
                  .inputs(
                      Tables.of(column("n", "1 " + cell), column("c", "a a"), column("k", "1 1"))),
          "line 3 of t.csv, column \"n\": \"" + cell + "\" is not a finite number");
    }
    assertMessage(
        () ->
            encoder()
                .encode(
                    Tables.of(
                        column("n", "1"), column("c", "a"), column("k", "1"), column("y", "2")),
                    0),
        "line 2 of t.csv, column \"y\": \"2\" is none of the classes learned: 0, 1");
  }

  @Test
  void farValuesStayFinite() {
    Table far = Tables.of(column("n", "-3.4e38"), column("c", "a"), column("k", "3.4e38"));
    for (float value : encoder().inputs(far).values()) {
      assertTrue(Float.isFinite(value));
    }
  }

  @ParameterizedTest
  @CsvSource({"1000, 0, 1", "1000, 1e9, 1", "1000, 1e6, 1e-3", "1000, 0, 1e30", "12, 0, 1e-30"})
  void trainingColumnsGetMeanZeroAndVarianceOne(int rows, double offset, double unit) {
    Table table =
        Tables.of(
            column("u", rows, r -> offset + unit * (r * 7919 % 101)),
            column("y", rows, r -> r * 0.5));
    Dataset train = Split.of(Problem.of(table, List.of("y"), Optional.empty()), 3).train();
    assertStandard(train.inputs());
    assertStandard(train.targets());
  }

  private static void assertStandard(float[] values) {
    double sum = 0;
    double squares = 0;
    for (float value : values) {
      sum += value;
      squares += (double) value * value;
    }
    // A float has 24 bits, so each value is off by at most 2^-24 of itself.
    assertEquals(0, sum / values.length, 1e-6);
    assertEquals(1, squares / values.length, 1e-6);
  }

  @Test
  void aColumnThatIsConstantToTheLastBitHasScaleOne() {
    // Ten times 0.1 sums up to 0.9999999999999999, whose tenth is not 0.1.
    Moments moments = Moments.of(column("u", 10, r -> "0.1"), FIRST_TEN);
    assertEquals(new Moments(0.1, 1, 0), moments);
  }

  @Test
  void decodingGivesBackWhatWasEncoded() {
    int rows = 60;
    Column number = column("number", rows, r -> r * 0.25 + 100);
    Column other = column("other", rows, r -> -r * 1000);
    Column two = column("two", rows, r -> r % 2 == 0 ? "ham" : "spam");
    Column three = column("three", rows, r -> 10 - r % 3);
    Column flag = column("flag", rows, r -> r % 2 == 0 ? "False" : "True");
    Column bit = column("bit", rows, r -> r % 5 == 0 ? 1 : 0);
    Table table = Tables.of(x(rows), number, other, two, three, flag, bit);
    for (List<String> targets :
        List.of(List.of("two"), List.of("three"), List.of("flag", "bit"), List.of("flag"))) {
      TargetCoding coding = coding(table, targets);
      assertEquals(targets, coding.columns());
      float[] coded = coding.encode(table, IntStream.range(0, rows).toArray());
      for (int row = 0; row < rows; row++) {
        assertEquals(cells(table, targets, row), coding.decode(coded, row));
      }
    }
    TargetCoding coding = coding(table, List.of("number", "other"));
    float[] coded = coding.encode(table, IntStream.range(0, rows).toArray());
    for (int row = 0; row < rows; row++) {
      List<String> answers = coding.decode(coded, row);
      // Standardized values below 2, so half an ulp is 2^-24, of a scale of 17,318.
      assertEquals(number.number(row), Double.parseDouble(answers.get(0)), 1e-5);
      assertEquals(other.number(row), Double.parseDouble(answers.get(1)), 4e-3);
    }
  }

  private static TargetCoding coding(Table table, List<String> targets) {
    return Split.of(Problem.of(table, targets, Optional.empty()), 1).encoder().target();
  }

  private static List<String> cells(Table table, List<String> targets, int row) {
    return targets.stream().map(name -> table.required(name).cells().get(row)).toList();
  }

  private static Encoder encoder() {
    return Encoder.fit(Problem.of(SMALL, List.of("y"), Optional.empty()), FIRST_TEN);
  }
}
