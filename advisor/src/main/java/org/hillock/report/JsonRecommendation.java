package org.hillock.report;

import java.util.List;
import java.util.stream.Stream;
import org.hillock.activation.Activation;
import org.hillock.activation.Moments;
import org.hillock.recommendation.Choice;
import org.hillock.recommendation.Constraint;
import org.hillock.recommendation.Recommendation;
import org.hillock.recommendation.Situation;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/// A recommendation as JSON, format `hillock-recommendation/1`: keys are never renamed or removed,
/// more may be added. What is not a finite number is null.
///
/// @param format always `hillock-recommendation/1`
/// @param situation what it is for
/// @param choices by place of the network; the output is last
/// @param setup what belongs with them, phrases
/// @param rules all that were applied
/// @param notes what the user should know of the data, if there are any
public record JsonRecommendation(
    String format,
    About situation,
    List<Place> choices,
    Setup setup,
    List<Rule> rules,
    List<String> notes) {
  private static final JsonMapper MAPPER =
      JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

  /// What the recommendation is for.
  ///
  /// @param targets from where to where the targets go; null if it is not known
  public record About(
      String task,
      String network,
      int depth,
      boolean batchNormalization,
      List<String> constraints,
      @Nullable Range targets) {}

  /// From where to where.
  public record Range(double low, double high) {}

  /// What to put at one place.
  ///
  /// @param functions what to begin with, then what to try next
  /// @param avoid what not to take
  /// @param rules ids of the rules from which it follows
  public record Place(
      String place, List<Function> functions, List<Avoided> avoid, List<String> rules) {}

  /// A function.
  ///
  /// @param cost as on its card
  /// @param low infimum of its values
  /// @param gain of starting weights that read its values
  public record Function(
      String name, String cost, @Nullable Double low, @Nullable Double high, double gain) {}

  /// What not to take, and the rule that says so.
  public record Avoided(String name, String rule, String standing) {}

  /// What belongs with the choices.
  public record Setup(String start, String normalization, String dropout, String loss) {}

  /// A rule.
  ///
  /// @param standing proven, practice or contradicted
  /// @param evidence files of Hillock's repository
  public record Rule(
      String id,
      String standing,
      String statement,
      String reason,
      String source,
      List<String> evidence) {}

  /// The recommendation as plain data.
  public static JsonRecommendation of(Recommendation recommendation, List<String> notes) {
    Situation situation = recommendation.situation();
    return new JsonRecommendation(
        "hillock-recommendation/1",
        new About(
            situation.task().label(),
            situation.kind().label(),
            situation.depth(),
            situation.normalized(),
            situation.constraints().stream().map(Constraint::label).toList(),
            situation.targets().map(r -> new Range(r.low(), r.high())).orElse(null)),
        recommendation.choices().stream().map(JsonRecommendation::place).toList(),
        new Setup(
            recommendation.setup().start(),
            recommendation.setup().normalization(),
            recommendation.setup().dropout(),
            recommendation.setup().loss()),
        recommendation.rules().stream().map(JsonRecommendation::rule).toList(),
        notes);
  }

  private static Place place(Choice choice) {
    return new Place(
        choice.place().label(),
        Stream.concat(Stream.of(choice.function()), choice.alternatives().stream())
            .map(JsonRecommendation::function)
            .toList(),
        choice.avoided().stream()
            .map(a -> new Avoided(a.function(), a.rule().id(), a.rule().standing().word()))
            .toList(),
        choice.rules().stream().map(org.hillock.rulebook.Rule::id).toList());
  }

  private static Function function(Activation function) {
    return new Function(
        function.name(),
        function.card().advice().cost().name(),
        finite(function.card().shape().low()),
        finite(function.card().shape().high()),
        Moments.of(function).gain());
  }

  private static Rule rule(org.hillock.rulebook.Rule rule) {
    return new Rule(
        rule.id(),
        rule.standing().word(),
        rule.statement().replace("`", ""),
        rule.reason(),
        rule.source(),
        rule.evidence());
  }

  /// The text, with a line break at its end.
  public String text() {
    return MAPPER.writeValueAsString(this) + "\n";
  }

  private static @Nullable Double finite(double value) {
    return Double.isFinite(value) ? value : null;
  }
}
