package org.hillock.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.hillock.activation.Activation;
import org.hillock.activation.Card;
import org.hillock.activation.Moments;
import org.hillock.data.Task;
import org.hillock.recommendation.Choice;
import org.hillock.recommendation.NetworkKind;
import org.hillock.recommendation.Place;
import org.hillock.recommendation.Recommendation;
import org.hillock.recommendation.Setup;
import org.hillock.rulebook.Rule;
import org.hillock.rulebook.Rule.Standing;

/// A recommendation as text for a terminal, 100 columns wide.
public final class TextRecommendation {
  private static final int WIDTH = 100;
  private static final String INDENT = "  ";
  private static final int LABEL = 13;

  private TextRecommendation() {}

  /// The whole recommendation, with a line break at the end of each line.
  public static String of(Recommendation recommendation) {
    StringBuilder text = new StringBuilder();
    text.append(wrapped(recommendation.situation().sentence(), INDENT, 0)).append("\n");
    for (Choice choice : recommendation.choices()) {
      choice(text, choice);
    }
    setup(text, recommendation.setup());
    text.append("Why\n");
    for (Standing standing : Standing.values()) {
      List<Rule> rules =
          recommendation.rules().stream().filter(rule -> rule.standing() == standing).toList();
      if (!rules.isEmpty()) {
        text.append(INDENT).append(standing.label()).append("\n");
        rules.forEach(rule -> rule(text, rule));
      }
    }
    return text.append("\nYour data decide: ")
        .append(command(recommendation))
        .append("\n")
        .toString();
  }

  private static void choice(StringBuilder text, Choice choice) {
    String label = choice.place().label();
    text.append(label.substring(0, 1).toUpperCase(Locale.ROOT)).append(label.substring(1));
    text.append(": ").append(choice.function().name()).append("\n");
    boolean hidden = choice.place() == Place.HIDDEN || choice.place() == Place.STATE;
    List<List<String>> rows = new ArrayList<>();
    Stream.concat(Stream.of(choice.function()), choice.alternatives().stream())
        .forEach(function -> rows.add(row(function, rows.isEmpty(), hidden)));
    for (List<String> row : rows) {
      text.append(INDENT).append(aligned(row, rows)).append("\n");
    }
    String avoided =
        choice.avoided().stream()
            .map(a -> a.function() + " (" + a.rule().standing().word() + ")")
            .collect(Collectors.joining(", "));
    text.append(avoided.isEmpty() ? "" : line("avoid", avoided)).append("\n");
  }

  private static String aligned(List<String> row, List<List<String>> rows) {
    StringBuilder line = new StringBuilder();
    for (int column = 0; column < row.size(); column++) {
      int at = column;
      int width = rows.stream().mapToInt(other -> other.get(at).length()).max().orElse(0);
      String cell = row.get(column);
      line.append(cell)
          .append(" ".repeat(Math.max(width, column == 0 ? LABEL - 4 : 0) - cell.length() + 2));
    }
    return line.toString().stripTrailing();
  }

  private static List<String> row(Activation function, boolean first, boolean hidden) {
    Card card = function.card();
    List<String> row =
        new ArrayList<>(
            List.of(
                first ? "first" : "then",
                function.name(),
                cost(card.advice().cost()),
                bound(card.shape().low()) + " to " + bound(card.shape().high())));
    if (hidden) {
      row.add(String.format(Locale.ROOT, "gain %.4f", Moments.of(function).gain()));
    }
    return row;
  }

  private static String cost(Card.Cost cost) {
    return switch (cost) {
      case NOTHING -> "costs nothing";
      case COMPARISON -> "a comparison";
      case LEARNED_COMPARISON -> "a comparison, learned";
      case EXPONENTIAL -> "an exponential";
      case EXPONENTIAL_AND_MORE -> "an exponential and more";
    };
  }

  private static String bound(double value) {
    if (Double.isInfinite(value)) {
      return value > 0 ? "∞" : "-∞";
    }
    return value == Math.rint(value)
        ? String.valueOf((long) value)
        : String.format(Locale.ROOT, "%.3f", value);
  }

  private static void setup(StringBuilder text, Setup setup) {
    text.append("With it\n");
    text.append(line("start", setup.start()));
    text.append(line("normalize", setup.normalization()));
    text.append(line("dropout", setup.dropout()));
    text.append(line("loss", setup.loss())).append("\n");
  }

  private static void rule(StringBuilder text, Rule rule) {
    String sentence = rule.statement().replace("`", "") + " " + rule.reason();
    text.append(INDENT).append("- ").append(wrapped(sentence, INDENT + INDENT, 4));
    String see = rule.source() + "; see " + String.join(", ", rule.evidence());
    text.append(INDENT).append(INDENT).append(wrapped("[" + see + "]", INDENT + INDENT, 4));
  }

  private static String line(String label, String value) {
    String start = INDENT + label + " ".repeat(LABEL - label.length() - INDENT.length());
    return start + wrapped(value, " ".repeat(LABEL), LABEL);
  }

  /// How to compare the functions on data; those of whole rows are left out.
  private static String command(Recommendation recommendation) {
    Choice hidden = recommendation.hidden();
    NetworkKind kind = recommendation.situation().kind();
    Task task = recommendation.situation().task();
    String names =
        Stream.concat(Stream.of(hidden.function()), hidden.alternatives().stream())
            .map(Activation::name)
            .collect(Collectors.joining(","));
    return "hillock compare DATA --target %s%s --functions %s"
        .formatted(
            task == Task.MULTILABEL ? "COLUMN,..." : "COLUMN",
            kind == NetworkKind.MLP ? "" : " --network " + kind.label(),
            names);
  }

  private static String wrapped(String paragraph, String indent, int from) {
    StringBuilder text = new StringBuilder();
    int column = from;
    boolean first = true;
    for (String word : paragraph.split(" ", -1)) {
      if (!first && column + 1 + word.length() > WIDTH) {
        text.append("\n").append(indent);
        column = indent.length();
      } else if (!first) {
        text.append(" ");
        column++;
      }
      text.append(word);
      column += word.length();
      first = false;
    }
    return text.append("\n").toString();
  }
}
