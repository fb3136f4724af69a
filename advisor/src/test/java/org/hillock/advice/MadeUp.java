package org.hillock.advice;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.hillock.activation.Activations;
import org.hillock.data.Problem;
import org.hillock.data.Table;
import org.hillock.network.Initialization;
import org.hillock.notation.Design;
import org.hillock.numeric.Draws;
import org.hillock.study.Assignment;
import org.hillock.study.Blocks;
import org.hillock.study.Book;
import org.hillock.study.Candidate;
import org.hillock.study.Commentary;
import org.hillock.study.Mark;
import org.hillock.study.Plan;
import org.hillock.study.Signs;
import org.hillock.study.Signs.Symptom;
import org.hillock.study.Signs.Worst;
import org.hillock.study.Study;
import org.hillock.study.Trial;
import org.hillock.training.Metric;
import org.hillock.training.Scores;
import org.hillock.training.Settings;

/// Studies whose trainings nobody ran.
final class MadeUp {
  static final double CONSTANT = 1.1;
  private static final int EPOCHS = 40;
  private static final Signs HEALTHY =
      new Signs(
          new Worst("layer 2 (f)", 0), new Worst("layer 2 (f)", 0), 0.8, 0.01, CONSTANT, List.of());

  private MadeUp() {}

  /// How trainings of a candidate go: both losses fall evenly from that of a constant answer.
  ///
  /// @param validation the least validation loss
  /// @param training the training loss at the same time
  /// @param epochs until then
  /// @param finite whether numbers stay finite
  /// @param signs if it is looked at
  /// @param seconds of an epoch
  record Course(
      double validation, double training, int epochs, boolean finite, Signs signs, double seconds) {
    Course(double validation, double training, int epochs) {
      this(validation, training, epochs, true, HEALTHY, 1);
    }

    Course with(Signs other) {
      return new Course(validation, training, epochs, finite, other, seconds);
    }

    Course withDead(double share) {
      return with(
          new Signs(
              new Worst("layer 2 (f)", share),
              HEALTHY.saturated(),
              0.8,
              0.01,
              CONSTANT,
              List.of()));
    }

    Course withSaturated(double share) {
      return with(
          new Signs(
              HEALTHY.dead(), new Worst("layer 4 (f)", share), 0.8, 0.01, CONSTANT, List.of()));
    }

    Course withGradientRatio(double ratio) {
      return with(new Signs(HEALTHY.dead(), HEALTHY.saturated(), ratio, 0.01, CONSTANT, List.of()));
    }

    Course with(Symptom... symptoms) {
      return with(
          new Signs(HEALTHY.dead(), HEALTHY.saturated(), 0.8, 0.01, CONSTANT, List.of(symptoms)));
    }

    Course notFinite() {
      return new Course(validation, training, epochs, false, signs, seconds);
    }

    Course withSeconds(double other) {
      return new Course(validation, training, epochs, finite, signs, other);
    }
  }

  /// A study of these, the first of which is the baseline, with noise of their own and of blocks.
  static Comparison comparison(long seed, double noise, Map<String, Course> courses) {
    List<Candidate> candidates = new ArrayList<>();
    Design design = new Design.Multilayer(List.of(8, 8));
    courses
        .keySet()
        .forEach(name -> candidates.add(new Candidate(name, Activations.named("relu"), design, 0)));
    String baseline = candidates.getFirst().name();
    Plan plan =
        new Plan(
            candidates,
            baseline,
            new Blocks(3, 8, 12, 1),
            seed,
            Settings.defaults().withEpochs(EPOCHS),
            List.of(0.003),
            Initialization.gainCorrected(),
            Metric.LOG_LOSS,
            0.005,
            0.05,
            1,
            List.of());
    Problem problem = Problem.of(Table.read(Path.of("../examples/iris.csv")), "species");
    Book book =
        new Book() {
          @Override
          public Optional<Trial> find(Assignment assignment) {
            Course course = courses.getOrDefault(assignment.candidate(), new Course(1, 1, 1));
            double luck =
                noise
                    * Draws.of(seed)
                        .at(assignment.candidate())
                        .at(assignment.epochs())
                        .normal(assignment.block() + 1);
            return Optional.of(trial(assignment, course, luck));
          }

          @Override
          public void add(Trial trial) {
            throw new AssertionError("nothing is to be trained");
          }
        };
    return Comparison.of(Study.of(problem, plan, book, () -> 0, Commentary.none()));
  }

  private static Trial trial(Assignment assignment, Course course, double luck) {
    int epochs = Math.min(assignment.epochs(), EPOCHS);
    int best = Math.min(course.epochs(), epochs);
    List<Double> training =
        IntStream.rangeClosed(1, epochs)
            .mapToObj(e -> fallen(course.training(), e, course.epochs()) + luck / 2)
            .toList();
    List<Double> validation =
        IntStream.rangeClosed(1, epochs)
            .mapToObj(e -> fallen(course.validation(), e, course.epochs()) + luck)
            .toList();
    double least = validation.get(best - 1);
    Mark mark = new Mark(scores(least), scores(CONSTANT));
    return new Trial(
        assignment,
        mark,
        assignment.confirming() ? Optional.of(mark) : Optional.empty(),
        List.of(),
        training,
        validation,
        best,
        least,
        course.finite(),
        Optional.of(course.signs()),
        // Machines are never quite steady.
        epochs * course.seconds() * (1 + 0.01 * (assignment.block() % 3)));
  }

  private static double fallen(double least, int epoch, int epochs) {
    return least + (CONSTANT - least) * Math.max(0, 1 - (double) epoch / epochs);
  }

  private static Scores scores(double logLoss) {
    double share = 1 / (1 + logLoss);
    return new Scores(
        Map.of(Metric.LOG_LOSS, logLoss, Metric.ACCURACY, share, Metric.BALANCED_ACCURACY, share));
  }
}
