package org.hillock.activation.function;

import java.util.List;
import org.hillock.activation.Card;
import org.hillock.activation.Card.Cost;
import org.hillock.activation.Card.Trait;

/// reglu(a, b) = a relu(b): the first half of a row, gated by the second. A row of 2n numbers gives
/// n. Some libraries take the gate first; ONNX names it A in SwiGLU.
public record Reglu() implements Gated {
  private static final Card CARD =
      new Card(
          new Card.Names("reglu", "ReGLU", List.of()),
          new Card.Formula(
              "a relu(b), a the first half of the row, b the second", "y=a\\,\\mathrm{relu}(b)"),
          new Card.Formula(
              "dy/da = relu(b), dy/db = a relu'(b)",
              "\\frac{\\partial y}{\\partial a}=\\mathrm{relu}(b),\\ \\frac{\\partial y}{\\partial b}=a\\,\\mathrm{relu}'(b)"),
          List.of(),
          new Card.Shape(
              Double.NEGATIVE_INFINITY,
              Double.POSITIVE_INFINITY,
              List.of(),
              List.of(),
              List.of(Trait.HIDDEN)),
          new Card.Advice(
              "the network learns what to let through; ahead of plain functions in transformers",
              "halves the width, so the layer before has to be twice as wide",
              "feedforward layers of transformers, where speed matters",
              "small networks: the parameters are better spent on width",
              Cost.COMPARISON),
          "Shazeer, GLU variants improve transformer, 2020");

  @Override
  public Card card() {
    return CARD;
  }

  @Override
  public GatedPasses passes() {
    return Compiled.PASSES;
  }

  /// Compiled at the first use.
  private static final class Compiled {
    static final GatedPasses PASSES = new GatedPasses(new Relu());
  }
}
