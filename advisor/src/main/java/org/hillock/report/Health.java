package org.hillock.report;

import java.util.List;
import org.hillock.diagnosis.Diagnosis;
import org.hillock.diagnosis.Treatment;
import org.hillock.probe.History;

/// What is known of the health of one training, for a report.
///
/// @param source what was learned from what: `penguins.csv -> species`
/// @param facts what a reader should know first: rows, network, seed; a few words each
/// @param history what was seen
/// @param diagnoses what is wrong, in the order to show; none for a healthy network
/// @param treatments remedies that were tried
/// @param command that does all this again
public record Health(
    String source,
    List<String> facts,
    History history,
    List<Diagnosis> diagnoses,
    List<Treatment> treatments,
    String command) {
  /// Copies the lists.
  public Health {
    facts = List.copyOf(facts);
    diagnoses = List.copyOf(diagnoses);
    treatments = List.copyOf(treatments);
  }

  /// Whether nothing was found.
  public boolean healthy() {
    return diagnoses.isEmpty() && history.autopsy().isEmpty();
  }
}
