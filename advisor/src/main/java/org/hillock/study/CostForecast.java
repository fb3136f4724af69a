package org.hillock.study;

import java.util.List;
import org.hillock.activation.Card.Cost;
import org.hillock.protocol.Stage;

/// How many seconds an effort takes. Rounds of screening are taken to let through all that their
/// ties allow, so that a forecast is rather too long than too short.
///
/// @param costs of trainings
/// @param baseline its class of cost
/// @param rows for training, if they are not limited
record CostForecast(Costs costs, Cost baseline, double rows) {
  /// How much longer a training at full length is than the pilot: some start slowly.
  private static final double SLOWER = 1.2;

  /// Seconds until the JVM has compiled what is particular to a function.
  private static final double COMPILING = 0.25;

  private static final int RATES_AFTER_NINTH = 2;

  /// Everything but the pilot.
  double all(Effort effort) {
    int alive = effort.candidates().size() - 1;
    double epochs = 0;
    double affordable =
        Laboratory.AFFORDABLE
            * effort.candidates().size()
            * effort.learningRates().size()
            * effort.blocks().screening()
            * (full(effort) + 1);
    Stage last = Stage.CONFIRMATION;
    for (Stage stage : List.of(Stage.NINTH, Stage.THIRD, Stage.FULL)) {
      int kept = Math.max(effort.blocks().fewest(), (alive + 2) / 3);
      double more = (alive + 1) * epochsOfScreening(effort, stage);
      if (kept < alive && (stage != Stage.FULL || epochs + more <= affordable)) {
        epochs += more;
        alive = (int) Math.min(alive, (long) kept + effort.blocks().ties());
        last = stage;
      }
    }
    boolean settling = effort.learningRates().size() > 1;
    if (settling && last == Stage.CONFIRMATION) {
      epochs += (alive + 1) * epochsOfScreening(effort, Stage.NINTH);
    }
    if (settling && (last == Stage.CONFIRMATION || last == Stage.NINTH)) {
      epochs += (alive + 1) * epochsOfScreening(effort, Stage.THIRD);
    }
    double full = full(effort);
    double both =
        (alive + 1.0) * effort.blocks().selection() + 2.0 * effort.blocks().confirmation();
    double perEpoch = perEpoch(effort, effort.candidates());
    double compiling = COMPILING * effort.candidates().size() / costs.speedup();
    return compiling + inTime(perEpoch, epochs + both * (full + 1), full);
  }

  /// Selection and confirmation, with the rates that are still to be found.
  ///
  /// @param left who goes on
  /// @param unsettled how many of them have no rate yet
  /// @param full epochs of a training at full length
  double afterScreening(Effort effort, List<Candidate> left, int unsettled, double full) {
    double settling =
        unsettled
            * (epochsOfScreening(effort, Stage.NINTH) + epochsOfScreening(effort, Stage.THIRD));
    double both =
        (double) left.size() * effort.blocks().selection() + 2.0 * effort.blocks().confirmation();
    return inTime(perEpoch(effort, left), settling + both * (full + 1), full);
  }

  /// The confirmation of one against the baseline.
  double confirmation(Effort effort, List<Candidate> both, double full) {
    double epochs = 2.0 * effort.blocks().confirmation() * (full + 1);
    return inTime(perEpoch(effort, both), epochs, full);
  }

  /// Epochs of a training at full length, before any was seen.
  double full(Effort effort) {
    return Math.min(effort.epochs(), SLOWER * typical(effort));
  }

  private static int typical(Effort effort) {
    return Math.min(effort.epochs(), effort.limits().typicalEpochs().orElse(effort.epochs()));
  }

  /// What a candidate is trained in a round of screening, and one epoch more for each training.
  private double epochsOfScreening(Effort effort, Stage stage) {
    int blocks = effort.blocks().screening();
    int all = effort.learningRates().size();
    double length = new Lengths(typical(effort), effort.epochs()).epochs(stage) + 1.0;
    return switch (stage) {
      case NINTH -> all * blocks * length;
      case THIRD -> Math.min(RATES_AFTER_NINTH, all) * blocks * length;
      case FULL, SELECTION, CONFIRMATION -> blocks * (full(effort) + 1);
    };
  }

  private double perEpoch(Effort effort, List<Candidate> candidates) {
    double share = Math.min(1, effort.limits().trainingRows().orElse(Integer.MAX_VALUE) / rows);
    return share
        * candidates.stream().mapToDouble(c -> costs.of(c, baseline)).average().orElseThrow();
  }

  /// At the end of a part threads wait for the last training: half of one, on average.
  private double inTime(double perEpoch, double epochs, double full) {
    return perEpoch * (epochs / costs.speedup() + (costs.speedup() > 1 ? full / 2 : 0));
  }
}
