package org.hillock.reproduction;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import org.hillock.numeric.Draws;
import org.hillock.theory.DeadAtBirth;
import org.hillock.work.Crew;

/// How often a ReLU network is constant before it is trained, by width and depth.
record BornDead() implements Reproduction.Calculation {
  private static final List<Integer> WIDTHS = List.of(2, 3, 4, 5, 8);
  private static final List<Integer> DEPTHS = List.of(2, 4, 9, 19, 49);
  private static final int MOST = 10_000;
  private static final int AT_WIDTH_8 = 2_000;
  private static final double STANDARD_ERRORS = 4;

  @Override
  public Claim claim() {
    return new Claim(
        "born-dead",
        "A deep and narrow ReLU network with biases 0 is often born dead: it gives the same for"
            + " every input. The probability goes to 1 with depth and to 0 with width; for one"
            + " input a closed formula gives it, for all inputs the formula is an upper bound, and"
            + " another one is a lower bound.",
        "Lu, Shin, Su and Karniadakis, Dying ReLU and initialization, 2019, theorems 3.2 and 3.3");
  }

  @Override
  public Finding find(Crew crew) {
    List<Callable<Deaths>> pieces = new ArrayList<>();
    for (int width : WIDTHS) {
      pieces.add(() -> Deaths.of(width, networks(width)));
    }
    List<Deaths> all = crew.all("width", pieces);
    List<List<String>> rows = new ArrayList<>();
    double worstOne = 0;
    double worstExact = 0;
    double worstBelow = 0;
    double worstAbove = 0;
    boolean monotone = true;
    for (int w = 0; w < WIDTHS.size(); w++) {
      int width = WIDTHS.get(w);
      for (int depth : DEPTHS) {
        List<Integer> widths = Collections.nCopies(depth, width);
        double upper = DeadAtBirth.ofOneInput(widths);
        double lower = DeadAtBirth.ofOneNumber(widths);
        double one = all.get(w).one(depth);
        double both = all.get(w).both(depth);
        rows.add(cells(width, depth, upper, one, lower, both));
        worstOne = Math.max(worstOne, Math.abs(one - upper) / error(upper, width));
        if (depth == 2) {
          worstExact = Math.max(worstExact, Math.abs(both - lower) / error(lower, width));
        }
        worstBelow = Math.max(worstBelow, (lower - both) / error(lower, width));
        worstAbove = Math.max(worstAbove, (both - upper) / error(upper, width));
        monotone &= w == 0 || both <= all.get(w - 1).both(depth);
      }
    }
    return new Finding(
        claim(),
        ("Networks from one input through hidden layers of normal weights, %,d of each width (%,d of"
                + " width 8), each followed layer by layer until all units are 0: for the input 1,"
                + " and for the inputs 1 and -1, which stand for all others, since a network"
                + " without biases is linear on each side of 0.")
            .formatted(MOST, AT_WIDTH_8),
        List.of(
            new Figures(
                "share of networks that are dead",
                List.of(
                    "width",
                    "hidden layers",
                    "one input: formula",
                    "simulated",
                    "all inputs: lower bound",
                    "simulated"),
                rows)),
        List.of(
            Check.below(
                "one input, largest difference from the formula, in standard errors",
                worstOne,
                STANDARD_ERRORS),
            Check.below(
                "all inputs, 2 hidden layers, where the lower bound is exact, largest difference,"
                    + " in standard errors",
                worstExact,
                STANDARD_ERRORS),
            Check.below(
                "all inputs, furthest below the lower bound, in standard errors",
                worstBelow,
                STANDARD_ERRORS),
            Check.below(
                "all inputs, furthest above the upper bound, in standard errors",
                worstAbove,
                STANDARD_ERRORS),
            new Check(
                "at every depth a wider network is not dead more often",
                monotone ? "so it is" : "not so",
                monotone)));
  }

  private static int networks(int width) {
    return width == WIDTHS.getLast() ? AT_WIDTH_8 : MOST;
  }

  private static List<String> cells(
      int width, int depth, double upper, double one, double lower, double both) {
    List<String> cells = new ArrayList<>(List.of(String.valueOf(width), String.valueOf(depth)));
    for (double share : List.of(upper, one, lower, both)) {
      cells.add(Figures.number("%.4f", share));
    }
    return cells;
  }

  /// Of a share that is p; at least that of one network in all.
  private static double error(double p, int width) {
    int n = networks(width);
    return Math.max(Math.sqrt(p * (1 - p) / n), 1.0 / n);
  }

  /// In which layer networks died.
  ///
  /// @param networks how many there were
  /// @param one `one[h]` is how many gave 0 for the input 1 from hidden layer h + 1 on
  /// @param both the same for the inputs 1 and -1
  private record Deaths(int networks, int[] one, int[] both) {
    static Deaths of(int width, int networks) {
      int depth = DEPTHS.getLast();
      int[] one = new int[depth];
      int[] both = new int[depth];
      Draws draws = Draws.of(width).at("born dead");
      for (int network = 0; network < networks; network++) {
        Rays rays = new Rays(width, draws.at(network));
        for (int layer = 0; layer < depth && rays.isAlive(); layer++) {
          boolean first = rays.firstIsAlive();
          rays.step(layer);
          one[layer] += first && !rays.firstIsAlive() ? 1 : 0;
          both[layer] += rays.isAlive() ? 0 : 1;
        }
      }
      return new Deaths(networks, one, both);
    }

    double one(int depth) {
      return share(one, depth);
    }

    double both(int depth) {
      return share(both, depth);
    }

    private double share(int[] deaths, int depth) {
      int sum = 0;
      for (int layer = 0; layer < depth; layer++) {
        sum += deaths[layer];
      }
      return (double) sum / networks;
    }
  }
}
