package org.hillock.report;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import org.hillock.diagnosis.Budget;
import org.hillock.diagnosis.Diagnosis;
import org.hillock.diagnosis.Evidence;
import org.hillock.diagnosis.Remedy;
import org.hillock.diagnosis.Treatment;
import org.hillock.probe.Autopsy;
import org.hillock.probe.LayerUnits;
import org.hillock.probe.UnitState;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/// The health of a training as JSON, format `hillock-health/1`: keys are never renamed or removed,
/// more may be added. What is not a finite number is null. `docs/health.md` has an example.
///
/// @param format always `hillock-health/1`
/// @param source what was learned from what
/// @param command that does all this again
/// @param healthy whether nothing was found
/// @param findings what is wrong
/// @param treatments remedies that were tried
/// @param budget what the limits came to, if there were any
/// @param losses of each epoch, by `training` and `validation`
/// @param looks what was seen, in the order of time
/// @param units what had become of them by the end, for each layer with an activation
/// @param autopsy of the first number that was not finite, or null
public record JsonHealth(
    String format,
    String source,
    List<String> facts,
    String command,
    boolean healthy,
    List<Finding> findings,
    List<Tried> treatments,
    List<Answer> budget,
    Map<String, List<@Nullable Double>> losses,
    List<JsonLook> looks,
    List<Units> units,
    @Nullable Broken autopsy) {
  private static final JsonMapper MAPPER =
      JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

  /// A diagnosis.
  ///
  /// @param condition its name in lower case
  /// @param followsFrom the condition that explains it, or null
  public record Finding(
      String condition,
      String label,
      String cause,
      @Nullable String followsFrom,
      List<Reason> evidence,
      List<String> remedies) {}

  /// Evidence.
  ///
  /// @param layers from 0
  /// @param picture of the report: `gradient_flow`, `activations`, `units`, `updates`, `losses`
  public record Reason(
      String statement,
      List<Integer> layers,
      Map<String, @Nullable Double> numbers,
      long sinceStep,
      int sinceEpoch,
      String picture) {}

  /// A remedy that was tried.
  ///
  /// @param without the metric for each seed without it
  /// @param with the metric for each seed with it
  /// @param gain mean over the seeds, positive if better
  public record Tried(
      String remedy,
      String metric,
      List<@Nullable Double> without,
      List<@Nullable Double> with,
      @Nullable Double gain,
      @Nullable Double low,
      @Nullable Double high,
      String note,
      String command,
      String java) {}

  /// How many units of a layer are in which state; see [org.hillock.probe.UnitState].
  ///
  /// @param layer from 0
  /// @param examples training rows that were seen
  /// @param all whether those are all
  /// @param proven share that no input within the range of the training rows activates
  /// @param deadAtMost share that is dead or was silent on all rows seen
  public record Units(
      int layer,
      String label,
      long examples,
      boolean all,
      int active,
      int sleeping,
      int dying,
      int dead,
      int deadAtBirth,
      double proven,
      double deadAtMost) {}

  /// A limit and what it came to.
  public record Answer(String name, double limit, @Nullable Double value, boolean held) {}

  /// Where a number came from that was not finite.
  ///
  /// @param layer from 0
  /// @param unit from 0
  /// @param examples training rows, from 0
  /// @param value `NaN`, `Infinity` or `-Infinity`
  /// @param magnitudes the largest magnitude of each thing that went into the operation
  public record Broken(
      long step,
      int epoch,
      String origin,
      @Nullable Integer layer,
      String place,
      @Nullable Integer unit,
      List<Integer> examples,
      String value,
      String operation,
      Map<String, @Nullable Double> magnitudes,
      String cause,
      List<String> remedies) {}

  /// The health as plain data.
  ///
  /// @param answers of the budget; empty if there was none
  public static JsonHealth of(Health health, List<Budget.Answer> answers) {
    Map<String, List<@Nullable Double>> losses = new TreeMap<>();
    losses.put("training", numbers(health.history().trainLosses()));
    losses.put("validation", numbers(health.history().validationLosses()));
    return new JsonHealth(
        "hillock-health/1",
        health.source(),
        health.facts(),
        health.command(),
        health.healthy(),
        all(health.diagnoses(), JsonHealth::finding),
        all(health.treatments(), JsonHealth::tried),
        all(answers, JsonHealth::answer),
        losses,
        JsonLook.of(health.history()),
        all(health.history().units(), JsonHealth::units),
        health.history().autopsy().map(JsonHealth::broken).orElse(null));
  }

  private static <A, B> List<B> all(List<A> items, Function<A, B> shape) {
    return items.stream().map(shape).toList();
  }

  private static Finding finding(Diagnosis diagnosis) {
    return new Finding(
        JsonLook.lower(diagnosis.condition()),
        diagnosis.condition().label(),
        diagnosis.cause(),
        diagnosis.followsFrom().map(JsonLook::lower).orElse(null),
        all(diagnosis.evidence(), JsonHealth::reason),
        all(diagnosis.remedies(), Remedy::text));
  }

  private static Reason reason(Evidence evidence) {
    Map<String, @Nullable Double> numbers = new TreeMap<>();
    evidence.numbers().forEach((name, value) -> numbers.put(name, JsonLook.finite(value)));
    return new Reason(
        evidence.statement(),
        evidence.layers(),
        numbers,
        evidence.sinceStep(),
        evidence.sinceEpoch(),
        JsonLook.lower(evidence.picture()));
  }

  private static Tried tried(Treatment t) {
    return new Tried(
        t.remedy().text(),
        t.metric().label(),
        numbers(t.without()),
        numbers(t.with()),
        JsonLook.finite(t.gain()),
        JsonLook.finite(t.interval().low()),
        JsonLook.finite(t.interval().high()),
        t.note(),
        t.command(),
        t.java());
  }

  private static Units units(LayerUnits layer) {
    return new Units(
        layer.layer(),
        layer.label(),
        layer.examples(),
        layer.all(),
        layer.count(UnitState.ACTIVE),
        layer.count(UnitState.SLEEPING),
        layer.count(UnitState.DYING),
        layer.count(UnitState.DEAD),
        layer.count(UnitState.DEAD_AT_BIRTH),
        layer.proven(),
        layer.deadAtMost());
  }

  private static Answer answer(Budget.Answer answer) {
    return new Answer(
        answer.limit().measure().label(),
        answer.limit().bound(),
        JsonLook.finite(answer.value()),
        answer.held());
  }

  private static Broken broken(Autopsy a) {
    Map<String, @Nullable Double> magnitudes = new TreeMap<>();
    a.magnitudes().forEach(m -> magnitudes.put(m.what(), JsonLook.finite(m.largest())));
    return new Broken(
        a.step(),
        a.epoch(),
        JsonLook.lower(a.origin()),
        a.layer().isPresent() ? a.layer().getAsInt() : null,
        a.place(),
        a.unit().isPresent() ? a.unit().getAsInt() : null,
        a.examples(),
        Double.toString(a.value()),
        a.operation(),
        magnitudes,
        a.cause(),
        a.remedies());
  }

  private static List<@Nullable Double> numbers(List<Double> values) {
    return JsonLook.numbers(values);
  }

  /// The text, with a line break at its end.
  public String text() {
    return MAPPER.writeValueAsString(this) + "\n";
  }
}
