package org.hillock.data;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;
import org.hillock.activation.InvalidInputException;

/// An array of unsigned bytes in the IDX format: two zeros, the type 8, the number of dimensions,
/// their sizes as big-endian 32-bit numbers, then the bytes, the last dimension fastest. The file
/// may be compressed by gzip, which its first bytes tell, not its name.
///
/// Nothing is allocated that a file of its length could not hold.
///
/// Source: LeCun, Cortes and Burges, "The MNIST database of handwritten digits".
///
/// @param source the file's name, for messages
/// @param shape sizes of the dimensions, none 0
/// @param bytes as many as the shape says
@SuppressWarnings("ArrayRecordComponent")
record Idx(String source, List<Integer> shape, byte[] bytes) {
  private static final int UNSIGNED_BYTE = 8;

  /// Deflate makes nothing smaller than this share of it.
  private static final long MOST_COMPRESSION = 1032;

  /// What the array of a record can hold.
  private static final long MOST = Integer.MAX_VALUE - 8;

  /// Whether a file begins as one in this format, of any type and dimension.
  static boolean is(Path path) {
    if (!Files.isRegularFile(path)) {
      return false;
    }
    try (InputStream in = open(path)) {
      return Arrays.equals(in.readNBytes(2), new byte[2]);
    } catch (IOException e) {
      // What cannot be read is told by whoever reads all of it.
      return false;
    }
  }

  /// Reads a whole file.
  ///
  /// @param dimensions how many it has to have
  /// @throws InvalidInputException if it cannot be read, is not in this format, or is shorter or
  ///   longer than it says
  static Idx read(Path path, int dimensions) {
    String source = String.valueOf(path.getFileName());
    try (InputStream in = open(path)) {
      checkMagic(in.readNBytes(4), dimensions, source);
      List<Integer> shape = shape(in, dimensions, source);
      int length = length(shape, in instanceof GZIPInputStream, Files.size(path), source);
      byte[] bytes = in.readNBytes(length);
      if (bytes.length < length) {
        throw cut(source, shape);
      }
      if (in.read() >= 0) {
        throw new InvalidInputException(
            "%s goes on after the %s bytes that its header declares; get the file again."
                .formatted(source, product(shape)));
      }
      return new Idx(source, shape, bytes);
    } catch (EOFException e) {
      throw new InvalidInputException(
          source + " ends in the middle; get the file again, it was not copied whole.", e);
    } catch (ZipException e) {
      throw new InvalidInputException(
          source + " is damaged (" + e.getMessage() + "); get the file again.", e);
    } catch (NoSuchFileException e) {
      throw new InvalidInputException("there is no file " + path + "; check the path.", e);
    } catch (IOException e) {
      throw new InvalidInputException(
          path + " cannot be read: " + e.getMessage() + "; check its owner and mode.", e);
    }
  }

  private static InputStream open(Path path) throws IOException {
    BufferedInputStream in = new BufferedInputStream(Files.newInputStream(path));
    try {
      in.mark(2);
      boolean compressed = in.read() == 0x1f && in.read() == 0x8b;
      in.reset();
      return compressed ? new GZIPInputStream(in, 1 << 16) : in;
    } catch (IOException e) {
      in.close();
      throw e;
    }
  }

  private static void checkMagic(byte[] magic, int dimensions, String source) {
    if (magic.length < 4 || magic[0] != 0 || magic[1] != 0) {
      throw new InvalidInputException(
          source + " is not in IDX format, which begins with two zeros; name an IDX file.");
    }
    if (magic[2] != UNSIGNED_BYTE) {
      throw new InvalidInputException(
          "%s holds numbers of type 0x%02x; unsigned bytes, type 0x08, are expected, so convert it."
              .formatted(source, magic[2]));
    }
    if (magic[3] != dimensions) {
      String expected = dimensions == 1 ? "labels" : "images";
      throw new InvalidInputException(
          "%s has %d dimensions, a file of %s has %d; name the file of %s."
              .formatted(source, magic[3] & 0xff, expected, dimensions, expected));
    }
  }

  private static List<Integer> shape(InputStream in, int dimensions, String source)
      throws IOException {
    List<Integer> shape = new ArrayList<>();
    for (int d = 0; d < dimensions; d++) {
      byte[] size = in.readNBytes(Integer.BYTES);
      if (size.length < Integer.BYTES) {
        throw new InvalidInputException(
            source + " ends within its header; get the file again, it was not copied whole.");
      }
      int value = ByteBuffer.wrap(size).getInt();
      if (value <= 0) {
        throw new InvalidInputException(
            "dimension %d of %s is %d; it has to be from 1 to 2^31 - 1, so get the file again."
                .formatted(d + 1, source, Integer.toUnsignedLong(value)));
      }
      shape.add(value);
    }
    return List.copyOf(shape);
  }

  /// How many bytes the shape asks for, if a file of this size can hold them.
  private static int length(List<Integer> shape, boolean compressed, long size, String source) {
    long length = 1;
    long header = Integer.BYTES * (1L + shape.size());
    long most = Math.min(MOST, compressed ? size * MOST_COMPRESSION : size - header);
    for (int dimension : shape) {
      // Below 2^31 each, so that no product overflows before it is compared.
      length *= dimension;
      if (length > most) {
        throw cut(source, shape);
      }
    }
    return (int) length;
  }

  private static InvalidInputException cut(String source, List<Integer> shape) {
    return new InvalidInputException(
        "%s is shorter than the %s bytes that its header declares; get the file again."
            .formatted(source, product(shape)));
  }

  private static String product(List<Integer> shape) {
    return shape.stream().map(String::valueOf).collect(Collectors.joining(" x "));
  }
}
