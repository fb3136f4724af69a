package org.hillock.activation.function;

import java.util.List;
import java.util.Optional;
import org.hillock.activation.Card;
import org.hillock.activation.Card.Cost;
import org.hillock.activation.Card.Trait;
import org.hillock.activation.Elementwise;
import org.hillock.activation.Kernel;
import org.hillock.kernel.Exp;
import org.hillock.kernel.Term;

/// σ(x) = 1 / (1 + exp(-x)).
public record Sigmoid() implements Elementwise {
  private static final Card CARD =
      new Card(
          new Card.Names("sigmoid", "Sigmoid", List.of("logistic", "sigma", "logsig")),
          new Card.Formula("1 / (1 + exp(-x))", "\\sigma(x)=\\frac{1}{1+e^{-x}}"),
          new Card.Formula(
              "exp(-|x|) / (1 + exp(-|x|))^2, which is sigmoid(x) (1 - sigmoid(x))",
              "\\sigma'(x)=\\sigma(x)\\,(1-\\sigma(x))"),
          List.of(),
          new Card.Shape(
              0,
              1,
              List.of(),
              List.of(-5.986, 5.986),
              List.of(Trait.MONOTONE, Trait.SMOOTH, Trait.OUTPUT, Trait.HIDDEN, Trait.COMMON)),
          new Card.Advice(
              "its values read as probabilities; smooth and bounded",
              "its slope is at most 1/4 and vanishes beyond |x| = 6, so gradients shrink layer by layer; its outputs are not centered on 0",
              "output of a binary or multilabel classifier; gates of LSTM and GRU",
              "hidden layers of deep networks: the gradient vanishes; prefer relu or gelu",
              Cost.EXPONENTIAL),
          "Verhulst, 1838; Rumelhart, Hinton and Williams, Learning representations by back-propagating errors, 1986");

  @Override
  public Card card() {
    return CARD;
  }

  @Override
  public double value(double x) {
    double e = StrictMath.exp(-Math.abs(x));
    return x < 0 ? e / (1 + e) : 1 / (1 + e);
  }

  @Override
  public double slope(double x) {
    double e = StrictMath.exp(-Math.abs(x));
    return e / ((1 + e) * (1 + e));
  }

  @Override
  public Optional<Kernel> kernel() {
    return Optional.of(
        Kernel.inDoubles(
            x -> Term.of(1).over(e(x).plus(1)),
            x -> {
              Term d = e(x).plus(1);
              return e(x).over(d.times(d));
            }));
  }

  private static Term e(Term x) {
    return Exp.exp(x.within(Exp.LIMIT).negate());
  }
}
