package org.hillock.report;

import java.util.List;
import java.util.Locale;
import org.hillock.advice.Contrast;
import org.hillock.protocol.Confirmation;
import org.hillock.protocol.Design;
import org.hillock.protocol.Protocol;
import org.hillock.protocol.Screening;
import org.hillock.protocol.Sensitivity;
import org.hillock.statistics.Interval;
import org.hillock.study.Study;
import org.jspecify.annotations.Nullable;

/// What the parts of the protocol came to, as plain data.
public final class JsonProtocol {
  private JsonProtocol() {}

  /// The screening.
  ///
  /// @param stages that were run
  public record Screened(List<String> stages, List<Out> eliminations, List<String> survivors) {}

  /// One that was taken out.
  ///
  /// @param behind the last one kept, by so much
  /// @param standardError of that, paired over blocks
  public record Out(
      String function, String stage, @Nullable Double behind, @Nullable Double standardError) {}

  /// The selection.
  ///
  /// @param standings survivors but for the baseline, best first
  public record Selected(List<Ranked> standings, String challenger) {}

  /// A survivor.
  ///
  /// @param mean of the metric over the blocks of the selection
  public record Ranked(String function, @Nullable Double mean) {}

  /// The confirmation.
  ///
  /// @param answer `better`, `worse`, `tie` or `too_little_data`
  /// @param differences challenger - baseline, positive if better, one a block
  /// @param gain their mean
  /// @param p of the exact two-sided sign-flip test
  /// @param sizeableP the same for the differences less a sizeable gain
  /// @param interval BCa, on these rows
  /// @param newRows on new rows
  /// @param superiority P(challenger better) in a block
  /// @param equivalence `above`, `equivalent`, `below` or `undecided`
  /// @param smallestGain that would have been seen with probability 0.8
  /// @param blocksNeeded so many would probably decide; null if no number does
  /// @param rowsNeeded so many times as many rows would; null if no number does
  public record Confirmed(
      String challenger,
      String answer,
      List<@Nullable Double> differences,
      @Nullable Double gain,
      double p,
      double sizeableP,
      Span interval,
      Span newRows,
      double superiority,
      Span superiorityInterval,
      String equivalence,
      @Nullable Double smallestGain,
      @Nullable Integer blocksNeeded,
      @Nullable Double rowsNeeded) {}

  /// A survivor that did not become the challenger beside the baseline, on the blocks of the
  /// selection; both p-values after Holm.
  ///
  /// @param p of no difference
  /// @param lossP of a sizeable loss
  /// @param better whether it can be claimed to be
  /// @param worse whether it can be claimed to be
  /// @param keepsUp whether it can be claimed not to be sizeably worse
  public record Beside(
      String function,
      @Nullable Double gain,
      double p,
      double lossP,
      boolean better,
      boolean worse,
      boolean keepsUp) {
    static Beside of(Contrast c) {
      return new Beside(
          c.candidate(),
          JsonLook.finite(c.gain()),
          c.p(),
          c.lossP(),
          c.better(),
          c.worse(),
          c.keepsUp());
    }
  }

  /// From where to where.
  public record Span(@Nullable Double low, @Nullable Double high) {
    static Span of(Interval interval) {
      return new Span(JsonLook.finite(interval.low()), JsonLook.finite(interval.high()));
    }
  }

  static Screened screened(Study study) {
    Screening screening = study.protocol().screening();
    return new Screened(
        screening.stages().stream().map(ComparisonWords::label).toList(),
        screening.eliminations().stream()
            .map(e ->
                new Out(
                    name(study, e.candidate()),
                    ComparisonWords.label(e.stage()),
                    JsonLook.finite(e.behind()),
                    JsonLook.finite(e.standardError())))
            .toList(),
        screening.survivors().stream().map(c -> name(study, c)).toList());
  }

  static Selected selected(Study study) {
    double sign = study.plan().metric().higherIsBetter() ? 1 : -1;
    return new Selected(
        study.protocol().selection().standings().stream()
            .map(s -> new Ranked(name(study, s.candidate()), JsonLook.finite(sign * s.mean())))
            .toList(),
        study.challenger());
  }

  static Confirmed confirmed(Study study) {
    Protocol protocol = study.protocol();
    Design design = protocol.design();
    Confirmation found = protocol.confirmation();
    Sensitivity effort = found.sensitivity(design);
    return new Confirmed(
        study.challenger(),
        protocol.answer().name().toLowerCase(Locale.ROOT),
        JsonLook.numbers(found.differences()),
        JsonLook.finite(found.mean()),
        found.pValue(),
        found.sizeablePValue(),
        Span.of(found.interval()),
        Span.of(found.newRows()),
        found.superiority().probability(),
        Span.of(found.superiority().interval()),
        found.equivalence().name().toLowerCase(Locale.ROOT),
        JsonLook.finite(effort.smallestGain()),
        effort.blocks().isPresent() ? effort.blocks().getAsInt() : null,
        effort.rows().isPresent() ? JsonLook.finite(effort.rows().getAsDouble()) : null);
  }

  private static String name(Study study, int candidate) {
    return study.plan().candidates().get(candidate).name();
  }
}
