package org.hillock.report;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import org.hillock.activation.Activations;
import org.hillock.advice.Cause;
import org.hillock.advice.Comparison;
import org.hillock.advice.Reason;
import org.hillock.data.Problem;
import org.hillock.data.Table;
import org.hillock.network.Initialization;
import org.hillock.notation.Design;
import org.hillock.study.Blocks;
import org.hillock.study.Book;
import org.hillock.study.Candidate;
import org.hillock.study.Commentary;
import org.hillock.study.Limits;
import org.hillock.study.Plan;
import org.hillock.study.Study;
import org.hillock.study.Trial;
import org.hillock.training.Metric;
import org.hillock.training.Settings;

/// A small comparison on irises, in which screening takes somebody out, with a clock that ticks
/// once a look.
final class Comparisons {
  private static final long TICK = 1_000_000;

  /// A name with everything that means something in a page, a table or a file.
  static final String EVIL = "<b>|\"c\", *d* & `e`";

  private Comparisons() {}

  static Comparison small() {
    Problem problem = Problem.of(Table.read(Path.of("../examples/iris.csv")), "species");
    Design design = new Design.Multilayer(List.of(4));
    Plan plan =
        new Plan(
            List.of(
                Candidate.of(Activations.named("relu"), design),
                Candidate.of(Activations.named("tanh"), design),
                Candidate.of(Activations.named("sigmoid"), design),
                new Candidate(EVIL, Activations.named("gelu"), design, 0)),
            "relu",
            new Blocks(2, 2, 10, 1, 0),
            1,
            Settings.defaults().withEpochs(3),
            List.of(0.003, 0.01),
            Initialization.gainCorrected(),
            Metric.LOG_LOSS,
            0.005,
            0.05,
            1,
            Limits.none(),
            List.of("Only two rates."),
            false);
    AtomicLong clock = new AtomicLong();
    Study study =
        Study.of(problem, plan, Book.inMemory(), () -> clock.addAndGet(TICK), Commentary.none());
    Comparison judged = Comparison.of(study);
    return new Comparison(
        study,
        judged.standings(),
        judged.verdict(),
        List.of(new Reason(EVIL, Cause.NONE, EVIL + " has no dead units.")));
  }

  /// The same, but no training took time, and one met a number that was not finite.
  static Comparison strange() {
    Comparison small = small();
    Study study = small.study();
    List<Trial> trials = study.trials().stream().map(Comparisons::strange).toList();
    Study other =
        new Study(
            study.problem(),
            study.plan(),
            study.cut(),
            study.lengths(),
            study.protocol(),
            study.rates(),
            trials);
    return new Comparison(other, small.standings(), small.verdict(), List.of());
  }

  private static Trial strange(Trial t) {
    return new Trial(
        t.assignment(),
        t.validation(),
        t.test(),
        t.leavingOut(),
        List.of(Double.NaN),
        List.of(Double.POSITIVE_INFINITY),
        0,
        Double.POSITIVE_INFINITY,
        false,
        t.signs(),
        0);
  }

  static Provenance provenance(Optional<String> model) {
    return new Provenance(
        "hillock compare '" + EVIL + ".csv' --target species",
        "0123abcd",
        Map.of("hillock", "0.1.0", "java", "25"),
        model.map(text ->
            new Provenance.Model("runs/" + EVIL + ".onnx", text.getBytes(StandardCharsets.UTF_8))));
  }
}
