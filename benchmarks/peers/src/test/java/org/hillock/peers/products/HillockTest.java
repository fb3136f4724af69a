package org.hillock.peers.products;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.hillock.peers.products.Hillock.Part;
import org.hillock.peers.products.Shape.Turned;
import org.junit.jupiter.api.Test;

class HillockTest {
  @Test
  void rowsAreCutBetweenTiles() {
    assertEquals(
        List.of(new Part(0, 66, 0, 256), new Part(66, 62, 0, 256)),
        Part.of(new Shape(128, 256, 784, Turned.NONE), 2));
  }

  @Test
  void columnsAreCutIfTheRowsAreFew() {
    assertEquals(
        List.of(new Part(0, 1, 0, 128), new Part(0, 1, 128, 122)),
        Part.of(new Shape(1, 250, 784, Turned.NONE), 2));
  }

  @Test
  void aSmallProductAndOneOnOneThreadAreNotCut() {
    assertEquals(List.of(new Part(0, 16, 0, 16)), Part.of(new Shape(16, 16, 16, Turned.NONE), 2));
    assertEquals(
        List.of(new Part(0, 128, 0, 256)), Part.of(new Shape(128, 256, 784, Turned.NONE), 1));
  }

  @Test
  void twoThreadsGiveTheBitsOfOne() {
    for (Shape shape :
        List.of(
            new Shape(50, 70, 40, Turned.NONE),
            new Shape(50, 70, 40, Turned.LEFT),
            new Shape(50, 70, 40, Turned.RIGHT),
            new Shape(3, 130, 200, Turned.RIGHT))) {
      float[] a = numbers(shape.rows() * shape.depth());
      float[] b = numbers(shape.depth() * shape.columns());
      assertArrayEquals(product(shape, a, b, 1), product(shape, a, b, 2), shape.label());
    }
  }

  private static float[] numbers(int n) {
    float[] numbers = new float[n];
    for (int i = 0; i < n; i++) {
      numbers[i] = 1f / (i % 97 + 1) - 1f / (i % 89 + 1);
    }
    return numbers;
  }

  private static float[] product(Shape shape, float[] a, float[] b, int threads) {
    Multiplier.Product product = new Hillock("").product(shape, a, b, threads);
    product.call().run();
    return product.result().get();
  }
}
