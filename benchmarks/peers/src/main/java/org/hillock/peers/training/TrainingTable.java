package org.hillock.peers.training;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import org.hillock.peers.Options;
import org.hillock.peers.Setting;

/// Writes the measurements as Markdown.
public final class TrainingTable {
  private static final List<String> OPTIONS = List.of("figures", "out");
  private static final List<Integer> THREADS = List.of(1, 2);
  private static final String OURS = Contestants.names().getFirst();
  private static final double MILLI = 1e-3;

  private final Figures figures;
  private final List<String> works;
  private final List<String> peers;

  TrainingTable(Figures figures) {
    this.figures = figures;
    works =
        Work.all().stream()
            .map(Work::name)
            .filter(work -> figures.all().stream().anyMatch(f -> f.work().equals(work)))
            .toList();
    peers =
        Contestants.names().stream()
            .skip(1)
            .filter(name -> figures.all().stream().anyMatch(f -> f.library().equals(name)))
            .toList();
  }

  /// Takes `--figures FILE`, `--out FILE`.
  public static void main(String[] arguments) throws IOException {
    Options options = Options.of(OPTIONS, arguments);
    List<Figure> figures =
        Files.readAllLines(Path.of(options.text("figures", "training.tsv"))).stream()
            .map(Figure::of)
            .toList();
    List<String> lines = new ArrayList<>(introduction());
    lines.addAll(new TrainingTable(new Figures(figures)).lines());
    Files.write(Path.of(options.text("out", "training-speed.md")), lines);
  }

  private static List<String> introduction() {
    List<String> lines = new ArrayList<>();
    lines.addAll(
        """
        # Speed of training

        Time of the other library ÷ time of Hillock: above 1 Hillock is faster. Each library does each work in a
        process of its own, one after the other, in several rounds; a cell has the median of the rounds' ratios,
        and the least and the most. The second column has Hillock's own time, the median of the rounds.

        - A: one epoch of a 784-256-128-10 network with relu on the 60,000 training images of Fashion-MNIST,
          batches of 128, Adam at 0.001.
        - B: 100 such steps of a network with 8 hidden layers of 128 and that activation.
        - C: one epoch of a convolutional network on the same images: 3 × 3 to 32 channels, relu, the maximum of
          2 × 2, the same to 64 channels, dense 128, relu, dense 10; batches of 128, Adam at 0.001.
        - D: one epoch of an LSTM that reads the rows of the same images, 28 steps of 28 numbers, with a state of
          128, of which the last goes into a dense layer of 10; batches of 128, Adam at 0.001.
        - E: an answer of A's network to 1 and to 256 images, its input in place where the library allows;
          the median, and the 99th percentile.
        - F: 200 epochs of a 4-16-3 network with relu on 150 made-up flowers, batches of 16; "cold" is the first
          training of a process, from the start of `main`, and the whole process.
        - G: 100 steps of a transformer's encoder block on 1,600 made-up sequences of 64 steps of 128 numbers:
          4 heads, 512 wide with gelu, norms before, no dropout, then the mean over the steps and a dense
          layer of 10; batches of 32, Adam at 0.001.
        - start: a process that answers once and ends. Hillock's is `./hillock predict`, which reads model
          and row from files; the others make F's network in memory.

        Trainings begin with a new network each time. All but the cold ones are warm: they are repeated, some
        seconds for nothing, then some seconds for the median; one that takes more than ten seconds runs once for
        nothing and once for the clock. Arrays become tensors and batches before the clock
        starts. Hillock draws a new order of the rows for each epoch, copies them, and has the loss of one batch
        of validation rows after it; the others walk over ready batches in order and compute no loss
        but for the gradient. Each starts from weights of its own kind; PyTorch's are small by default, so its
        deep networks are behind after 100 steps.

        PyTorch is libtorch by JavaCPP's presets, eager, with OpenBLAS and Python's fused Adam; DJL is the official
        build of PyTorch by DJL's trainer; TensorFlow is TensorFlow Java, a graph with its fused Adam and oneDNN;
        Encog computes in double, on one thread. The versions are those of the jars. DL4J's gelu is x sigmoid(1.702 x).
        Libtorch's convolutions are oneDNN's, channels first, relu in place; its LSTM is its own on one thread and
        oneDNN's on two, the faster ones; its attention is the fused one.
        TensorFlow has no operation with a gradient for D and G, DL4J no layer norm for G.
        All JVMs collect garbage serially; the cold ones start from a class-data archive. Native libraries run with
        OMP_WAIT_POLICY=PASSIVE and the same number of threads for OpenMP, OpenBLAS and MKL: on two cores,
        threads that wait by spinning take the processor from those that work.

        `-`: the library cannot do it, or was not asked to.

        ```
        ./benchmarks/compare-training --data DIR
        ```
        """
            .lines()
            .toList());
    lines.add("");
    lines.addAll(Setting.lines(Contestants.versions()));
    lines.add("");
    return lines;
  }

