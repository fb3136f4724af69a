package org.hillock.protocol;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.hillock.statistics.Sample;

/// Whether survivors mixed over the places of a network do better than one of them everywhere.
///
/// The search starts from the best survivor at all places, the baseline among them. At one place
/// after the other, from the last to the first, all other survivors are tried; the best of them
/// stays if it raises the mean by more than one paired standard error and by more than the margin.
/// Two sweeps at the most. All is tried on the blocks of the selection, so the confirmation still
/// is one comparison that was chosen before, on blocks that nobody has looked at.
///
/// @param places how many there are; with less than two, or one block, nothing is searched
/// @param start the survivor that was the best at all places
/// @param challenger who is confirmed against the baseline: the mix, or if there is none the
///   selection's challenger
/// @param gain mean of the mix over that of the start, on the blocks of the selection; 0 if there
///   is none
/// @param standardError of the gain, paired over blocks
/// @param steps all that was tried, in order
public record Refinement(
    int places, int start, int challenger, double gain, double standardError, List<Step> steps) {
  private static final int SWEEPS = 2;

  /// Copies the list.
  public Refinement {
    steps = List.copyOf(steps);
  }

  /// Another survivor at one place.
  ///
  /// @param place its number, from 0
  /// @param filling the survivor at each place, with the one that is tried
  /// @param gain of the mean over what was there
  /// @param standardError of the gain, paired over blocks
  /// @param kept whether it stayed
  public record Step(
      int place, List<Integer> filling, double gain, double standardError, boolean kept) {
    /// Copies the list.
    public Step {
      filling = List.copyOf(filling);
    }
  }

  /// How many trainings the search costs at the most.
  ///
  /// @param survivors with the baseline
  /// @param blocks of the selection
  public static int most(int places, int survivors, int blocks) {
    return places < 2 || blocks < 2 ? 0 : SWEEPS * places * (survivors - 1) * blocks;
  }

  /// Whether a mix was found, which challenges in place of the selected one.
  public boolean isMixed() {
    return steps.stream().anyMatch(Step::kept);
  }

  /// How many mixes were tried.
  public int mixes() {
    return (int)
        steps.stream()
            .map(Step::filling)
            .filter(filling -> filling.stream().distinct().count() > 1)
            .distinct()
            .count();
  }

  static Refinement of(Design design, Outcomes outcomes, List<Scored> survivors, int selected) {
    int places = outcomes.places();
    if (places < 2 || design.selection() < 2) {
      return new Refinement(places, selected, selected, 0, 0, List.of());
    }
    outcomes.refines(most(places, survivors.size(), design.selection()));
    return new Search(design, outcomes, survivors, places).result(selected);
  }

  /// A survivor at each place, and what that came to.
  private record Mix(List<Integer> filling, Scored scored) {}

  private static final class Search {
    private final Design design;
    private final Outcomes outcomes;
    private final List<Integer> survivors;
    private final List<Mix> known = new ArrayList<>();
    private final List<Step> steps = new ArrayList<>();
    private final Mix start;
    private Mix current;

    Search(Design design, Outcomes outcomes, List<Scored> survivors, int places) {
      this.design = design;
      this.outcomes = outcomes;
      this.survivors = survivors.stream().map(Scored::candidate).toList();
      for (Scored one : survivors) {
        known.add(new Mix(Collections.nCopies(places, one.candidate()), one));
      }
      start = best(known);
      current = start;
    }

    Refinement result(int selected) {
      int places = start.filling().size();
      boolean changes = true;
      for (int sweep = 0; sweep < SWEEPS && changes; sweep++) {
        Mix before = current;
        for (int place = places - 1; place >= 0; place--) {
          improve(place);
        }
        changes = !current.equals(before);
      }
      double[] gains = current.scored().minus(start.scored());
      return new Refinement(
          places,
          start.scored().candidate(),
          current.equals(start) ? selected : current.scored().candidate(),
          Sample.mean(gains),
          Scored.standardError(gains),
          steps);
    }

    private void improve(int place) {
      List<Mix> tried = tried(place);
      Mix before = current;
      Mix best = best(tried);
      for (Mix mix : tried) {
        double[] gains = mix.scored().minus(before.scored());
        double gain = Sample.mean(gains);
        double error = Scored.standardError(gains);
        boolean kept = mix.equals(best) && gain > error && gain > design.margin();
        steps.add(new Step(place, mix.filling(), gain, error, kept));
        current = kept ? mix : current;
      }
    }

    /// All other survivors at a place; those that are known are not asked for again.
    private List<Mix> tried(int place) {
      List<List<Integer>> fillings =
          survivors.stream()
              .filter(survivor -> !survivor.equals(current.filling().get(place)))
              .map(survivor -> with(place, survivor))
              .toList();
      List<List<Integer>> missing =
          fillings.stream()
              .filter(filling -> known.stream().noneMatch(mix -> mix.filling().equals(filling)))
              .toList();
      int like = start.scored().candidate();
      List<Scored> scored =
          scored(missing.stream().map(filling -> outcomes.mixed(filling, like)).toList());
      for (int i = 0; i < missing.size(); i++) {
        known.add(new Mix(missing.get(i), scored.get(i)));
      }
      return known.stream().filter(mix -> fillings.contains(mix.filling())).toList();
    }

    private List<Integer> with(int place, int survivor) {
      List<Integer> filling = new ArrayList<>(current.filling());
      filling.set(place, survivor);
      return List.copyOf(filling);
    }

    private List<Scored> scored(List<Integer> candidates) {
      return candidates.isEmpty()
          ? List.of()
          : Scored.of(
              outcomes, Stage.SELECTION, candidates, design.selectionStart(), design.selection());
    }

    /// The first of the best.
    private static Mix best(List<Mix> mixes) {
      return mixes.stream()
          .reduce((a, b) -> b.scored().mean() > a.scored().mean() ? b : a)
          .orElseThrow();
    }
  }
}
