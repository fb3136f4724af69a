package org.hillock.network;

import static org.hillock.network.Layers.embedding;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.hillock.activation.InvalidInputException;
import org.hillock.numeric.Draws;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Each word is its row of the table, forward and backward.
class EmbeddingTest {
  private static final float[] TABLE = {10, 11, 20, 21, 30, 31};

  /// Two rows of three steps.
  private static final float[] WORDS = {2, 0, 2, 1, 0, 7};

  private static final int[] LENGTHS = {3, 1};

  private final Embedding embedding = new Embedding(3, 3, 2);

  @ParameterizedTest
  @CsvSource({"5,4,3", "1,1,1", "2,70,5", "9,33,1"})
  void itKeepsTheContract(int steps, int vocabulary, int width) {
    LayerContract.verify(new OnAnyNumbers(new Embedding(steps, vocabulary, width)));
  }

  @Test
  void aStepIsTheRowOfItsWordAndPaddingIsZero() {
    assertArrayEquals(new float[] {30, 31, 10, 11, 30, 31, 20, 21, 0, 0, 0, 0}, pass().y());
  }

  @Test
  void theGradientOfARowIsTheSumOverTheStepsOfItsWord() {
    assertArrayEquals(new float[] {3, 4, 7, 8, 1 + 5, 2 + 6}, pass().gradients());
  }

  private Pass pass() {
    float[] dy = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12};
    return TestPass.whole(embedding, TestPass.of(embedding, TABLE, WORDS, LENGTHS, dy, true));
  }

  @ParameterizedTest
  @ValueSource(floats = {3, -1, 0.5f, Float.NaN, Float.POSITIVE_INFINITY})
  void aNumberThatIsNoWordIsRefused(float word) {
    float[] x = {0, 0, 0, 1, word, 0};
    Pass pass = TestPass.of(embedding, TABLE, x, new int[] {3, 2}, new float[12], true);
    Throwable refused =
        assertThrows(IllegalArgumentException.class, () -> embedding.forward(pass, 0, 2));
    assertEquals(
        word
            + ", at step 1 of row 1 of the batch, has no place in an embedding of 3 words; give whole numbers from 0 to 2.",
        refused.getMessage());
  }

  @Test
  void theWordFindsTheSteps() {
    assertEquals(new Embedding(7, 50, 4), embedding(50, 4).on(Shape.of(7)));
    assertEquals(new Embedding(7, 50, 4), embedding(50, 4).on(Shape.of(7, 1)));
  }

  @Test
  void errorsSayWhatToDo() {
    assertRefused(
        () -> embedding(50, 4).on(Shape.of(7, 2)),
        "an embedding takes one whole number a step, not 7 × 2; put it first, on inputs(steps).");
    assertRefused(
        () -> new Embedding(7, 0, 4),
        "an embedding of 7 steps, of 0 words by 4 numbers each, cannot be; give at least 1 of each.");
    assertRefused(
        () -> new Embedding(7, 1_000_000, 1000),
        "an embedding of 1000000 words by 1000 numbers has 1000000000 parameters, more than the 134217728 that one layer can have; make it narrower.");
  }

  private static void assertRefused(Runnable call, String message) {
    assertEquals(message, assertThrows(InvalidInputException.class, call::run).getMessage());
  }

  /// The contract tries any numbers: those below 0 count as the first word, others as one of two.
  private record OnAnyNumbers(Embedding embedding) implements Layer {
    @Override
    public int inputs() {
      return embedding.inputs();
    }

    /// As steps of one number, so that rows may have lengths.
    @Override
    public Shape inputShape() {
      return Shape.of(embedding.steps(), 1);
    }

    @Override
    public int outputs() {
      return embedding.outputs();
    }

    @Override
    public Shape outputShape() {
      return embedding.outputShape();
    }

    @Override
    public int parameters() {
      return embedding.parameters();
    }

    @Override
    public int weights() {
      return embedding.weights();
    }

    @Override
    public int grain() {
      return embedding.grain();
    }

    @Override
    public void initialize(float[] parameters, int from, double gain, Draws draws) {
      embedding.initialize(parameters, from, gain, draws);
    }

    @Override
    public void forward(Pass pass, int first, int rows) {
      embedding.forward(onWords(pass), first, rows);
    }

    @Override
    public void backward(Pass pass, int first, int rows) {
      embedding.backward(pass, first, rows);
    }

    @Override
    public void gradients(Pass pass, int rows, int begin, int end) {
      embedding.gradients(onWords(pass), rows, begin, end);
    }

    private Pass onWords(Pass pass) {
      float[] words = new float[pass.x().length];
      for (int i = 0; i < words.length; i++) {
        boolean other = pass.x()[i] > 0.1f;
        words[i] = other ? embedding.vocabulary() - 1 - i % 2 * (embedding.vocabulary() / 2) : 0;
      }
      return new Pass(
          pass.number(),
          pass.batch(),
          pass.parameters(),
          pass.from(),
          words,
          pass.lengths(),
          pass.y(),
          pass.other(),
          pass.kept(),
          pass.statistics(),
          pass.dy(),
          pass.dx(),
          pass.otherGradient(),
          pass.gradients(),
          pass.work(),
          pass.wideWork(),
          pass.multiply());
    }
  }
}
