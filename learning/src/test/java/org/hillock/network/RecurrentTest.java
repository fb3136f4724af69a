package org.hillock.network;

import java.util.stream.Stream;
import org.hillock.activation.function.*;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class RecurrentTest {
  static Stream<Recurrent> layers() {
    return Stream.of(new Rnn(), new Lstm(), new Gru(), new Gru(new Sigmoid(), new Tanh(), false))
        .flatMap(cell ->
            Stream.of(
                new Recurrent(cell, 4, 3, 5, false, false),
                new Recurrent(cell, 4, 3, 5, true, false),
                new Recurrent(cell, 4, 3, 5, false, true),
                new Recurrent(cell, 4, 3, 5, true, true),
                new Recurrent(cell, 1, 1, 1, true, true),
                new Recurrent(cell, 3, 24, 18, true, true)));
  }

  @ParameterizedTest
  @MethodSource("layers")
  void itKeepsTheContract(Recurrent layer) {
    LayerContract.verify(layer);
  }
}
