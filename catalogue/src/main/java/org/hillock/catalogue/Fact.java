package org.hillock.catalogue;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.hillock.activation.Activation;
import org.hillock.activation.Card;
import org.hillock.activation.Moments;
import org.hillock.catalogue.drawing.Decimal;

/// One line of a card in words.
///
/// @param label what it is about
/// @param text what is so
public record Fact(String label, String text) {
  /// All that a function's card says, but for its title; nothing that is empty.
  public static List<Fact> of(Activation function) {
    Card card = function.card();
    Card.Shape shape = card.shape();
    List<Fact> facts = new ArrayList<>();
    facts.add(new Fact("also called", String.join(", ", card.names().aliases())));
    facts.add(new Fact("value", card.value().text()));
    facts.add(new Fact("derivative", card.slope().text()));
    for (Card.Parameter p : card.parameters()) {
      facts.add(
          new Fact(
              p.name(),
              "%s, default %s, from %s to %s"
                  .formatted(p.meaning(), number(p.initial()), number(p.low()), number(p.high()))));
    }
    facts.add(new Fact("range", range(card)));
    facts.add(new Fact("properties", properties(card)));
    facts.add(new Fact("corners at", numbers(shape.corners())));
    facts.add(new Fact("saturates at", numbers(shape.saturation())));
    double gain = Moments.of(function).gain();
    facts.add(new Fact("weight gain", String.format(Locale.ROOT, "%.5f", gain)));
    facts.add(new Fact("strengths", card.advice().strengths()));
    facts.add(new Fact("limits", card.advice().limits()));
    facts.add(new Fact("use", card.advice().use()));
    facts.add(new Fact("do not use", card.advice().avoid()));
    facts.add(new Fact("source", card.source()));
    facts.removeIf(fact -> fact.text.isEmpty());
    return facts;
  }

  /// From where to where a function's values go.
  private static String range(Card card) {
    return number(card.shape().low()) + " to " + number(card.shape().high());
  }

  /// The same for readers in a hurry.
  static String shortRange(Card card) {
    return rounded(card.shape().low()) + " to " + rounded(card.shape().high());
  }

  private static String rounded(double bound) {
    if (Double.isInfinite(bound)) {
      return bound > 0 ? "∞" : "−∞";
    }
    return Decimal.typeset(bound, 4);
  }

  /// What holds of a function, in the words of the field.
  private static String properties(Card card) {
    return card.shape().traits().stream()
        .map(trait -> trait.name().toLowerCase(Locale.ROOT).replace('_', '-'))
        .collect(Collectors.joining(", "));
  }

  private static String numbers(List<Double> values) {
    return values.stream().map(Fact::number).collect(Collectors.joining(", "));
  }

  private static String number(double value) {
    if (Double.isInfinite(value)) {
      return value > 0 ? "infinity" : "-infinity";
    }
    return value == Math.rint(value) ? String.valueOf((long) value) : String.valueOf(value);
  }
}
