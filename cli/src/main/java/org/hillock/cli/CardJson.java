package org.hillock.cli;

import java.util.List;
import java.util.Locale;
import org.hillock.activation.Activation;
import org.hillock.activation.Card;
import org.hillock.activation.Elementwise;
import org.hillock.activation.Learned;
import org.hillock.activation.Moments;
import org.hillock.activation.Rowwise;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/// A card as JSON; an infinite bound is null. In a [Catalogue] keys are never renamed or removed,
/// more may be added.
record CardJson(
    String name,
    String title,
    List<String> aliases,
    String kind,
    Card.Formula value,
    Card.Formula slope,
    List<Card.Parameter> parameters,
    @Nullable Double low,
    @Nullable Double high,
    List<Double> corners,
    List<Double> saturation,
    List<String> properties,
    double gain,
    Card.Advice advice,
    String source) {
  private static final JsonMapper MAPPER =
      JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

  /// Cards, in format `hillock-functions/1`.
  record Catalogue(String format, List<CardJson> functions) {
    static Catalogue of(List<Activation> functions) {
      return new Catalogue("hillock-functions/1", functions.stream().map(CardJson::of).toList());
    }
  }

  static CardJson of(Activation function) {
    Card card = function.card();
    return new CardJson(
        function.name(),
        card.names().title(),
        card.names().aliases(),
        switch (function) {
          case Elementwise _ -> "elementwise";
          case Learned _ -> "learned";
          case Rowwise _ -> "row-wise";
        },
        card.value(),
        card.slope(),
        card.parameters(),
        finite(card.shape().low()),
        finite(card.shape().high()),
        card.shape().corners(),
        card.shape().saturation(),
        card.shape().traits().stream().map(t -> t.name().toLowerCase(Locale.ROOT)).toList(),
        Moments.of(function).gain(),
        card.advice(),
        card.source());
  }

  static String text(Object value) {
    return MAPPER.writeValueAsString(value) + "\n";
  }

  private static @Nullable Double finite(double bound) {
    return Double.isInfinite(bound) ? null : bound;
  }
}
