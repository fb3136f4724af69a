package org.hillock.onnx;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.hillock.activation.InvalidInputException;

/// Numbers in a shape; row-major.
///
/// @param name may be empty
/// @param type of the elements
/// @param dims sizes, outermost first; none for a single number
/// @param payload the elements
public record Tensor(String name, ElementType type, List<Long> dims, Payload payload) {
  private static final double MANTISSA16 = 0x1p-10;
  private static final double SMALLEST16 = 0x1p-24;

  /// Copies the list and checks that there are as many elements as the sizes ask for.
  ///
  /// @throws InvalidInputException if there are not
  public Tensor {
    dims = List.copyOf(dims);
    long count = count(name, dims);
    switch (payload) {
      case Payload.Raw raw -> check(name, dims, bytes(name, type, count), raw.bytes().remaining());
      case Payload.Words words -> check(name, dims, words(type, count), words.words().length);
      case Payload.Strings strings -> check(name, dims, count, strings.strings().size());
      case Payload.External _ -> {}
    }
  }

  /// Of floats.
  public static Tensor of(String name, float[] values, long... dims) {
    ByteBuffer bytes = room(values.length, Float.BYTES);
    bytes.asFloatBuffer().put(values);
    return new Tensor(name, ElementType.FLOAT, sizes(dims), new Payload.Raw(bytes));
  }

  /// Of doubles.
  public static Tensor of(String name, double[] values, long... dims) {
    ByteBuffer bytes = room(values.length, Double.BYTES);
    bytes.asDoubleBuffer().put(values);
    return new Tensor(name, ElementType.DOUBLE, sizes(dims), new Payload.Raw(bytes));
  }

  /// Of integers of 64 bits.
  public static Tensor of(String name, long[] values, long... dims) {
    ByteBuffer bytes = room(values.length, Long.BYTES);
    bytes.asLongBuffer().put(values);
    return new Tensor(name, ElementType.INT64, sizes(dims), new Payload.Raw(bytes));
  }

