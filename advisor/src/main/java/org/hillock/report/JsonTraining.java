package org.hillock.report;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.hillock.data.Split;
import org.hillock.training.Identity;
import org.hillock.training.Metric;
import org.hillock.training.Run;
import org.hillock.training.Scores;
import org.hillock.training.Sha256;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/// A training as JSON, format `hillock-training/1`: keys are never renamed or removed, more may be
/// added. What is not a finite number is null. All but `seconds` is the same each time.
///
/// @param format always `hillock-training/1`
/// @param data what was learned from
/// @param identity layers, settings, seed, and SHA-256 of the starting parameters and of the rows:
///   what makes two trainings the same
/// @param epochs each epoch's losses
/// @param bestEpoch whose parameters the model has; 0 if none was better than the start
/// @param finite false if training stopped because a loss was not
/// @param parameters of the model
/// @param scores on the test rows, by the name of the metric
/// @param notes what the user should know of the data
/// @param versions of what it ran on
/// @param seconds that parts of it took, in the process that ended it
public record JsonTraining(
    String format,
    Data data,
    Map<String, String> identity,
    List<Epoch> epochs,
    int bestEpoch,
    @Nullable Double bestLoss,
    boolean finite,
    Parameters parameters,
    Map<String, @Nullable Double> scores,
    List<String> notes,
    Map<String, String> versions,
    Map<String, Double> seconds) {
  private static final JsonMapper MAPPER =
      JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

  /// What was learned from.
  ///
  /// @param features columns used
  public record Data(
      String file,
      int train,
      int validation,
      int test,
      int features,
      List<String> target,
      String task) {}

  /// One epoch's losses.
  public record Epoch(@Nullable Double train, @Nullable Double validation) {}

  /// How many parameters a model has, and SHA-256 of them as little-endian floats.
  public record Parameters(int count, String sha256) {}

  /// The training as plain data.
  public static JsonTraining of(
      Split split,
      Identity identity,
      Run run,
      Scores scores,
      Map<String, String> versions,
      Map<String, Double> seconds) {
    Map<String, @Nullable Double> named = new LinkedHashMap<>();
    for (Metric metric : Metric.of(split.problem().task())) {
      named.put(metric.label(), finite(scores.of(metric)));
    }
    float[] parameters = run.network().parameters();
    return new JsonTraining(
        "hillock-training/1",
        new Data(
            split.problem().source(),
            split.train().rows(),
            split.validation().rows(),
            split.test().rows(),
            split.problem().inputs().size(),
            split.problem().targets(),
            split.problem().task().label()),
        identity.entries(),
        IntStream.range(0, run.epochs())
            .mapToObj(epoch ->
                new Epoch(
                    finite(run.trainLosses().get(epoch)),
                    finite(run.validationLosses().get(epoch))))
            .toList(),
        run.bestEpoch(),
        finite(run.bestLoss()),
        run.finite(),
        new Parameters(parameters.length, Sha256.of(parameters)),
        named,
        split.problem().notes(),
        versions,
        seconds);
  }

  /// The text, with a line break at its end.
  public String text() {
    return MAPPER.writeValueAsString(this) + "\n";
  }

  private static @Nullable Double finite(double value) {
    return Double.isFinite(value) ? value : null;
  }
}
