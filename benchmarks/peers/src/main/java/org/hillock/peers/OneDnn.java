package org.hillock.peers;

import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.hillock.scorecard.Batch;
import org.hillock.scorecard.Kernel;
import org.hillock.scorecard.Library;

/// oneDNN, by its C interface: primitives that were made before, over memory that begins at a cache
/// line.
final class OneDnn implements Library {
  private static final int ONE_DIMENSION = 2;
  private static final int TWO_DIMENSIONS = 3;
  private static final int TRAINING = 64;
  private static final int SOFTMAX = 0x30000;
  private static final int DIMENSIONS = 12;
  private static final int SOURCE = 1;
  private static final int RESULT = 17;
  private static final int SOURCE_GRADIENT = 129;
  private static final int RESULT_GRADIENT = 145;

  /// @param algorithm oneDNN's number of it; from 0x100 on backward takes the result, not the input
  private record Formula(int algorithm, float alpha, float beta) {}

  private static final Map<String, Formula> FORMULAS =
      Map.ofEntries(
          Map.entry("relu", new Formula(0x20, 0, 0)),
          Map.entry("leaky_relu", new Formula(0x20, 0.01f, 0)),
          Map.entry("elu", new Formula(0x22, 1, 0)),
          Map.entry("softplus", new Formula(0x27, 1, 0)),
          Map.entry("log_sigmoid", new Formula(0x27, -1, 0)),
          Map.entry("hard_sigmoid", new Formula(0x28, 1 / 6f, 0.5f)),
          Map.entry("exponential", new Formula(0x105, 0, 0)),
          Map.entry("gelu_tanh", new Formula(0x2b, 0, 0)),
          Map.entry("swish", new Formula(0x2c, 1, 0)),
          Map.entry("relu6", new Formula(0x2f, 0, 6)),
          Map.entry("hard_tanh", new Formula(0x2f, -1, 1)),
          Map.entry("gelu", new Formula(0x31, 0, 0)),
          Map.entry("mish", new Formula(0x33, 0, 0)),
          Map.entry("hard_swish", new Formula(0x34, 1 / 6f, 0.5f)),
          Map.entry("tanh", new Formula(0x101, 0, 0)),
          Map.entry("sigmoid", new Formula(0x104, 0, 0)),
          Map.entry("softmax", new Formula(SOFTMAX, 0, 0)));

  private final Dnnl dnnl;

  /// @param folder where to unpack it
  OneDnn(Path folder) {
    dnnl = new Dnnl(folder);
  }

  @Override
  public String name() {
    return "oneDNN";
  }

  @Override
  public String version() {
    return dnnl.version();
  }

  @Override
  public void settle(int threads) {
    dnnl.settle(threads);
  }

  @Override
  public Optional<Kernel> kernel(String function, int n, int threads) {
    settle(threads);
    return Optional.ofNullable(FORMULAS.get(function)).map(formula -> kernel(formula, n));
  }

  @SuppressWarnings("MustBeClosedChecker") // the kernel's release closes the arena
  private Kernel kernel(Formula formula, int n) {
    Arena arena = Arena.ofShared();
    Batch batch = Batch.outside(arena, n);
    boolean rows = formula.algorithm == SOFTMAX;
    MemorySegment dimensions = arena.allocate(JAVA_LONG, DIMENSIONS);
    dimensions.set(JAVA_LONG, 0, rows ? n / ROW : n);
    dimensions.setAtIndex(JAVA_LONG, 1, ROW);
    MemorySegment shape =
        dnnl.made(
            "dnnl_memory_desc_create_with_tag",
            rows ? 2 : 1,
            dimensions,
            Dnnl.FLOAT,
            rows ? TWO_DIMENSIONS : ONE_DIMENSION);
    MemorySegment none = MemorySegment.NULL;
    MemorySegment ahead =
        rows
            ? dnnl.made(
                "dnnl_softmax_forward_primitive_desc_create",
                dnnl.engine(),
                TRAINING,
                SOFTMAX,
                shape,
                shape,
                1,
                none)
            : dnnl.made(
                "dnnl_eltwise_forward_primitive_desc_create",
                dnnl.engine(),
                TRAINING,
                formula.algorithm,
                shape,
                shape,
                formula.alpha,
                formula.beta,
                none);
    MemorySegment back =
        rows
            ? dnnl.made(
                "dnnl_softmax_backward_primitive_desc_create",
                dnnl.engine(),
                SOFTMAX,
                shape,
                shape,
                shape,
                1,
                ahead,
                none)
            : dnnl.made(
                "dnnl_eltwise_backward_primitive_desc_create",
                dnnl.engine(),
                formula.algorithm,
                shape,
                shape,
                shape,
                formula.alpha,
                formula.beta,
                ahead,
                none);
    MemorySegment x = dnnl.memory(shape, batch.x());
    MemorySegment y = dnnl.memory(shape, batch.y());
    MemorySegment dy = dnnl.memory(shape, batch.dy());
    MemorySegment dx = dnnl.memory(shape, batch.dx());
    boolean byResult = formula.algorithm >= 0x100;
    return new Kernel(
        batch,
        dnnl.execution(arena, ahead, Map.of(SOURCE, x, RESULT, y)),
        Optional.of(
            dnnl.execution(
                arena,
                back,
                Map.of(
                    byResult ? RESULT : SOURCE,
                    byResult ? y : x,
                    RESULT_GRADIENT,
                    dy,
                    SOURCE_GRADIENT,
                    dx))),
        arena::close);
  }
}
