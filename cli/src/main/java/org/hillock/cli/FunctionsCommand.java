package org.hillock.cli;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.hillock.activation.Activation;
import org.hillock.activation.Card;
import org.hillock.activation.Elementwise;
import org.hillock.activation.Functions;
import org.hillock.activation.Learned;
import org.hillock.activation.Rowwise;
import org.hillock.catalogue.Fact;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
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

  @Mixin private final PluginOptions plugins = new PluginOptions();

  @Override
  public Integer call() {
    Functions functions = plugins.functions();
    Optional<Activation> one = name.map(functions::named);
    if (json) {
      List<Activation> shown = one.map(List::of).orElseGet(functions::all);
      System.out.print(CardJson.text(CardJson.Catalogue.of(shown)));
    } else {
      System.out.print(one.map(FunctionsCommand::card).orElseGet(() -> list(functions.all())));
    }
    return 0;
  }

  private static String list(List<Activation> functions) {
    int width = functions.stream().mapToInt(f -> f.name().length()).max().orElse(0);
    return functions.stream()
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
    Card.Names names = function.card().names();
    StringBuilder text = new StringBuilder();
    text.append(names.title()).append(" (").append(names.name()).append(")\n");
    text.append(curves(function));
    for (Fact fact : Fact.of(function)) {
      text.append("  ").append(padded(fact.label(), 13)).append(fact.text()).append("\n");
    }
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

  private static String padded(String text, int width) {
    return text + " ".repeat(Math.max(0, width - text.length()));
  }
}
