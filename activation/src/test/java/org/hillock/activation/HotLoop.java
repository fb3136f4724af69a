package org.hillock.activation;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.hillock.numeric.Draws;
import org.hillock.numeric.Simd;

/// A pass of a function over 4096 numbers, which C2 is to compile without boxes. As a program it
/// makes the pass until 50 calls allocate nothing, and prints how many bytes the last 50 allocated;
/// [LoopTest] runs it.
///
/// Arguments: the name of the loop, and after how many seconds to give up, for a busy machine
/// compiles late.
///
/// @param fresh makes a loop that nothing was compiled for yet
record HotLoop(String name, Supplier<Runnable> fresh) {
  /// Allocates in each call whatever C2 does.
  static final HotLoop BOXING =
      new HotLoop(
          "boxing",
          () -> {
            AtomicReference<Double> box = new AtomicReference<>(0.0);
            return () -> box.set(box.get() + 1);
          });

  private static final int CALLS = 50;
  private static final int N = 4096;
  private static final int COLUMNS = 64;

  public static void main(String... arguments) {
    HotLoop loop =
        Stream.concat(all(), Stream.of(BOXING))
            .filter(each -> each.name.equals(arguments[0]))
            .findFirst()
            .orElseThrow();
    long begun = System.nanoTime();
    long patience = Duration.ofSeconds(Long.parseLong(arguments[1])).toNanos();
    System.out.println(loop.allocation(() -> System.nanoTime() - begun < patience));
  }

  /// Bytes that the last 50 calls allocated: 0, unless it became too late before.
  long allocation(BooleanSupplier timely) {
    ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    Runnable loop = fresh.get();
    long allocated = Long.MAX_VALUE;
    while (allocated > 0 && timely.getAsBoolean()) {
      long before = threads.getCurrentThreadAllocatedBytes();
      for (int i = 0; i < CALLS; i++) {
        loop.run();
      }
      allocated = threads.getCurrentThreadAllocatedBytes() - before;
    }
    return allocated;
  }

  /// All passes of all functions that have a kernel.
  static Stream<HotLoop> all() {
    float[] x = random(1, N);
    float[] y = new float[N];
    float[] p = random(2, COLUMNS);
    float[] dp = new float[COLUMNS];
    float[] z = new float[N];
    int rows = N / COLUMNS;
    return Stream.concat(
        Activations.elementwise()
            .filter(f -> f.kernel().isPresent())
            .flatMap(f ->
                Stream.of(
                    of(f, "forward", loop -> loop.forward(x, 0, y, 0, N)),
                    of(f, "backward", loop -> loop.backward(x, 0, x, 0, y, 0, N)),
                    of(
                        f,
                        "forward with slopes",
                        loop -> loop.forwardWithSlopes(x, 0, y, 0, z, 0, N)))),
        Activations.learned()
            .flatMap(f ->
                Stream.of(
                    of(f, "forward", loop -> loop.forward(x, p, 0, y, 0, rows, COLUMNS)),
                    of(
                        f,
                        "inputGradients",
                        loop -> loop.inputGradients(x, p, 0, x, y, 0, rows, COLUMNS)),
                    of(
                        f,
                        "parameterGradients",
                        loop -> loop.parameterGradients(x, p, 0, x, dp, rows, COLUMNS)))));
  }

  private static HotLoop of(Elementwise f, String what, Consumer<Loop> pass) {
    return new HotLoop(
        f.name() + " " + what,
        () -> {
          Loop loop = Loops.fresh(f, Simd.ON);
          return () -> pass.accept(loop);
        });
  }

  private static HotLoop of(Learned f, String what, Consumer<LearnedLoop> pass) {
    return new HotLoop(
        f.name() + " " + what,
        () -> {
          LearnedLoop loop = Loops.fresh(f, Simd.ON);
          return () -> pass.accept(loop);
        });
  }

  private static float[] random(long seed, int n) {
    float[] x = new float[n];
    for (int i = 0; i < n; i++) {
      x[i] = (float) (3 * Draws.of(seed).normal(i));
    }
    return x;
  }

  @Override
  public String toString() {
    return name;
  }
}
