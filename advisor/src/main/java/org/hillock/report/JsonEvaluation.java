package org.hillock.report;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.hillock.training.Confusion;
import org.hillock.training.Metric;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/// An evaluation as JSON, format `hillock-evaluation/1`: keys are never renamed or removed, more
/// may be added. What is not a finite number is null.
///
/// @param format always `hillock-evaluation/1`
/// @param data the rows' file
/// @param rows with known targets
/// @param target columns predicted
/// @param scores by the name of the metric
/// @param questions one for classes, one a label, none for numbers
/// @param notes what the user should know of the rows
public record JsonEvaluation(
    String format,
    String data,
    int rows,
    String task,
    List<String> target,
    @Nullable Double loss,
    Map<String, @Nullable Double> scores,
    List<Question> questions,
    List<String> notes) {
  private static final JsonMapper MAPPER =
      JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

  /// How the rows of each class were answered.
  ///
  /// @param target the column asked for
  /// @param confusion rows by true class and by answer
  /// @param recall share of each class's rows that are right; null for a class without rows
  public record Question(
      String target,
      List<String> classes,
      List<List<Integer>> confusion,
      List<@Nullable Double> recall) {}

  /// The evaluation as plain data.
  public static JsonEvaluation of(Evaluation evaluation) {
    Map<String, @Nullable Double> scores = new LinkedHashMap<>();
    for (Metric metric : Metric.of(evaluation.target().task())) {
      scores.put(metric.label(), finite(evaluation.scores().of(metric)));
    }
    List<List<String>> names = evaluation.names();
    return new JsonEvaluation(
        "hillock-evaluation/1",
        evaluation.source(),
        evaluation.rows(),
        evaluation.target().task().label(),
        evaluation.target().columns(),
        finite(evaluation.loss()),
        scores,
        IntStream.range(0, names.size())
            .mapToObj(q ->
                question(
                    evaluation.target().columns().get(q),
                    names.get(q),
                    evaluation.questions().get(q)))
            .toList(),
        evaluation.notes());
  }

  private static Question question(String target, List<String> classes, Confusion confusion) {
    List<@Nullable Double> recalls = new ArrayList<>();
    for (int truth = 0; truth < classes.size(); truth++) {
      recalls.add(finite(confusion.recall(truth)));
    }
    return new Question(
        target,
        classes,
        Arrays.stream(confusion.counts())
            .map(counts -> IntStream.of(counts).boxed().toList())
            .toList(),
        recalls);
  }

  /// The text, with a line break at its end.
  public String text() {
    return MAPPER.writeValueAsString(this) + "\n";
  }

  private static @Nullable Double finite(double value) {
    return Double.isFinite(value) ? value : null;
  }
}
