package org.hillock.cli;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.hillock.data.Problem;
import org.hillock.training.Metric;
import org.hillock.training.Scores;

/// Where a model comes from, for its file (docs/onnx.md). The same training has the same, however
/// often it was stopped and whatever was watched.
///
/// @param command that trains it again
/// @param data that it was trained on
/// @param seed of the training
/// @param origin the model that it went on from, if it did
record Pedigree(String command, Path data, long seed, Optional<Origin> origin) {
  /// As texts by key.
  ///
  /// @param rows which the scores are of: `test` or `validation`
  /// @param verdict of the comparison that chose it, if one did
  Map<String, String> texts(Problem problem, String rows, Scores scores, Optional<String> verdict) {
    Map<String, String> texts = new LinkedHashMap<>();
    texts.put("command", command);
    texts.put("data", problem.source());
    texts.put("data.sha256", DataFingerprint.of(data));
    origin.ifPresent(file -> file.addTo(texts));
    texts.put("seed", String.valueOf(seed));
    texts.put("version.hillock", Hillock.VERSION);
    texts.put("version.java", Runtime.version().toString());
    for (Metric metric : Metric.of(problem.task())) {
      texts.put(rows + "." + metric.label(), String.valueOf(scores.of(metric)));
    }
    verdict.ifPresent(text -> texts.put("verdict", text));
    return texts;
  }
}