  /// All tables.
  List<String> lines() {
    List<String> lines = new ArrayList<>();
    for (int threads : THREADS) {
      lines.addAll(ratios(threads));
    }
    lines.addAll(
        plain(
            "Loss after the training",
            "Mean cross-entropy over the first 2,560 examples (all flowers), on one thread, the median of the rounds.",
            Measure.LOSS,
            works,
            "%.3f"));
    lines.addAll(
        plain(
            "Memory",
            "The most that the process had in use, in MiB, on one thread. It includes the examples once as Java's"
                + " arrays, and once more where a library has them natively.",
            Measure.PEAK,
            works.stream().filter(work -> !work.startsWith("B") && !work.startsWith("E")).toList(),
            "%.0f"));
    return lines;
  }

  private List<String> ratios(int threads) {
    List<String> rows = new ArrayList<>();
    for (String work : works) {
      for (Measure measure : List.of(Measure.TIME, Measure.TAIL, Measure.MAIN, Measure.WHOLE)) {
        figures
            .spread(work, OURS, threads, measure)
            .ifPresent(ours ->
                rows.add(
                    row(
                        label(work, measure),
                        time(ours.median()),
                        peer ->
                            figures
                                .ratio(work, peer, OURS, threads, measure)
                                .map(TrainingTable::cell)
                                .orElse("-"))));
      }
    }
    return table(threads == 1 ? "One thread" : "Two threads", "", rows);
  }

  private static String label(String work, Measure measure) {
    return switch (measure) {
      case TAIL -> work + ", 99 %";
      case MAIN -> work + ", from main";
      case WHOLE -> work + ", process";
      case TIME, LOSS, PEAK, LACKS -> work;
    };
  }

  private static String time(double seconds) {
    return seconds < MILLI
        ? String.format(Locale.ROOT, "%.1f µs", seconds / MILLI / MILLI)
        : String.format(Locale.ROOT, "%.1f ms", seconds / MILLI);
  }

  private static String cell(Figures.Spread ratio) {
    return String.format(
        Locale.ROOT, "%.2f (%.2f - %.2f)", ratio.median(), ratio.least(), ratio.most());
  }

  private List<String> plain(
      String title, String text, Measure measure, List<String> these, String format) {
    Function<String, Function<String, String>> cells =
        work ->
            library ->
                figures
                    .spread(work, library, 1, measure)
                    .map(spread -> String.format(Locale.ROOT, format, spread.median()))
                    .orElse("-");
    List<String> rows =
        these.stream()
            .filter(work -> figures.spread(work, OURS, 1, measure).isPresent())
            .map(work -> row(work, cells.apply(work).apply(OURS), cells.apply(work)))
            .toList();
    return table(title, text, rows);
  }

  private String row(String label, String ours, Function<String, String> cell) {
    return "| %s | %s | %s |"
        .formatted(label, ours, String.join(" | ", peers.stream().map(cell).toList()));
  }

  private List<String> table(String title, String text, List<String> rows) {
    if (rows.isEmpty()) {
      return List.of();
    }
    List<String> lines = new ArrayList<>(List.of("## " + title, ""));
    if (!text.isEmpty()) {
      lines.addAll(List.of(text, ""));
    }
    lines.add("| work | %s | %s |".formatted(OURS, String.join(" | ", peers)));
    lines.add("|---|---|" + "---|".repeat(peers.size()));
    lines.addAll(rows);
    lines.add("");
    return lines;
  }
}
