package org.hillock.scorecard;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.DoubleUnaryOperator;
import org.hillock.activation.Card;
import org.hillock.activation.Elementwise;

/// Marks one function of several libraries against its definition in double.
///
/// @param entries one for each library that has the function, in the order given
/// @param leftOut why a library that has a function of the name is not marked
public record Scorecard(List<Entry> entries, List<String> leftOut) {
  /// How much a library's function may differ between -4 and 4 and still be the same function;
  /// other definitions under the same name differ by more, bad arithmetic by less.
  private static final double SAME = 0.02;

  /// One library's marks.
  ///
  /// @param value of y = f(x)
  /// @param slope of dx = f'(x), which is backward with upstream 1; empty if it has none
  public record Entry(Library library, Marks value, Optional<Marks> slope) {}

  /// Marks a function.
  public static Scorecard of(Elementwise function, List<Library> libraries, Sweep sweep) {
    List<String> leftOut = new ArrayList<>();
    List<Candidate> candidates = new ArrayList<>();
    try {
      for (Library library : libraries) {
        library
            .kernel(function.name(), Sweep.BLOCK, 1)
            .map(kernel -> new Candidate(library, kernel, function.card()))
            .ifPresent(candidate -> admit(candidate, function, candidates, leftOut));
      }
      sweep.forEach((x, n) -> mark(function, candidates, x, n));
      return new Scorecard(candidates.stream().map(Candidate::entry).toList(), leftOut);
    } finally {
      candidates.forEach(candidate -> candidate.kernel.close());
    }
  }

  private static void admit(
      Candidate candidate, Elementwise function, List<Candidate> candidates, List<String> leftOut) {
    Optional<String> difference = candidate.difference(function);
    if (difference.isEmpty()) {
      candidates.add(candidate);
    } else {
      candidate.kernel.close();
      leftOut.add(difference.get());
    }
  }

  private static void mark(Elementwise function, List<Candidate> candidates, float[] x, int n) {
    double[] values = exact(function::value, x, n);
    double[] slopes = exact(function::slope, x, n);
    candidates.forEach(candidate -> candidate.mark(x, values, slopes, n));
  }

  private static double[] exact(DoubleUnaryOperator definition, float[] x, int n) {
    double[] exact = new double[n];
    for (int i = 0; i < n; i++) {
      exact[i] = definition.applyAsDouble(x[i]);
    }
    return exact;
  }

  private static final class Candidate {
    private final Library library;
    private final Kernel kernel;
    private final Card card;
    private final Marks value;
    private final Marks slope = new Marks(false);
    private final float[] results = new float[Sweep.BLOCK];

    Candidate(Library library, Kernel kernel, Card card) {
      this.library = library;
      this.kernel = kernel;
      this.card = card;
      this.value = new Marks(card.shape().traits().contains(Card.Trait.MONOTONE));
      float[] ones = new float[Sweep.BLOCK];
      Arrays.fill(ones, 1);
      kernel.batch().upstream(ones, ones.length);
    }

    Optional<String> difference(Elementwise function) {
      float[] x = new float[Sweep.BLOCK];
      for (int i = 0; i < x.length; i++) {
        x[i] = (i - x.length / 2) * 0x1p-13f;
      }
      values(x, x.length);
      for (int i = 0; i < x.length; i++) {
        double exact = function.value(x[i]);
        if (!(Math.abs(results[i] - exact) <= SAME)) {
          return Optional.of(
              "%s %s is another function under that name: f(%s) = %s, here %s"
                  .formatted(library.name(), function.name(), x[i], results[i], (float) exact));
        }
      }
      return Optional.empty();
    }

    void mark(float[] x, double[] values, double[] slopes, int n) {
      values(x, n);
      value.run();
      for (int i = 0; i < n; i++) {
        value.take(x[i], values[i], results[i]);
      }
      kernel
          .backward()
          .ifPresent(backward -> {
            backward.run();
            Batch.read(kernel.batch().dx(), results, n);
            for (int i = 0; i < n; i++) {
              // At a corner the slope is a convention; -0 + 0 is 0.
              if (!card.shape().corners().contains(x[i] + 0.0)) {
                slope.take(x[i], slopes[i], results[i]);
              }
            }
          });
    }

    private void values(float[] x, int n) {
      kernel.batch().inputs(x, n);
      library.settle(1);
      kernel.forward().run();
      Batch.read(kernel.batch().y(), results, n);
    }

    Entry entry() {
      return new Entry(library, value, kernel.backward().map(_ -> slope));
    }
  }
}
