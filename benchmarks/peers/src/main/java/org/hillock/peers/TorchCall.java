package org.hillock.peers;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_BOOLEAN;
import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static java.lang.foreign.ValueLayout.JAVA_DOUBLE;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import ai.djl.pytorch.jni.JniUtils;
import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.MemoryLayout;
import java.lang.foreign.MemorySegment;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/// A call of one of PyTorch's out variants, which write into a tensor that exists.
///
/// @param operator its name in at::_ops
/// @param arguments `x`, `y`, `dy`, `dx` and `scratch` are tensors, those written with `>` before
///   them, and by value with `=` before; numbers are Scalars, `true` and `false` bools, `1L` an
///   int64_t, `float` a ScalarType, `none` and `tanh` string_views
record TorchCall(String operator, List<String> arguments) {
  private static final MemoryLayout STRING_VIEW = MemoryLayout.structLayout(JAVA_LONG, ADDRESS);

  /// A c10::Scalar is a tag, 0 for a double, and a union aligned to 16.
  private static final long SCALAR_BYTES = 32;

  /// The number of c10::ScalarType::Float.
  private static final byte FLOAT = 6;

  private static final long SCALAR_VALUE = 16;

  /// Reads `elu_out x 1 1 1 >y`.
  static TorchCall of(String text) {
    List<String> words = List.of(text.split(" "));
    return new TorchCall(words.getFirst(), words.subList(1, words.size()));
  }

  /// The call, ready to be made.
  ///
  /// @param tensors addresses of at::Tensor, by name
  Runnable bound(Native torch, Arena arena, Map<String, MemorySegment> tensors) {
    return arguments.getLast().startsWith("=")
        ? copied(torch, arena, tensors)
        : written(torch, arena, tensors);
  }

  /// An operator of two outputs returns a tuple, into the place of which it takes the address
  /// first.
  private Runnable written(Native torch, Arena arena, Map<String, MemorySegment> tensors) {
    List<MemoryLayout> layouts =
        new ArrayList<>(arguments.stream().map(TorchCall::layout).toList());
    List<Object> values =
        new ArrayList<>(arguments.stream().map(word -> value(word, arena, tensors)).toList());
    if (arguments.stream().filter(word -> kind(word) == Kind.OUTPUT).count() == 2) {
      layouts.addFirst(ADDRESS);
      values.addFirst(arena.allocate(ADDRESS, 2));
    }
    MethodHandle call =
        torch.handle(
            symbol(), FunctionDescriptor.of(ADDRESS, layouts.toArray(MemoryLayout[]::new)));
    return Native.bound(call, values.toArray());
  }

  /// The operator makes a tensor and returns it in place; it is copied to where it belongs, and
  /// deleted.
  private Runnable copied(Native torch, Arena arena, Map<String, MemorySegment> tensors) {
    List<String> words = arguments.subList(0, arguments.size() - 1);
    MemorySegment target = tensor(arguments.getLast().substring(1), tensors);
    TorchCall call = new TorchCall(operator, words);
    MemoryLayout[] layouts =
        Stream.concat(Stream.of(ADDRESS), words.stream().map(TorchCall::layout))
            .toArray(MemoryLayout[]::new);
    MethodHandle make = torch.handle(call.symbol(), FunctionDescriptor.of(ADDRESS, layouts));
    MethodHandle copy =
        torch.handle(
            "_ZN2at4_ops5copy_4callERNS_6TensorERKS2_b",
            FunctionDescriptor.of(ADDRESS, ADDRESS, ADDRESS, JAVA_BOOLEAN));
    MethodHandle allocate =
        Native.system().handle("malloc", FunctionDescriptor.of(ADDRESS, JAVA_LONG));
    Object[] values = words.stream().map(word -> value(word, arena, tensors)).toArray();
    MethodHandle bound = MethodHandles.insertArguments(make, 1, values);
    return () -> {
      try {
        MemorySegment made = (MemorySegment) allocate.invokeExact(ADDRESS.byteSize());
        var _ = (MemorySegment) bound.invokeExact(made);
        var _ = (MemorySegment) copy.invokeExact(target, made, false);
        JniUtils.deleteNDArray(made.address());
      } catch (Throwable failure) {
        throw Native.failed(failure);
      }
    };
  }

  /// The symbol in C++'s mangling, where a type that came before is an S with a number.
  String symbol() {
    StringBuilder types = new StringBuilder();
    String scalar = "RKN3c106ScalarE";
    String output = "RS2_";
    String input = "RKNS_6TensorE";
    for (String word : arguments) {
      switch (kind(word)) {
        case INPUT -> {
          types.append(input);
          input = "S4_";
        }
        case OUTPUT -> {
          types.append(output);
          output = "S5_";
        }
        case SCALAR -> {
          types.append(scalar);
          scalar = "S8_";
        }
        case LONG -> types.append('l');
        case TYPE -> types.append("N3c1010ScalarTypeE");
        case BOOL -> types.append('b');
        case STRING -> types.append("St17basic_string_viewIcSt11char_traitsIcEE");
      }
    }
    return "_ZN2at4_ops%d%s4callE%s".formatted(operator.length(), operator, types);
  }

  private enum Kind {
    INPUT,
    OUTPUT,
    SCALAR,
    BOOL,
    LONG,
    TYPE,
    STRING
  }

  private static Kind kind(String word) {
    return switch (word) {
      case "x", "y", "dy", "dx", "scratch" -> Kind.INPUT;
      case "true", "false" -> Kind.BOOL;
      case "none", "tanh" -> Kind.STRING;
      case "1L" -> Kind.LONG;
      case "float" -> Kind.TYPE;
      default -> word.startsWith(">") ? Kind.OUTPUT : Kind.SCALAR;
    };
  }

  private static MemoryLayout layout(String word) {
    return switch (kind(word)) {
      case INPUT, OUTPUT, SCALAR -> ADDRESS;
      case BOOL -> JAVA_BOOLEAN;
      case LONG -> JAVA_LONG;
      case TYPE -> JAVA_BYTE;
      case STRING -> STRING_VIEW;
    };
  }

  private static Object value(String word, Arena arena, Map<String, MemorySegment> tensors) {
    return switch (kind(word)) {
      case INPUT -> tensor(word, tensors);
      case OUTPUT -> tensor(word.substring(1), tensors);
      case SCALAR -> {
        MemorySegment scalar = arena.allocate(SCALAR_BYTES, SCALAR_VALUE);
        scalar.set(JAVA_DOUBLE, SCALAR_VALUE, Double.parseDouble(word));
        yield scalar;
      }
      case LONG -> 1L;
      case TYPE -> FLOAT;
      case BOOL -> Boolean.parseBoolean(word);
      case STRING -> {
        MemorySegment view = arena.allocate(STRING_VIEW);
        view.set(JAVA_LONG, 0, word.length());
        view.set(ADDRESS, JAVA_LONG.byteSize(), arena.allocateFrom(word));
        yield view;
      }
    };
  }

  private static MemorySegment tensor(String name, Map<String, MemorySegment> tensors) {
    MemorySegment tensor = tensors.get(name);
    if (tensor == null) {
      throw new IllegalArgumentException("no tensor " + name + "; there are " + tensors.keySet());
    }
    return tensor;
  }
}
