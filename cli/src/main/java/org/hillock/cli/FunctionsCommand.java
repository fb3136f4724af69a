package org.hillock.cli;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.hillock.activation.Activation;
import org.hillock.activation.Activations;
import org.hillock.activation.Card;
import org.hillock.activation.Elementwise;
import org.hillock.activation.Learned;
import org.hillock.activation.Moments;
import org.hillock.activation.Rowwise;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `hillock functions [NAME] [--json]`: the catalogue, or one card.
@Command(
    name = "functions",
    description = "Lists the activation functions, or shows one function's card.",
    mixinStandardHelpOptions = true)
final class FunctionsCommand implements Callable<Integer> {
  @Parameters(arity = "0..1", paramLabel = "NAME", description = "A name or alias.")
  private Optional<String> name = Optional.empty();

  @Option(names = "--json", description = "As JSON.")
  private boolean json;

  @Override
  public Integer call() {
    Optional<Activation> one = name.map(Activations::named);
    if (json) {
      System.out.print(
          one.map(f -> CardJson.text(CardJson.of(f)))
              .orElseGet(
                  () -> CardJson.text(Activations.all().stream().map(CardJson::of).toList())));
    } else {
      System.out.print(one.map(FunctionsCommand::card).orElseGet(FunctionsCommand::list));
    }
    return 0;
  }

  private static String list() {
    int width = Activations.all().stream().mapToInt(f -> f.name().length()).max().orElse(0);
    return Activations.all().stream()
            .map(f ->
                "%s  %s%n%s  use: %s%n"
                    .formatted(
                        padded(f.name(), width),
                        f.card().value().text(),
                        padded("", width),
                        f.card().advice().use()))
            .collect(Collectors.joining())
        + "\nOne function's card: hillock functions NAME\n";
  }

  private static String card(Activation function) {
    Card card = function.card();
    Card.Shape shape = card.shape();
    StringBuilder text = new StringBuilder();
    text.append(card.names().title()).append(" (").append(card.names().name()).append(")\n");
    text.append(curves(function));
    line(text, "also called", String.join(", ", card.names().aliases()));
    line(text, "value", card.value().text());
    line(text, "derivative", card.slope().text());
    for (Card.Parameter p : card.parameters()) {
      line(
          text,
          p.name(),
          "%s, default %s, from %s to %s"
              .formatted(p.meaning(), number(p.initial()), number(p.low()), number(p.high())));
    }
    line(text, "range", number(shape.low()) + " to " + number(shape.high()));
    line(
        text,
        "properties",
        shape.traits().stream()
            .map(trait -> trait.name().toLowerCase(Locale.ROOT).replace('_', '-'))
            .collect(Collectors.joining(", ")));
    line(text, "corners at", numbers(shape.corners()));
    line(text, "saturates at", numbers(shape.saturation()));
    line(text, "weight gain", String.format(Locale.ROOT, "%.5f", Moments.of(function).gain()));
    line(text, "strengths", card.advice().strengths());
    line(text, "limits", card.advice().limits());
    line(text, "use", card.advice().use());
    line(text, "do not use", card.advice().avoid());
    line(text, "source", card.source());
    return text.toString();
  }

  /// Value and derivative; nothing for a function of whole rows.
  private static String curves(Activation function) {
    return switch (function) {
      case Elementwise f ->
          Curve.sideBySide(new Curve("value", f::value), new Curve("derivative", f::slope));
      case Learned f ->
          Curve.sideBySide(
              new Curve("value", x -> f.value(x, f.initial())),
              new Curve("derivative", x -> f.slope(x, f.initial())));
      case Rowwise _ -> "";
    };
  }

  private static void line(StringBuilder text, String label, String content) {
    if (!content.isEmpty()) {
      text.append("  ").append(padded(label, 13)).append(content).append("\n");
    }
  }

  private static String padded(String text, int width) {
    return text + " ".repeat(Math.max(0, width - text.length()));
  }

  private static String numbers(List<Double> values) {
    return values.stream().map(FunctionsCommand::number).collect(Collectors.joining(", "));
  }

  private static String number(double value) {
    if (Double.isInfinite(value)) {
      return value > 0 ? "infinity" : "-infinity";
    }
    return value == Math.rint(value) ? String.valueOf((long) value) : String.valueOf(value);
  }
}
