package org.hillock.peers.training;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;
import org.hillock.loss.SoftmaxCrossEntropy;

/// One library's turn at a work, in a process of its own.
///
/// @param examples what is learned
/// @param seconds how long to warm up, and then how long to measure; at least one and three calls,
///   but no call begins after ten seconds
record Turn(Work work, Examples examples, double seconds) {
  private static final int FEWEST = 3;
  private static final int MOST = 1 << 20;
  private static final double LONG = 10;
  private static final int LOSS_ROWS = 2560;
  private static final double NANO = 1e-9;
  private static final double KIB = 1.0 / 1024;

  /// Takes the turn.
  ///
  /// @param begun when `main` began, in nanoseconds
  Map<Measure, Double> take(Predictor predictor, long begun) {
    Map<Measure, Double> measured = new EnumMap<>(Measure.class);
    switch (work.kind()) {
      case WARM -> {
        Trainee trainee = (Trainee) predictor;
        laps(trainee::restart, trainee::train, 1);
        measured.put(Measure.TIME, part(laps(trainee::restart, trainee::train, FEWEST), 0.5));
        // The answers for the loss are no part of the training, and would raise the peak.
        measured.put(Measure.PEAK, peak());
        measured.put(Measure.LOSS, loss(trainee));
      }
      case COLD -> {
        Trainee trainee = (Trainee) predictor;
        trainee.train();
        measured.put(Measure.MAIN, (System.nanoTime() - begun) * NANO);
      }
      case LATENCY -> {
        Runnable answer = predictor.prediction(0, work.rows())::run;
        laps(() -> {}, answer, 1);
        double[] laps = laps(() -> {}, answer, FEWEST);
        measured.put(Measure.TIME, part(laps, 0.5));
        measured.put(Measure.TAIL, part(laps, 0.99));
      }
      case START -> {
        predictor.prediction(0, 1).run();
        measured.put(Measure.MAIN, (System.nanoTime() - begun) * NANO);
      }
    }
    measured.computeIfAbsent(Measure.PEAK, _ -> peak());
    return measured;
  }

  /// Seconds of each call, sorted.
  private double[] laps(Runnable before, Runnable call, int fewest) {
    double[] laps = new double[MOST];
    long start = System.nanoTime();
    int count = 0;
    long now = start;
    while (wanted(count, fewest, (now - start) * NANO)) {
      before.run();
      long from = System.nanoTime();
      call.run();
      now = System.nanoTime();
      laps[count++] = (now - from) * NANO;
    }
    double[] all = Arrays.copyOf(laps, count);
    Arrays.sort(all);
    return all;
  }

  private boolean wanted(int count, int fewest, double elapsed) {
    return count == 0 || (count < fewest && elapsed < LONG) || (count < MOST && elapsed < seconds);
  }

  private static double part(double[] sorted, double share) {
    return sorted[(int) (share * (sorted.length - 1))];
  }

  private double loss(Trainee trainee) {
    int rows = Math.min(LOSS_ROWS, examples.rows());
    double sum = 0;
    for (int first = 0; first < rows; first += work.batch()) {
      int some = Math.min(work.batch(), rows - first);
      Predictor.Prediction prediction = trainee.prediction(first, some);
      prediction.run();
      float[] targets = examples.oneHot(first, some);
      sum +=
          some
              * new SoftmaxCrossEntropy()
                  .mean(prediction.logits(), targets, some, examples.classes());
    }
    return sum / rows;
  }

  private static double peak() {
    Path status = Path.of("/proc/self/status");
    try {
      return Files.readAllLines(status).stream()
          .filter(line -> line.startsWith("VmHWM:"))
          .mapToDouble(line -> Double.parseDouble(line.replaceAll("\\D", "")) * KIB)
          .findFirst()
          .orElse(Double.NaN);
    } catch (IOException failure) {
      throw new UncheckedIOException("could not read " + status, failure);
    }
  }
}
