package org.hillock.cli;

import java.util.List;
import java.util.Optional;
import org.hillock.diagnosis.Budget;
import org.hillock.report.Health;
import org.hillock.report.HealthReport;
import org.hillock.report.JsonHealth;

/// Where the health of a training is written to, and the limits that it has to keep.
record HealthFiles(
    Optional<OutputFile> report, Optional<OutputFile> json, Optional<Budget> budget) {
  /// Writes what is known.
  void write(Health health) {
    report.ifPresent(file -> file.write(HealthReport.of(health)));
    json.ifPresent(file -> file.write(JsonHealth.of(health, answers(health)).text()));
  }

  /// What the limits came to; none without a budget.
  List<Budget.Answer> answers(Health health) {
    return budget
        .map(limits -> limits.check(health.history(), health.diagnoses()))
        .orElse(List.of());
  }
}
