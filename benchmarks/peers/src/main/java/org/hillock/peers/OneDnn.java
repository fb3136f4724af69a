package org.hillock.peers;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_FLOAT;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.MemoryLayout;
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
  private static final String FOLDER = "/org/bytedeco/dnnl/linux-x86_64/";
  private static final int CPU = 1;
  private static final int IN_ORDER = 1;
  private static final int FLOAT = 3;
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

  private final Native threading;
  private final Native library;
  private final MemorySegment engine;
  private final MemorySegment stream;
  private final String version;

  /// @param folder where to unpack it
  OneDnn(Path folder) {
    threading = Native.open(Native.unpack(FOLDER + "libgomp.so.1", folder));
    library = Native.open(Native.unpack(FOLDER + "libdnnl.so.3", folder));
    engine = made("dnnl_engine_create", CPU, 0L);
    stream = made("dnnl_stream_create", engine, IN_ORDER);
    version = readVersion();
  }

  @Override
  public String name() {
    return "oneDNN";
  }

  @Override
  public String version() {
    return version;
  }

  @Override
  public void settle(int threads) {
    Native.bound(
            threading.handle("omp_set_num_threads", FunctionDescriptor.ofVoid(JAVA_INT)), threads)
        .run();
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
        made(
            "dnnl_memory_desc_create_with_tag",
            rows ? 2 : 1,
            dimensions,
            FLOAT,
            rows ? TWO_DIMENSIONS : ONE_DIMENSION);
    MemorySegment none = MemorySegment.NULL;
    MemorySegment ahead =
        rows
            ? made(
                "dnnl_softmax_forward_primitive_desc_create",
                engine,
                TRAINING,
                SOFTMAX,
                shape,
                shape,
                1,
                none)
            : made(
                "dnnl_eltwise_forward_primitive_desc_create",
                engine,
                TRAINING,
                formula.algorithm,
                shape,
                shape,
                formula.alpha,
                formula.beta,
                none);
    MemorySegment back =
        rows
            ? made(
                "dnnl_softmax_backward_primitive_desc_create",
                engine,
                SOFTMAX,
                shape,
                shape,
                shape,
                1,
                ahead,
                none)
            : made(
                "dnnl_eltwise_backward_primitive_desc_create",
                engine,
                formula.algorithm,
                shape,
                shape,
                shape,
                formula.alpha,
                formula.beta,
                ahead,
                none);
    MemorySegment x = made("dnnl_memory_create", shape, engine, batch.x());
    MemorySegment y = made("dnnl_memory_create", shape, engine, batch.y());
    MemorySegment dy = made("dnnl_memory_create", shape, engine, batch.dy());
    MemorySegment dx = made("dnnl_memory_create", shape, engine, batch.dx());
    boolean byResult = formula.algorithm >= 0x100;
    return new Kernel(
        batch,
        execution(arena, ahead, Map.of(SOURCE, x, RESULT, y)),
        Optional.of(
            execution(
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

  private Runnable execution(
      Arena arena, MemorySegment description, Map<Integer, MemorySegment> memories) {
    MemorySegment primitive = made("dnnl_primitive_create", description);
    MemorySegment arguments = arena.allocate(ADDRESS, 2L * memories.size());
    int i = 0;
    for (Map.Entry<Integer, MemorySegment> memory : memories.entrySet()) {
      arguments.set(JAVA_INT, i * ADDRESS.byteSize(), memory.getKey());
      arguments.setAtIndex(ADDRESS, i + 1L, memory.getValue());
      i += 2;
    }
    FunctionDescriptor shape = FunctionDescriptor.of(JAVA_INT, ADDRESS, ADDRESS, JAVA_INT, ADDRESS);
    return Native.bound(
        library.handle("dnnl_primitive_execute", shape),
        primitive,
        stream,
        memories.size(),
        arguments);
  }

  /// Calls a function that makes something: its first argument is where to put it.
  private MemorySegment made(String function, Object... arguments) {
    MemoryLayout[] layouts = new MemoryLayout[arguments.length + 1];
    Object[] values = new Object[arguments.length + 1];
    try (Arena arena = Arena.ofConfined()) {
      layouts[0] = ADDRESS;
      values[0] = arena.allocate(ADDRESS);
      for (int i = 0; i < arguments.length; i++) {
        values[i + 1] = arguments[i];
        layouts[i + 1] =
            switch (arguments[i]) {
              case Integer _ -> JAVA_INT;
              case Long _ -> JAVA_LONG;
              case Float _ -> JAVA_FLOAT;
              default -> ADDRESS;
            };
      }
      int status =
          (int)
              library
                  .handle(function, FunctionDescriptor.of(JAVA_INT, layouts))
                  .invokeWithArguments(values);
      if (status != 0) {
        throw new IllegalStateException(function + " returned " + status + " instead of 0");
      }
      return ((MemorySegment) values[0]).get(ADDRESS, 0);
    } catch (Throwable failure) {
      throw Native.failed(failure);
    }
  }

  @SuppressWarnings("restricted") // three ints
  private String readVersion() {
    try {
      MemorySegment numbers =
          (MemorySegment)
              library
                  .handle(
                      "dnnl_version",
                      FunctionDescriptor.of(
                          ADDRESS.withTargetLayout(MemoryLayout.sequenceLayout(3, JAVA_INT))))
                  .invokeWithArguments();
      return "%d.%d.%d"
          .formatted(
              numbers.getAtIndex(JAVA_INT, 0),
              numbers.getAtIndex(JAVA_INT, 1),
              numbers.getAtIndex(JAVA_INT, 2));
    } catch (Throwable failure) {
      throw Native.failed(failure);
    }
  }
}
