package org.hillock.advice;

import java.util.List;
import org.hillock.advice.Verdict.Kind;
import org.hillock.protocol.Confirmation;
import org.hillock.statistics.Interval;
import org.hillock.study.Study;

/// From the protocol's answer to a verdict in words.
final class Judge {
  private Judge() {}

  static Verdict of(Study study) {
    String baseline = study.plan().baseline();
    String challenger = study.challenger();
    Confirmation found = study.protocol().confirmation();
    Interval interval = found.newRows();
    return switch (study.protocol().answer()) {
      case BETTER ->
          new Verdict(
              Kind.CLEAR,
              challenger,
              List.of(),
              "Use %s: it is better than %s by %.4g (95 %% interval %.4g to %.4g)."
                  .formatted(challenger, baseline, found.mean(), interval.low(), interval.high()),
              List.of());
      case WORSE ->
          new Verdict(
              Kind.CLEAR,
              baseline,
              List.of(),
              "Use %s: the best of the others, %s, is worse by %.4g (95 %% interval %.4g to %.4g)."
                  .formatted(
                      baseline, challenger, -found.mean(), -interval.high(), -interval.low()),
              List.of());
      case TIE ->
          new Verdict(
              Kind.TIE,
              baseline,
              List.of(challenger),
              "No detectable difference; use %s.".formatted(baseline),
              List.of());
      case TOO_LITTLE_DATA ->
          new Verdict(
              Kind.TOO_LITTLE_DATA,
              baseline,
              List.of(challenger),
              "Too little data to choose. Until then use %s.".formatted(baseline),
              List.of());
    };
  }
}