  /// Of texts, along one axis.
  public static Tensor of(String name, List<String> values) {
    List<ByteBuffer> texts =
        values.stream()
            .map(text -> ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8)))
            .toList();
    return new Tensor(
        name, ElementType.STRING, List.of((long) texts.size()), new Payload.Strings(texts));
  }

  private static ByteBuffer room(int count, int size) {
    return ByteBuffer.allocate(Math.multiplyExact(count, size)).order(ByteOrder.LITTLE_ENDIAN);
  }

  private static List<Long> sizes(long... dims) {
    return LongStream.of(dims).boxed().toList();
  }

  /// How many elements it has.
  public long count() {
    return count(name, dims);
  }

  /// Whether its elements are in another file, and so not known.
  public boolean isExternal() {
    return payload instanceof Payload.External;
  }

  /// The elements as floats, of tensors of float, float16, bfloat16 and double.
  ///
  /// @throws InvalidInputException if it has other elements, or they are in another file
  public float[] floats() {
    float[] values = new float[known()];
    for (int i = 0; i < values.length; i++) {
      values[i] =
          switch (type) {
            case FLOAT -> Float.intBitsToFloat((int) word(i));
            case DOUBLE -> (float) Double.longBitsToDouble(word(i));
            case FLOAT16 -> half((int) word(i));
            case BFLOAT16 -> Float.intBitsToFloat((int) word(i) << 16);
            default -> throw wrong("floats");
          };
    }
    return values;
  }

  /// The elements as integers, of tensors of bool and of integers of 8 to 64 bits; those of uint64
  /// keep their bits.
  ///
  /// @throws InvalidInputException if it has other elements, or they are in another file
  public long[] longs() {
    long[] values = new long[known()];
    for (int i = 0; i < values.length; i++) {
      values[i] =
          switch (type) {
            case INT64, UINT64 -> word(i);
            case INT32 -> (int) word(i);
            case INT16 -> (short) word(i);
            case INT8 -> (byte) word(i);
            case UINT32 -> word(i) & 0xFFFFFFFFL;
            case UINT16 -> word(i) & 0xFFFF;
            case UINT8, BOOL -> word(i) & 0xFF;
            default -> throw wrong("integers");
          };
    }
    return values;
  }

  /// The elements of a tensor of doubles.
  ///
  /// @throws InvalidInputException if it has other elements, or they are in another file
  public double[] doubles() {
    double[] values = new double[known()];
    for (int i = 0; i < values.length; i++) {
      if (type != ElementType.DOUBLE) {
        throw wrong("doubles");
      }
      values[i] = Double.longBitsToDouble(word(i));
    }
    return values;
  }

  /// The elements of a tensor of texts; what is not UTF-8 in them is replaced.
  ///
  /// @throws InvalidInputException if it has other elements
  public List<String> texts() {
    if (payload instanceof Payload.Strings(List<ByteBuffer> strings)) {
      return strings.stream()
          .map(bytes -> StandardCharsets.UTF_8.decode(bytes.duplicate()).toString())
          .toList();
    }
    throw wrong("texts");
  }

  private static float half(int bits) {
    int exponent = (bits >>> 10) & 0x1F;
    int mantissa = bits & 0x3FF;
    float size =
        switch (exponent) {
          case 0 -> (float) (mantissa * SMALLEST16);
          case 0x1F -> mantissa == 0 ? Float.POSITIVE_INFINITY : Float.NaN;
          default -> Math.scalb((float) (1 + mantissa * MANTISSA16), exponent - 15);
        };
    return (bits & 0x8000) == 0 ? size : -size;
  }

  private long word(int i) {
    return switch (payload) {
      case Payload.Words words -> words.words()[i];
      case Payload.Raw raw -> {
        ByteBuffer bytes = raw.bytes();
        int at = bytes.position();
        yield switch (type.bits()) {
          case 8 -> bytes.get(at + i);
          case 16 -> bytes.getShort(at + 2 * i);
          case 32 -> bytes.getInt(at + 4 * i);
          case 64 -> bytes.getLong(at + 8 * i);
          default -> throw wrong("whole bytes");
        };
      }
      case Payload.Strings _, Payload.External _ -> throw wrong("numbers");
    };
  }

  private int known() {
    if (payload instanceof Payload.External external) {
      throw new InvalidInputException(
          "the elements of tensor %s are in the file %s beside the model; files beside a model are read only if that is asked for, by --external-data or OnnxFile.readWithFilesBeside."
              .formatted(label(name), external.location()));
    }
    // What is known is in an array or a buffer, so it is no more than an int can count.
    return (int) count();
  }

  private InvalidInputException wrong(String wanted) {
    return new InvalidInputException(
        "tensor %s has elements of type %s, and %s are needed; convert it in the program that exported the model."
            .formatted(label(name), type, wanted));
  }

  private static long count(String name, List<Long> dims) {
    long count = 1;
    try {
      for (long size : dims) {
        if (size < 0) {
          throw new InvalidInputException(
              "tensor %s has the size %d; sizes are 0 or more, so the file is damaged."
                  .formatted(label(name), size));
        }
        count = Math.multiplyExact(count, size);
      }
    } catch (ArithmeticException e) {
      throw new InvalidInputException(
          "tensor %s of %s would have more than 2^63 elements; the file is damaged."
              .formatted(label(name), shape(dims)),
          e);
    }
    return count;
  }

  /// How many bytes raw elements take; elements of less than a byte share one.
  private static long bytes(String name, ElementType type, long count) {
    try {
      return Math.ceilDiv(Math.multiplyExact(count, type.bits()), Byte.SIZE);
    } catch (ArithmeticException e) {
      throw new InvalidInputException(
          "tensor %s would take more than 2^63 bits; the file is damaged.".formatted(label(name)),
          e);
    }
  }

  /// How many integers or floats of the file the elements take.
  private static long words(ElementType type, long count) {
    return switch (type) {
      case COMPLEX64, COMPLEX128 -> 2 * count;
      case UINT4, INT4, FLOAT4E2M1 -> Math.ceilDiv(count, 2);
      case UINT2, INT2 -> Math.ceilDiv(count, 4);
      default -> count;
    };
  }

  private static void check(String name, List<Long> dims, long wanted, long found) {
    if (wanted != found) {
      throw new InvalidInputException(
          "tensor %s of %s needs %d bytes or numbers, but the file has %d; export the model again, or load it again if it was cut off."
              .formatted(label(name), shape(dims), wanted, found));
    }
  }

  private static String shape(List<Long> dims) {
    return dims.stream().map(String::valueOf).collect(Collectors.joining(" x ", "[", "]"));
  }

  private static String label(String name) {
    return name.isEmpty() ? "without a name" : '"' + name + '"';
  }
}
