package org.hillock.report;

import java.util.Locale;
import org.hillock.protocol.Refinement;
import org.hillock.study.Study;

/// What the search layer by layer came to, as text for a terminal.
final class TextLayers {
  private TextLayers() {}

  /// A sentence; empty if there was no search.
  static String of(Study study) {
    Refinement refinement = study.protocol().refinement();
    if (!study.plan().perLayer()) {
      return "";
    }
    if (refinement.places() < 2) {
      return "Layer by layer: the network has one place for the activation, so there is nothing to search.";
    }
    if (study.plan().blocks().selection() < 2) {
      return "Layer by layer: not searched, since one block of the selection tells no mixes apart.";
    }
    String start = study.plan().candidates().get(refinement.start()).name();
    String tried =
        "%d mixes tried over %d layers".formatted(refinement.mixes(), refinement.places());
    return refinement.isMixed()
        ? String.format(
            Locale.ROOT,
            "Layer by layer: %s, by %.4g (standard error %.2g) better than %s in all, on the blocks of the selection; %s.",
            study.challenger(),
            refinement.gain(),
            refinement.standardError(),
            start,
            tried)
        : "Layer by layer: no mix is better than %s in all by more than its standard error and the margin; %s."
            .formatted(start, tried);
  }
}
