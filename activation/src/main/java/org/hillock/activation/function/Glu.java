package org.hillock.activation.function;

import java.util.List;
import org.hillock.activation.Card;
import org.hillock.activation.Card.Cost;
import org.hillock.activation.Card.Trait;

/// glu(a, b) = a sigmoid(b): the first half of a row, gated by the second. A row of 2n numbers
/// gives n. Some libraries take the gate first; ONNX names it A in SwiGLU.
public record Glu() implements Gated {
  private static final Card CARD =
      new Card(
          new Card.Names("glu", "GLU", List.of("gated_linear")),
          new Card.Formula(
              "a sigmoid(b), a the first half of the row, b the second", "y=a\\,\\sigma(b)"),
          new Card.Formula(
              "dy/da = sigmoid(b), dy/db = a sigmoid'(b)",
              "\\frac{\\partial y}{\\partial a}=\\sigma(b),\\ \\frac{\\partial y}{\\partial b}=a\\,\\sigma'(b)"),
          List.of(),
          new Card.Shape(
              Double.NEGATIVE_INFINITY,
              Double.POSITIVE_INFINITY,
              List.of(),
              List.of(),
              List.of(Trait.SMOOTH, Trait.HIDDEN)),
          new Card.Advice(
              "the network learns what to let through; ahead of plain functions in transformers",
              "halves the width, so the layer before has to be twice as wide",
              "convolutional and recurrent language models",
              "small networks: the parameters are better spent on width",
              Cost.EXPONENTIAL),
          "Dauphin, Fan, Auli and Grangier, Language modeling with gated convolutional networks, 2016");

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
    static final GatedPasses PASSES = new GatedPasses(new Sigmoid());
  }
}
