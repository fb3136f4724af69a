package org.hillock.advice;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.hillock.activation.Card.Cost;
import org.hillock.protocol.Confirmation;
import org.hillock.protocol.Design;
import org.hillock.protocol.Stage;
import org.hillock.statistics.Sample;
import org.hillock.statistics.SignFlip;
import org.hillock.study.Study;

/// Those that do about equally well, where no sizeable gain would be missed: the baseline, and all
/// others of which a sizeable loss can be ruled out too, and that lost no more than a part of that.
///
/// @param study whose
/// @param names the baseline first, then the challenger, then the others, best first
record Tied(Study study, List<String> names) {
  /// A network of linear layers without an activation is a linear model.
  static final String LINEAR = "linear";

  /// Who seems to lose more than this share of what is sizeable does not do about as well.
  private static final double SEEMING = 0.25;

  /// Below this share of another's time per epoch a candidate is clearly faster,
  private static final double FASTER = 0.5;

  /// if these are at least so many seconds: shorter ones say more about what else ran.
  private static final double MEASURABLE = 0.01;

  static Tied of(Study study, List<Contrast> contrasts) {
    List<String> names = new ArrayList<>();
    names.add(study.plan().baseline());
    if (challengerKeepsUp(study)) {
      names.add(study.challenger());
    }
    contrasts.stream()
        .filter(contrast -> contrast.keepsUp() && !contrast.worse())
        .filter(contrast -> contrast.gain() >= -SEEMING * study.plan().sizeable())
        .map(Contrast::candidate)
        .forEach(names::add);
    return new Tied(study, List.copyOf(names));
  }

  private static boolean challengerKeepsUp(Study study) {
    Design design = study.protocol().design();
    Confirmation found = study.protocol().confirmation();
    double[] shifted =
        found.differences().stream().mapToDouble(d -> d + design.sizeable()).toArray();
    return found.mean() >= -SEEMING * design.sizeable()
        && found.both().low() > -design.sizeable()
        && SignFlip.pValue(shifted) < design.level();
  }

  /// The one with the least cost by the card, without the clearly slower ones; of those the first.
  /// Linear does not stand for election, unless it is the baseline.
  String cheapest() {
    List<String> eligible =
        names.stream()
            .filter(name -> !name.equals(LINEAR) || name.equals(study.plan().baseline()))
            .toList();
    Cost least = eligible.stream().map(this::cost).min(Comparator.naturalOrder()).orElseThrow();
    List<String> cheap = eligible.stream().filter(name -> cost(name) == least).toList();
    double fastest = cheap.stream().mapToDouble(this::seconds).min().orElseThrow();
    return cheap.stream()
        .filter(name -> FASTER * seconds(name) <= Math.max(fastest, MEASURABLE))
        .findFirst()
        .orElseThrow();
  }

  private Cost cost(String candidate) {
    return study.plan().candidate(candidate).activation().card().advice().cost();
  }

  /// Median seconds of an epoch in the selection, where all survivors were.
  private double seconds(String candidate) {
    return Sample.median(
        study.trials(candidate, Stage.SELECTION).stream()
            .mapToDouble(trial -> trial.seconds() / Math.max(1, trial.epochs()))
            .toArray());
  }

  /// The names but for one.
  List<String> without(String name) {
    return names.stream().filter(other -> !other.equals(name)).toList();
  }

  /// Those to compare one with: linear, which costs less than any, is told by itself.
  List<String> beside(String name) {
    return without(name).stream().filter(other -> !other.equals(LINEAR)).toList();
  }

  /// Names as in a sentence: `relu`, `relu and gelu`, `relu, gelu and tanh`.
  static String listed(List<String> names) {
    int last = names.size() - 1;
    return last < 1
        ? String.join("", names)
        : String.join(", ", names.subList(0, last)) + " and " + names.get(last);
  }
}
