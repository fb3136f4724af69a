package org.hillock.network;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.hillock.activation.Activations;
import org.hillock.activation.Card.Trait;
import org.hillock.activation.Elementwise;
import org.hillock.activation.function.Gaussian;
import org.hillock.activation.function.Sigmoid;
import org.hillock.activation.function.Softsign;
import org.hillock.activation.function.Swish;
import org.hillock.activation.function.Tanh;
import org.hillock.numeric.Draws;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Recurrent layers give what their definitions say, and the gradients of it, for rows of any
/// lengths.
class RecurrentTest {
  /// The central difference of a double is good to 1e-9.
  private static final double H = 1e-5;

  /// The layer computes in float, with roundings of 2^-24 at each step.
  private static final double TOLERANCE = 4e-6;

  private static final int ROWS = 5;

  static Stream<Recurrent> layers() {
    return cells().flatMap(RecurrentTest::shapes);
  }

  private static Stream<Cell> cells() {
    return Stream.of(
        new Rnn(),
        new Lstm(),
        new Gru(),
        new Gru(new Sigmoid(), new Tanh(), false),
        new Rnn(new Swish()),
        new Lstm(new Gaussian(), new Softsign(), new Swish()),
        new Gru(new Gaussian(), new Swish(), true),
        new Gru(new Gaussian(), new Softsign(), false));
  }

  /// One shape with no rests, and one at random, in each direction and of both outputs.
  private static Stream<Recurrent> shapes(Cell cell) {
    Draws draws = Draws.of(cell.hashCode() % 7).at(cell.toString());
    List<Recurrent> shapes = new ArrayList<>();
    for (int i = 0; i < 4; i++) {
      boolean isReversed = i % 2 == 1;
      boolean isSequence = i > 1;
      int steps = 1 + draws.below(3L * i, 6);
      int features = 1 + draws.below(3L * i + 1, 20);
      int hidden = 1 + draws.below(3L * i + 2, 20);
      shapes.add(new Recurrent(cell, steps, features, hidden, isReversed, isSequence));
      shapes.add(new Recurrent(cell, 3, 2, 16, isReversed, isSequence));
    }
    shapes.add(new Recurrent(cell, 1, 1, 1, true, false));
    return shapes.stream();
  }

  @ParameterizedTest
  @MethodSource("layers")
  void itKeepsTheContract(Recurrent layer) {
    LayerContract.verify(layer);
  }

  static Stream<Recurrent> everyElementwiseFunction() {
    return Activations.all().stream()
        .filter(f -> f instanceof Elementwise e && e.trainable())
        .map(Elementwise.class::cast)
        .filter(f -> f.card().shape().traits().contains(Trait.HIDDEN))
        // Others leave the floats in two steps.
        .filter(f -> Math.abs(f.value(20)) < 1000)
        .flatMap(f ->
            Stream.of(new Rnn(f), new Lstm(f, f, f), new Gru(f, f, true), new Gru(f, f, false)))
        .map(cell -> new Recurrent(cell, 2, 2, 3, false, false));
  }

  @ParameterizedTest
  @MethodSource("everyElementwiseFunction")
  void anyElementwiseFunctionMayBeInIt(Recurrent layer) {
    assertForwardIsTheDefinition(layer);
  }

  @ParameterizedTest
  @MethodSource("layers")
  void theForwardPassIsTheDefinition(Recurrent layer) {
    assertForwardIsTheDefinition(layer);
  }

  private static void assertForwardIsTheDefinition(Recurrent layer) {
    Pass pass = TestPass.whole(layer, ragged(layer));
    double[] expected = Reference.of(layer, pass).outputs();
    for (int i = 0; i < expected.length; i++) {
      assertClose(expected[i], pass.y()[i], "output " + i);
    }
  }

  @ParameterizedTest
  @MethodSource("layers")
  void gradientsAreTheDerivativesOfTheDefinition(Recurrent layer) {
    Pass pass = TestPass.whole(layer, ragged(layer));
    Reference reference = Reference.of(layer, pass);
    for (int i = 0; i < pass.dx().length; i++) {
      assertClose(reference.slope(reference.x, i), pass.dx()[i], "input " + i);
    }
    int stride = 1 + layer.parameters() / 200;
    for (int i = 0; i < layer.parameters(); i += stride) {
      double expected = reference.slope(reference.definition.parameters(), i);
      assertClose(expected, pass.gradients()[i], "parameter " + i);
    }
  }

