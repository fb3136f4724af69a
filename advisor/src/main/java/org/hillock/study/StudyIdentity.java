package org.hillock.study;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.hillock.data.Problem;
import org.hillock.data.Split;
import org.hillock.training.Identity;
import org.hillock.training.Settings;
import org.hillock.training.Sha256;

/// All that decides what a training of a study comes to, apart from its assignment: of two studies
/// with the same identity, the one can go on with the trainings of the other.
///
/// Metric, margins, learning rates to try and threads are not in it. Functions and networks count
/// by their texts, which for a record tell all its parameters; one of the user's own has to have a
/// `toString` that does.
///
/// @param entries by name
public record StudyIdentity(Map<String, String> entries) {
  private static final String NOTHING = "nothing";

  /// Keeps the order of the entries.
  public StudyIdentity {
    entries = Collections.unmodifiableMap(new LinkedHashMap<>(entries));
  }

  /// That of a study.
  ///
  /// @param version of the program, since another one may train otherwise
  public static StudyIdentity of(Problem problem, Plan plan, String version) {
    Settings settings = plan.settings();
    Split split = Cut.of(problem, plan.limits()).looking(problem, plan.seed(), 0);
    Map<String, String> entries = new LinkedHashMap<>();
    entries.put("version", version);
    entries.put("task", problem.task().label());
    entries.put("training rows", Sha256.of(split.train()));
    entries.put("validation rows", Sha256.of(split.validation()));
    entries.put("test rows", Sha256.of(split.test()));
    for (Candidate candidate : plan.candidates()) {
      entries.put(
          "candidate " + candidate.name(),
          "%s in %s, salt %d"
              .formatted(candidate.activation(), candidate.design(), candidate.salt()));
    }
    entries.put("baseline", plan.baseline());
    entries.put("blocks", plan.blocks().toString());
    entries.put("training rows at the most", plan.limits().trainingRows().toString());
    entries.put("seed", String.valueOf(plan.seed()));
    entries.put("weights", plan.initialization().toString());
    entries.put("loss", Identity.loss(split, settings).toString());
    entries.put("optimizer", settings.optimizer().toString());
    entries.put("descent", settings.descent().toString());
    entries.put("rows per batch", String.valueOf(settings.rowsPerBatch()));
    entries.put("epochs", String.valueOf(settings.epochs()));
    entries.put("patience", String.valueOf(settings.patience()));
    entries.put("on non-finite", settings.onNonFinite().label());
    return new StudyIdentity(entries);
  }

  /// In what another one differs, one line for each entry.
  List<String> differences(StudyIdentity found) {
    Set<String> names = new LinkedHashSet<>(entries.keySet());
    names.addAll(found.entries.keySet());
    List<String> lines = new ArrayList<>();
    for (String name : names) {
      String wanted = entries.getOrDefault(name, NOTHING);
      String there = found.entries.getOrDefault(name, NOTHING);
      if (!wanted.equals(there)) {
        lines.add("%s: in the file %s, expected %s".formatted(name, there, wanted));
      }
    }
    return lines;
  }
}
