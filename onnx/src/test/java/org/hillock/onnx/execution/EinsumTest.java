package org.hillock.onnx.execution;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.hillock.activation.InvalidInputException;
import org.hillock.numeric.Draws;
import org.hillock.onnx.Attribute;
import org.junit.jupiter.api.Test;

class EinsumTest {
  @Test
  void sumsOfProductsOfTwoValuesAgreeWithOnnxRuntime() {
    for (String equation :
        List.of("bij,bjk->bik", "bij,bkj->bki", "bij,bjk", "...ij,...jk->...ik", "bij,ckj->bc")) {
      two(equation, new long[] {2, 3, 4}, second(equation)).agrees(1e-5f);
    }
    two("bhid,bhjd->bhij", new long[] {2, 2, 3, 4}, new long[] {2, 2, 5, 4}).agrees(1e-5f);
    two("i,j->ij", new long[] {3}, new long[] {4}).agrees(1e-5f);
    two("i,i->", new long[] {3}, new long[] {3}).agrees(1e-5f);
  }

  private static long[] second(String equation) {
    return equation.contains("kj") ? new long[] {2, 5, 4} : new long[] {2, 4, 5};
  }

  @Test
  void sumsOfOneValueAgreeWithOnnxRuntime() {
    for (String equation : List.of("ij->ji", "ij->i", "ii->i", "ii", "...j->...")) {
      OneNode.of("Einsum", 12)
          .floats(Draws.of(1), 3, 3)
          .with("equation", Attribute.of(equation))
          .agrees(1e-5f);
    }
  }

  @Test
  void anEquationThatDoesNotNameTheAxesIsRefused() {
    OneNode node = two("ij,jk->ik", new long[] {2, 3, 4}, new long[] {4, 2});
    String message =
        String.valueOf(assertThrows(InvalidInputException.class, node::own).getMessage());
    assertTrue(message.contains("\"ij\" does not name the axes of [2 x 3 x 4]"), message);
    assertEquals(0, message.indexOf("Einsum"));
  }

  private static OneNode two(String equation, long[] first, long[] second) {
    return OneNode.of("Einsum", 12)
        .floats(Draws.of(1), first)
        .floats(Draws.of(2), second)
        .with("equation", Attribute.of(equation));
  }
}
