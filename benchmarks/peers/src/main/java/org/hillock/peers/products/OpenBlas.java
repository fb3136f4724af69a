package org.hillock.peers.products;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static java.lang.foreign.ValueLayout.JAVA_FLOAT;
import static java.lang.foreign.ValueLayout.JAVA_INT;

import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.MemoryLayout;
import java.lang.foreign.MemorySegment;
import java.nio.file.Path;
import java.util.List;
import org.hillock.peers.Native;

/// OpenBLAS, by its C interface.
///
/// @param library opened
record OpenBlas(Native library) implements Multiplier {
  private static final String FOLDER = "/org/bytedeco/openblas/linux-x86_64/";

  /// What it needs comes first: each is found because it is open already.
  private static final List<String> FILES =
      List.of("libquadmath.so.0", "libgfortran.so.5", "libopenblas.so.0");

  private static final int ROW_MAJOR = 101;
  private static final int PLAIN = 111;
  private static final int TRANSPOSED = 112;
  private static final long LONGEST_TEXT = 256;

  static OpenBlas unpacked() {
    Path folder = Path.of(System.getProperty("hillock.unpacked"), "openblas");
    return new OpenBlas(
        FILES.stream()
            .map(file -> Native.open(Native.unpack(FOLDER + file, folder)))
            .reduce((before, last) -> last)
            .orElseThrow());
  }

  @Override
  public String name() {
    return "OpenBLAS";
  }

  /// With the processor whose kernels it chose.
  @Override
  public String version() {
    String version = text("openblas_get_config").split(" ", -1)[1];
    return version + " (" + text("openblas_get_corename") + ")";
  }

  @SuppressWarnings("restricted") // a text ends at its zero
  private String text(String function) {
    FunctionDescriptor shape =
        FunctionDescriptor.of(
            ADDRESS.withTargetLayout(MemoryLayout.sequenceLayout(LONGEST_TEXT, JAVA_BYTE)));
    try {
      return ((MemorySegment) library.handle(function, shape).invokeWithArguments()).getString(0);
    } catch (Throwable failure) {
      throw Native.failed(failure);
    }
  }

  @Override
  public void settle(int threads) {
    Native.bound(
            library.handle("openblas_set_num_threads", FunctionDescriptor.ofVoid(JAVA_INT)),
            threads)
        .run();
  }

  @Override
  public Product product(Shape shape, float[] a, float[] b, int threads) {
    Operands operands = Operands.of(shape, a, b);
    boolean left = shape.turned() == Shape.Turned.LEFT;
    boolean right = shape.turned() == Shape.Turned.RIGHT;
    FunctionDescriptor arguments =
        FunctionDescriptor.ofVoid(
            JAVA_INT,
            JAVA_INT,
            JAVA_INT,
            JAVA_INT,
            JAVA_INT,
            JAVA_INT,
            JAVA_FLOAT,
            ADDRESS,
            JAVA_INT,
            ADDRESS,
            JAVA_INT,
            JAVA_FLOAT,
            ADDRESS,
            JAVA_INT);
    return new Product(
        Native.bound(
            library.handle("cblas_sgemm", arguments),
            ROW_MAJOR,
            left ? TRANSPOSED : PLAIN,
            right ? TRANSPOSED : PLAIN,
            shape.rows(),
            shape.columns(),
            shape.depth(),
            1f,
            operands.a(),
            left ? shape.rows() : shape.depth(),
            operands.b(),
            right ? shape.depth() : shape.columns(),
            0f,
            operands.c(),
            shape.columns()),
        operands::result);
  }
}
