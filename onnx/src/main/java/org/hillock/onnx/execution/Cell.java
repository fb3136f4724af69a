package org.hillock.onnx.execution;

import java.util.List;

/// What one step of a recurrent node does with the rows of a batch. Gates lie side by side in a
/// row, as the weights have them.
sealed interface Cell {
  /// How many gates there are.
  int gates();

  /// How many functions it has.
  List<String> usual();

  /// Computes the next state.
  ///
  /// @param sweep whose gates hold what the inputs and biases give, and become the next state
  void step(Sweep sweep);

  /// h' = f(x W + h R + b).
  record Plain() implements Cell {
    @Override
    public int gates() {
      return 1;
    }

    @Override
    public List<String> usual() {
      return List.of("Tanh");
    }

    @Override
    public void step(Sweep sweep) {
      sweep.addState(sweep.state(), 0, 1);
      for (int row = 0; row < sweep.rows(); row++) {
        int from = row * sweep.hidden();
        sweep.activate(0, from, sweep.hidden());
        System.arraycopy(sweep.sums(), from, sweep.next(), from, sweep.hidden());
      }
    }
  }

  /// z and r are gates, h' = (1 - z) g(x W + r (h R) + b) + z h.
  ///
  /// @param late whether r multiplies h R and its bias, or h before R
  record Gated(boolean late) implements Cell {
    @Override
    public int gates() {
      return 3;
    }

    @Override
    public List<String> usual() {
      return List.of("Sigmoid", "Tanh");
    }

    @Override
    public void step(Sweep sweep) {
      int hidden = sweep.hidden();
      float[] sums = sweep.sums();
      float[] state = sweep.state();
      float[] inner = sweep.inner();
      sweep.addState(state, 0, 2);
      for (int row = 0; row < sweep.rows(); row++) {
        sweep.activate(0, row * 3 * hidden, 2 * hidden);
      }
      if (late) {
        sweep.candidate(state, inner);
      }
      for (int i = 0; i < inner.length; i++) {
        int reset = i / hidden * 3 * hidden + hidden + i % hidden;
        inner[i] = sums[reset] * (late ? inner[i] : state[i]);
      }
      if (late) {
        for (int i = 0; i < inner.length; i++) {
          sums[i / hidden * 3 * hidden + 2 * hidden + i % hidden] += inner[i];
        }
      } else {
        sweep.addState(inner, 2, 3);
      }
      for (int row = 0; row < sweep.rows(); row++) {
        int update = row * 3 * hidden;
        sweep.activate(1, update + 2 * hidden, hidden);
        for (int i = 0; i < hidden; i++) {
          float z = sums[update + i];
          sweep.next()[row * hidden + i] =
              (1 - z) * sums[update + 2 * hidden + i] + z * state[row * hidden + i];
        }
      }
    }
  }

  /// i, o and f are gates that may see the memory c, c' = f c + i g(x W + h R + b), h' = o h(c').
  ///
  /// @param coupled whether f is 1 - i
  record Memory(boolean coupled) implements Cell {
    @Override
    public int gates() {
      return 4;
    }

    @Override
    public List<String> usual() {
      return List.of("Sigmoid", "Tanh", "Tanh");
    }

    @Override
    public void step(Sweep sweep) {
      int hidden = sweep.hidden();
      sweep.addState(sweep.state(), 0, 4);
      for (int row = 0; row < sweep.rows(); row++) {
        remember(sweep, row * 4 * hidden, row * hidden);
      }
    }

    private void remember(Sweep sweep, int in, int own) {
      int hidden = sweep.hidden();
      float[] sums = sweep.sums();
      float[] memory = sweep.memory();
      float[] next = sweep.nextMemory();
      int out = in + hidden;
      int forget = in + 2 * hidden;
      int candidate = in + 3 * hidden;
      sweep.peep(0, memory, own, in);
      sweep.activate(0, in, hidden);
      sweep.peep(2, memory, own, forget);
      sweep.activate(0, forget, hidden);
      sweep.activate(1, candidate, hidden);
      for (int i = 0; i < hidden; i++) {
        float kept = coupled ? 1 - sums[in + i] : sums[forget + i];
        next[own + i] = kept * memory[own + i] + sums[in + i] * sums[candidate + i];
      }
      sweep.peep(1, next, own, out);
      sweep.activate(0, out, hidden);
      System.arraycopy(next, own, sweep.next(), own, hidden);
      sweep.function(2).apply(sweep.next(), own, hidden);
      for (int i = 0; i < hidden; i++) {
        sweep.next()[own + i] *= sums[out + i];
      }
    }
  }
}
