package org.hillock.peers.products;

import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.hillock.peers.Dnnl;

/// oneDNN: primitives that were made before, over plain matrices; it reorders no weights.
///
/// @param dnnl its interface
record OneDnn(Dnnl dnnl) implements Multiplier {
  private static final int SOURCE = 1;
  private static final int RESULT = 17;
  private static final int WEIGHTS = 33;

  static OneDnn unpacked() {
    return new OneDnn(new Dnnl(Path.of(System.getProperty("hillock.unpacked"))));
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
  public Product product(Shape shape, float[] a, float[] b, int threads) {
    Operands operands = Operands.of(shape, a, b);
    MemorySegment left = matrix(shape.rows(), shape.depth(), shape.leftStrides());
    MemorySegment right = matrix(shape.depth(), shape.columns(), shape.rightStrides());
    MemorySegment result = matrix(shape.rows(), shape.columns(), List.of(shape.columns(), 1));
    MemorySegment none = MemorySegment.NULL;
    MemorySegment description =
        dnnl.made(
            "dnnl_matmul_primitive_desc_create", dnnl.engine(), left, right, none, result, none);
    return new Product(
        dnnl.execution(
            Arena.global(),
            description,
            Map.of(
                SOURCE,
                dnnl.memory(left, operands.a()),
                WEIGHTS,
                dnnl.memory(right, operands.b()),
                RESULT,
                dnnl.memory(result, operands.c()))),
        operands::result);
  }

  private MemorySegment matrix(int rows, int columns, List<Integer> strides) {
    try (Arena arena = Arena.ofConfined()) {
      return dnnl.made(
          "dnnl_memory_desc_create_with_strides",
          2,
          arena.allocateFrom(JAVA_LONG, rows, columns),
          Dnnl.FLOAT,
          arena.allocateFrom(JAVA_LONG, strides.getFirst(), strides.getLast()));
    }
  }
}