  private static void assertClose(double expected, float given, String what) {
    assertEquals(expected, given, TOLERANCE * (1 + Math.abs(expected)), what);
  }

  @ParameterizedTest
  @MethodSource("layers")
  void aShortRowGivesWhatItGivesAlone(Recurrent layer) {
    Pass pass = TestPass.whole(layer, ragged(layer));
    float[] gradients = new float[layer.parameters()];
    for (int row = 0; row < ROWS; row++) {
      int length = pass.lengths()[row];
      Recurrent fitting =
          new Recurrent(
              layer.cell(),
              length,
              layer.features(),
              layer.hidden(),
              layer.isReversed(),
              layer.isSequence());
      Pass alone =
          TestPass.whole(
              fitting,
              TestPass.of(
                  fitting,
                  pass.parameters(),
                  part(pass.x(), row * layer.inputs(), fitting.inputs()),
                  part(pass.dy(), row * layer.outputs(), fitting.outputs())));
      assertPadded(alone.y(), pass.y(), row * layer.outputs(), layer.outputs());
      assertPadded(alone.dx(), pass.dx(), row * layer.inputs(), layer.inputs());
      for (int i = 0; i < gradients.length; i++) {
        gradients[i] += alone.gradients()[i];
      }
    }
    for (int i = 0; i < gradients.length; i++) {
      assertClose(gradients[i], pass.gradients()[i], "parameter " + i);
    }
  }

  /// Behind the end of a row all is 0.
  private static void assertPadded(float[] expected, float[] all, int from, int n) {
    assertArrayEquals(Arrays.copyOf(expected, n), part(all, from, n));
  }

  private static float[] part(float[] x, int from, int n) {
    return Arrays.copyOfRange(x, from, from + n);
  }

  /// Rows of length 1, 2, ..., with random numbers, also where nobody should look.
  private static Pass ragged(Recurrent layer) {
    float[] parameters = new float[layer.parameters()];
    layer.initialize(parameters, 0, 1, Draws.of(1));
    float[] noise = random(4, parameters.length);
    for (int i = 0; i < parameters.length; i++) {
      parameters[i] += 0.1f * noise[i];
    }
    int[] lengths = IntStream.range(0, ROWS).map(row -> Math.min(row + 1, layer.steps())).toArray();
    float[] x = random(2, ROWS * layer.inputs());
    float[] dy = random(3, ROWS * layer.outputs());
    return TestPass.of(layer, parameters, x, lengths, dy, true);
  }

  private static float[] random(long seed, int n) {
    float[] random = new float[n];
    for (int i = 0; i < n; i++) {
      random[i] = (float) Draws.of(seed).normal(i);
    }
    return random;
  }

  /// The same batch by the definition.
  @SuppressWarnings("ArrayRecordComponent")
  private record Reference(
      Recurrent layer, RecurrentDefinition definition, double[] x, int[] lengths, double[] dy) {
    static Reference of(Recurrent layer, Pass pass) {
      return new Reference(
          layer,
          new RecurrentDefinition(layer, Definition.wide(pass.parameters())),
          Definition.wide(pass.x()),
          pass.lengths(),
          Definition.wide(pass.dy()));
    }

    double[] outputs() {
      double[] outputs = new double[ROWS * layer.outputs()];
      for (int row = 0; row < ROWS; row++) {
        int from = row * layer.inputs();
        double[] own = Arrays.copyOfRange(x, from, from + layer.inputs());
        System.arraycopy(
            definition.outputs(own, lengths[row]),
            0,
            outputs,
            row * layer.outputs(),
            layer.outputs());
      }
      return outputs;
    }

    /// Of Σ y dy, by a central difference.
    double slope(double[] moved, int i) {
      double middle = moved[i];
      moved[i] = middle + H;
      double up = sum();
      moved[i] = middle - H;
      double down = sum();
      moved[i] = middle;
      return (up - down) / (2 * H);
    }

    private double sum() {
      double[] y = outputs();
      double sum = 0;
      for (int i = 0; i < y.length; i++) {
        sum += y[i] * dy[i];
      }
      return sum;
    }
  }
}
