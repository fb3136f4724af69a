package org.hillock.onnx.execution;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.hillock.activation.InvalidInputException;
import org.hillock.numeric.Draws;
import org.hillock.onnx.Attribute;
import org.junit.jupiter.api.Test;

class ProductsTest {
  private record Shapes(long[] left, long[] right, Dims product) {}

  @Test
  void productsOfBatchesRepeatWhatIsOne() {
    List<Shapes> all =
        List.of(
            new Shapes(new long[] {3}, new long[] {3}, Dims.of()),
            new Shapes(new long[] {3}, new long[] {3, 2}, Dims.of(2)),
            new Shapes(new long[] {4, 3}, new long[] {3}, Dims.of(4)),
            new Shapes(new long[] {5, 4, 3}, new long[] {3, 2}, Dims.of(5, 4, 2)),
            new Shapes(new long[] {4, 3}, new long[] {5, 3, 2}, Dims.of(5, 4, 2)),
            new Shapes(new long[] {2, 1, 4, 3}, new long[] {1, 3, 3, 2}, Dims.of(2, 3, 4, 2)),
            new Shapes(new long[] {2, 3, 4, 3}, new long[] {2, 3, 3, 2}, Dims.of(2, 3, 4, 2)),
            new Shapes(new long[] {2, 0, 3}, new long[] {3, 2}, Dims.of(2, 0, 2)));
    for (Shapes shapes : all) {
      OneNode node =
          OneNode.of("MatMul", 13)
              .floats(Draws.of(1), shapes.left())
              .floats(Draws.of(2), shapes.right());
      assertEquals(shapes.product(), node.first().dims());
      node.agrees(1e-5f);
    }
  }

  @Test
  void sumsOfProductsAgreeWithOnnxRuntime() {
    for (int i = 0; i < 40; i++) {
      Draws draws = Draws.of(i);
      boolean turnsA = draws.below(0, 2) == 0;
      boolean turnsB = draws.below(1, 2) == 0;
      OneNode node =
          OneNode.of("Gemm", 13)
              .floats(draws.at(0), turnsA ? 5 : 4, turnsA ? 4 : 5)
              .floats(draws.at(1), turnsB ? 3 : 5, turnsB ? 5 : 3)
              .with("transA", Attribute.of(turnsA ? 1 : 0))
              .with("transB", Attribute.of(turnsB ? 1 : 0))
              .with("alpha", Attribute.of(draws.below(2, 2) == 0 ? 1f : 0.5f))
              .with("beta", Attribute.of(draws.below(3, 2) == 0 ? 1f : 2f));
      switch (draws.below(4, 4)) {
        case 0 -> node.floats(draws.at(2), 4, 3);
        case 1 -> node.floats(draws.at(2), 3);
        case 2 -> node.floats(draws.at(2), 4, 1);
        default -> {}
      }
      node.agrees(1e-5f);
    }
  }

  @Test
  void matricesThatDoNotFitAreRefused() {
    OneNode node = OneNode.of("MatMul", 13).floats(Draws.of(1), 2, 3).floats(Draws.of(2), 2, 3);
    String message =
        String.valueOf(assertThrows(InvalidInputException.class, node::own).getMessage());
    assertTrue(message.contains("[2 x 3] and [2 x 3] cannot be multiplied"), message);
  }
}
