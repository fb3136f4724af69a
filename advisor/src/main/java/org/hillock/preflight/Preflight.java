package org.hillock.preflight;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.hillock.data.Split;
import org.hillock.diagnosis.Case;
import org.hillock.loss.Loss;
import org.hillock.network.Network;
import org.hillock.notation.Design;
import org.hillock.probe.Observation;
import org.hillock.theory.Chain;
import org.hillock.theory.Forecast;
import org.hillock.theory.InputStatistics;
import org.hillock.training.Identity;
import org.hillock.training.Recorder;

/// What can be said of a training before it begins: plain data.
///
/// @param source where the rows come from
/// @param design what the network is called
/// @param function the activation where none is named
/// @param rows on which one pass was made, there and back
/// @param layers what the pass has shown, beside theory
/// @param forecast what theory expects; empty if it does not cover the network
/// @param scope why it does not, or empty
/// @param outlook whether the network can train
/// @param complaints rules that are broken, warnings first
/// @param silenced rules that were not checked
/// @param lines for each layer its line in the network file; empty without one
public record Preflight(
    String source,
    String design,
    String function,
    int rows,
    List<LayerStart> layers,
    Optional<Forecast> forecast,
    Optional<String> scope,
    Outlook outlook,
    List<Complaint> complaints,
    List<String> silenced,
    List<Integer> lines) {
  /// Copies the lists.
  public Preflight {
    layers = List.copyOf(layers);
    complaints = List.copyOf(complaints);
    silenced = List.copyOf(silenced);
    lines = List.copyOf(lines);
  }

  /// Looks at a case. Nothing is trained.
  ///
  /// @param silenced ids of rules that are not checked
  /// @throws org.hillock.activation.InvalidInputException if the network cannot be made for the
  ///   data, or there is no such rule
  public static Preflight of(Case which, Set<String> silenced) {
    Split split = which.split();
    Draft draft = draft(which, split);
    Network network = draft.network();
    Loss loss = draft.loss();
    List<Complaint> complaints = Lint.of(draft, silenced);
    Observation birth = Recorder.examination(network, split.train(), loss, 0, 0);
    List<LayerStart> layers =
        draft
            .forecast()
            .map(forecast -> LayerStart.of(network, birth, forecast))
            .orElseGet(() -> LayerStart.of(network, birth));
    return new Preflight(
        which.problem().source(),
        which.design().label(),
        which.activation().name(),
        birth.rows(),
        layers,
        draft.forecast(),
        Chain.outside(network),
        outlook(draft, layers),
        complaints,
        silenced.stream().sorted().toList(),
        which.design() instanceof Design.Written written
            ? written.blueprint().lines(which.demand(split))
            : List.of());
  }

  private static Draft draft(Case which, Split split) {
    Loss loss = Identity.loss(split, which.settings());
    return Draft.of(which.network(split), loss, split.train(), split.encoder().inputNames());
  }

  /// The warnings of another case that this one does not have; the same rules are silenced.
  ///
  /// @param rows of the other case, cut
  /// @throws org.hillock.activation.InvalidInputException if the network cannot be made for the
  ///   data
  public List<Complaint> further(Case other, Split rows) {
    List<String> here = complaints.stream().map(complaint -> complaint.rule().id()).toList();
    return Lint.of(draft(other, rows), Set.copyOf(silenced)).stream()
        .filter(complaint -> complaint.rule().severity() == Severity.WARNING)
        .filter(complaint -> !here.contains(complaint.rule().id()))
        .toList();
  }

  private static Outlook outlook(Draft draft, List<LayerStart> layers) {
    if (draft.forecast().isPresent()) {
      Chain chain = Chain.of(draft.network()).orElseThrow();
      return Outlook.of(chain, InputStatistics.of(draft.train()), draft.forecast().get())
          .besides(layers);
    }
    return new Outlook(
        Expectation.UNKNOWN,
        "%s; measured, the gradients' mean square after the first layer is %s of that after the last."
            .formatted(
                Chain.outside(draft.network()).orElse(""),
                Numbers.plain(layers.getFirst().gradient())),
        Optional.empty());
  }

  /// Whether any rule is broken whose severity is a warning.
  public boolean warns() {
    return complaints.stream()
        .anyMatch(complaint -> complaint.rule().severity() == Severity.WARNING);
  }

  /// The line of the network file that a complaint is about.
  public OptionalInt line(Complaint complaint) {
    return lines.isEmpty() || complaint.layers().isEmpty()
        ? OptionalInt.empty()
        : OptionalInt.of(lines.get(complaint.layers().getFirst()));
  }
}
