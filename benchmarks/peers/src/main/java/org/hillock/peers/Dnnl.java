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

/// The C interface of oneDNN, with one engine and one stream of the processor.
public final class Dnnl {
  /// The number of a type.
  public static final int FLOAT = 3;

  private static final String FOLDER = "/org/bytedeco/dnnl/linux-x86_64/";
  private static final int CPU = 1;
  private static final int IN_ORDER = 1;

  private final Native threading;
  private final Native library;
  private final MemorySegment engine;
  private final MemorySegment stream;
  private final String version;

  /// @param folder where to unpack it
  public Dnnl(Path folder) {
    threading = Native.open(Native.unpack(FOLDER + "libgomp.so.1", folder));
    library = Native.open(Native.unpack(FOLDER + "libdnnl.so.3", folder));
    engine = made("dnnl_engine_create", CPU, 0L);
    stream = made("dnnl_stream_create", engine, IN_ORDER);
    version = readVersion();
  }

  /// The version that runs.
  public String version() {
    return version;
  }

  /// What primitives and memories are made for.
  public MemorySegment engine() {
    return engine;
  }

  /// So many threads for the thread that calls.
  public void settle(int threads) {
    Native.bound(
            threading.handle("omp_set_num_threads", FunctionDescriptor.ofVoid(JAVA_INT)), threads)
        .run();
  }

  /// Memory that is there before, as oneDNN sees it.
  public MemorySegment memory(MemorySegment shape, MemorySegment place) {
    return made("dnnl_memory_create", shape, engine, place);
  }

  /// A primitive, ready to be called.
  ///
  /// @param arena of its arguments
  /// @param memories by the numbers of the arguments
  public Runnable execution(
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
  public MemorySegment made(String function, Object... arguments) {
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
