package org.hillock.onnx.rows;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.hillock.activation.InvalidInputException;
import org.hillock.onnx.ElementType;
import org.hillock.onnx.execution.Dims;
import org.hillock.onnx.execution.Value;

/// Arrays as NumPy saves them: NPY 1.0 to 3.0, little-endian, row-major, of float32, float64,
/// int64, int32, uint8 or bool.
///
/// Source: NumPy Enhancement Proposal 1, "A simple file format for NumPy arrays", 2007.
public final class NpyFile {
  private static final byte[] MAGIC = {(byte) 0x93, 'N', 'U', 'M', 'P', 'Y'};
  private static final int VERSION = 6;
  private static final int SHORT_LENGTH = 8;
  private static final int MOST_HEADER = 65_536;

  private static final Pattern HEADER =
      Pattern.compile(
          "\\s*\\{\\s*'descr':\\s*'([^']{1,16})',\\s*'fortran_order':\\s*(True|False),\\s*'shape':\\s*\\(([0-9, ]*)\\),?\\s*\\}\\s*");

  private NpyFile() {}

  /// Reads an array.
  ///
  /// @throws InvalidInputException if it cannot be read, or is of another kind; says why
  public static Value read(Path path) {
    try {
      return read(String.valueOf(path.getFileName()), Files.readAllBytes(path));
    } catch (IOException e) {
      throw new InvalidInputException(
          "%s cannot be read: %s; check that it is there and that you may read it."
              .formatted(path, e.getMessage()),
          e);
    }
  }

  /// Reads an array of bytes.
  ///
  /// @param source what errors call it
  /// @throws InvalidInputException if it is of another kind; says why
  public static Value read(String source, byte[] bytes) {
    if (bytes.length < SHORT_LENGTH + 2) {
      throw wrong(source, "it is shorter than the start of an NPY file");
    }
    for (int i = 0; i < MAGIC.length; i++) {
      if (bytes[i] != MAGIC[i]) {
        throw wrong(source, "it does not begin as an NPY file");
      }
    }
    ByteBuffer buffer = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
    int version = bytes[VERSION];
    if (version < 1 || version > 3) {
      throw wrong(source, "its version is %d, and 1 to 3 are known".formatted(version));
    }
    long length = version == 1 ? buffer.getShort(SHORT_LENGTH) & 0xFFFF : intAt(buffer);
    int from = version == 1 ? SHORT_LENGTH + 2 : SHORT_LENGTH + 4;
    if (length > MOST_HEADER || from + length > bytes.length) {
      throw wrong(source, "its header would be longer than the file");
    }
    String header = new String(bytes, from, (int) length, StandardCharsets.UTF_8);
    Matcher matcher = HEADER.matcher(header);
    if (!matcher.matches()) {
      throw wrong(source, "its header cannot be understood");
    }
    if (matcher.group(2).equals("True")) {
      throw wrong(source, "its elements are in column order; save numpy.ascontiguousarray of it");
    }
    buffer.position((int) (from + length));
    return value(source, matcher.group(1), dims(source, matcher.group(3)), buffer);
  }

  private static long intAt(ByteBuffer buffer) {
    return buffer.remaining() < SHORT_LENGTH + 4
        ? Long.MAX_VALUE / 2
        : buffer.getInt(SHORT_LENGTH) & 0xFFFFFFFFL;
  }

  private static Dims dims(String source, String shape) {
    List<Integer> sizes = new ArrayList<>();
    for (String size : shape.split(",", -1)) {
      if (!size.isBlank()) {
        try {
          sizes.add(Integer.parseInt(size.strip()));
        } catch (NumberFormatException e) {
          throw wrong(source, "its shape has the size " + size.strip());
        }
      }
    }
    return new Dims(sizes);
  }

  private static Value value(String source, String type, Dims dims, ByteBuffer elements) {
    int size =
        switch (type) {
          case "<f4", "<i4" -> 4;
          case "<f8", "<i8" -> 8;
          case "|u1", "|b1" -> 1;
          default ->
              throw wrong(
                  source,
                  "its elements are of type %s; save it as float32, float64, int64, int32, uint8 or bool, little-endian"
                      .formatted(type));
        };
    int count = dims.count();
    if ((long) count * size != elements.remaining()) {
      throw wrong(
          source,
          "%s elements of %d bytes are not the %d bytes it has"
              .formatted(dims, size, elements.remaining()));
    }
    return switch (type) {
      case "<f4" -> {
        float[] values = new float[count];
        elements.asFloatBuffer().get(values);
        yield new Value.Floats(dims, values);
      }
      case "<f8" -> {
        double[] values = new double[count];
        elements.asDoubleBuffer().get(values);
        yield new Value.Doubles(dims, values);
      }
      default -> {
        long[] values = new long[count];
        for (int i = 0; i < count; i++) {
          values[i] =
              size == 8
                  ? elements.getLong()
                  : size == 4 ? elements.getInt() : elements.get() & 0xFF;
        }
        ElementType kind =
            size == 8
                ? ElementType.INT64
                : size == 4
                    ? ElementType.INT32
                    : type.equals("|b1") ? ElementType.BOOL : ElementType.UINT8;
        yield new Value.Integers(kind, dims, values);
      }
    };
  }

  private static InvalidInputException wrong(String source, String fact) {
    return new InvalidInputException(
        "%s is no array that can be used: %s; save it with numpy.save.".formatted(source, fact));
  }
}
