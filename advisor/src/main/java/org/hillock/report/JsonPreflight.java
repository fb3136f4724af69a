package org.hillock.report;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import org.hillock.preflight.Complaint;
import org.hillock.preflight.Preflight;
import org.hillock.theory.DeadAtBirth;
import org.hillock.theory.DepthScales;
import org.hillock.theory.Forecast;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/// What can be said before a training as JSON, format `hillock-preflight/1`: keys are never renamed
/// or removed, more may be added. What is not a finite number, or not there, is null.
///
/// @param format always `hillock-preflight/1`
/// @param data where the rows come from
/// @param network what the network is called
/// @param function the activation where none is named
/// @param rows on which one pass was made, there and back
/// @param layers what the pass has shown, beside theory
/// @param theory of the whole network; null if it is not covered
/// @param outlook whether it can train
/// @param complaints rules that are broken
/// @param silenced rules that were not checked
/// @param versions of what it ran on
public record JsonPreflight(
    String format,
    String data,
    String network,
    String function,
    int rows,
    List<Layer> layers,
    @Nullable Theory theory,
    Outlook outlook,
    List<Broken> complaints,
    List<String> silenced,
    Map<String, String> versions) {
  private static final JsonMapper MAPPER =
      JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

  /// One layer, as [org.hillock.preflight.LayerStart] has it.
  public record Layer(
      int layer,
      String label,
      @Nullable Double square,
      @Nullable Double gradient,
      @Nullable Double saturated,
      @Nullable Double silent,
      @Nullable Expected expected) {}

  /// The same from theory, as [Forecast.Step] has it.
  public record Expected(
      @Nullable Double gain,
      @Nullable Double signalGain,
      @Nullable Double gradientGain,
      @Nullable Double square,
      @Nullable Double correlation,
      @Nullable Double gradientFactor,
      @Nullable Double gradient,
      @Nullable Double saturated,
      @Nullable Double silent) {}

  /// Depth scales, in layers, and the bounds of the probability of being born dead.
  public record Theory(
      @Nullable Double fixedPoint,
      @Nullable Double gradientFactor,
      @Nullable Double correlation,
      @Nullable Double depthScaleOfSquare,
      @Nullable Double depthScaleOfCorrelation,
      @Nullable Double depthScaleOfGradient,
      @Nullable Double deadForAllInputs,
      @Nullable Double deadForOneInput) {}

  /// Whether the network can train: TRAINS, DOUBTFUL, FAILS or UNKNOWN.
  public record Outlook(String expectation, String statement, @Nullable Double gain) {}

  /// A rule that is broken.
  public record Broken(
      String rule,
      String severity,
      String message,
      String reason,
      String advice,
      List<Integer> layers,
      @Nullable Integer line) {}

  /// The preflight as plain data.
  public static JsonPreflight of(Preflight preflight, Map<String, String> versions) {
    return new JsonPreflight(
        "hillock-preflight/1",
        preflight.source(),
        preflight.design(),
        preflight.function(),
        preflight.rows(),
        preflight.layers().stream()
            .map(start ->
                new Layer(
                    start.layer(),
                    start.label(),
                    finite(start.square()),
                    finite(start.gradient()),
                    known(start.saturated()),
                    known(start.silent()),
                    start.expected().map(JsonPreflight::expected).orElse(null)))
            .toList(),
        preflight.forecast().map(JsonPreflight::theory).orElse(null),
        new Outlook(
            preflight.outlook().expectation().name(),
            preflight.outlook().statement(),
            preflight.outlook().fit().map(fit -> finite(fit.gain())).orElse(null)),
        preflight.complaints().stream().map(complaint -> broken(preflight, complaint)).toList(),
        preflight.silenced(),
        versions);
  }

  private static Expected expected(Forecast.Step step) {
    return new Expected(
        finite(step.gain()),
        finite(step.signalGain()),
        finite(step.gradientGain()),
        finite(step.square()),
        finite(step.correlation()),
        finite(step.gradientFactor()),
        finite(step.gradient()),
        finite(step.saturated()),
        finite(step.silent()));
  }

  private static Theory theory(Forecast forecast) {
    Optional<DepthScales> scales = forecast.scales();
    Optional<DeadAtBirth> dead = forecast.deadAtBirth();
    return new Theory(
        scales.map(s -> known(s.fixedPoint())).orElse(null),
        scales.map(s -> finite(s.gradientFactor())).orElse(null),
        scales.map(s -> finite(s.correlation())).orElse(null),
        scales.map(s -> finite(s.ofSquare())).orElse(null),
        scales.map(s -> finite(s.ofCorrelation())).orElse(null),
        scales.map(s -> finite(s.ofGradient())).orElse(null),
        dead.map(d -> finite(d.lower())).orElse(null),
        dead.map(d -> finite(d.upper())).orElse(null));
  }

  private static Broken broken(Preflight preflight, Complaint complaint) {
    OptionalInt line = preflight.line(complaint);
    return new Broken(
        complaint.rule().id(),
        complaint.rule().severity().label(),
        complaint.message(),
        complaint.rule().reason(),
        complaint.rule().advice(),
        complaint.layers(),
        line.isPresent() ? line.getAsInt() : null);
  }

  /// The text, with a line break at its end.
  public String text() {
    return MAPPER.writeValueAsString(this) + "\n";
  }

  private static @Nullable Double known(OptionalDouble value) {
    return value.isPresent() ? finite(value.getAsDouble()) : null;
  }

  private static @Nullable Double finite(double value) {
    return Double.isFinite(value) ? value : null;
  }
}
