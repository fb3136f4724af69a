package org.hillock.data;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class DatasetTest {
  @Test
  void plainRowsHaveTheShapeOfAVector() {
    Dataset plain = new Dataset(2, 3, new float[6], 1, new float[2], Task.REGRESSION);
    assertEquals(List.of(3), plain.shape());
    assertEquals(Optional.empty(), plain.lengths());
  }

  @Test
  void shapesAndLengthsHaveToFitTheRows() {
    of(List.of(3, 2), 1, 3);
    of(List.of(6), 6, 6);
    assertThrows(IllegalArgumentException.class, () -> of(List.of(3, 3)));
    assertThrows(IllegalArgumentException.class, () -> of(List.of()));
    assertThrows(IllegalArgumentException.class, () -> of(List.of(3, 2), 1));
    assertThrows(IllegalArgumentException.class, () -> of(List.of(3, 2), 0, 3));
    assertThrows(IllegalArgumentException.class, () -> of(List.of(3, 2), 1, 4));
  }

  private static Dataset of(List<Integer> shape, int... lengths) {
    Optional<int[]> known = lengths.length == 0 ? Optional.empty() : Optional.of(lengths);
    return new Dataset(2, 6, new float[12], 1, new float[2], Task.REGRESSION, shape, known);
  }
}
