package org.hillock.onnx.execution;

import org.hillock.activation.InvalidInputException;
import org.hillock.onnx.ElementType;

/// Integers of a type: they wrap at its ends, and those of uint64 have their sign bit for 2^63.
final class Integral {
  private static final double TWO_TO_63 = 0x1p63;

  private Integral() {}

  /// An integer within its type.
  static long wrapped(ElementType type, long x) {
    return switch (type) {
      case INT8 -> (byte) x;
      case INT16 -> (short) x;
      case INT32 -> (int) x;
      case UINT8 -> x & 0xFF;
      case UINT16 -> x & 0xFFFF;
      case UINT32 -> x & 0xFFFFFFFFL;
      case BOOL -> x == 0 ? 0 : 1;
      default -> x;
    };
  }

  /// The smallest of a type.
  static long smallest(ElementType type) {
    return switch (type) {
      case INT8 -> Byte.MIN_VALUE;
      case INT16 -> Short.MIN_VALUE;
      case INT32 -> Integer.MIN_VALUE;
      case INT64 -> Long.MIN_VALUE;
      default -> 0;
    };
  }

  /// The largest of a type.
  static long largest(ElementType type) {
    return switch (type) {
      case BOOL -> 1;
      case UINT64 -> -1;
      default -> ~smallest(type) == -1 ? (1L << type.bits()) - 1 : ~smallest(type);
    };
  }

  /// Below 0, 0 or above as the first is smaller, the same or larger.
  static int compare(ElementType type, long a, long b) {
    return type == ElementType.UINT64 ? Long.compareUnsigned(a, b) : Long.compare(a, b);
  }

  /// The quotient, towards 0.
  ///
  /// @throws InvalidInputException if b is 0
  static long quotient(ElementType type, long a, long b) {
    checkDivisor(b);
    return type == ElementType.UINT64 ? Long.divideUnsigned(a, b) : a / b;
  }

  /// The rest of a division.
  ///
  /// @param likeDividend its sign is that of a, else that of b
  /// @throws InvalidInputException if b is 0
  static long rest(ElementType type, long a, long b, boolean likeDividend) {
    checkDivisor(b);
    if (type == ElementType.UINT64) {
      return Long.remainderUnsigned(a, b);
    }
    return likeDividend ? a % b : Math.floorMod(a, b);
  }

  /// a to the power of b; 0 for the fractions that negative powers are.
  static long power(long a, long b) {
    if (b < 0) {
      return a == 1 ? 1 : a == -1 ? (b % 2 == 0 ? 1 : -1) : 0;
    }
    long power = 1;
    long square = a;
    for (long rest = b; rest > 0; rest >>= 1) {
      power *= (rest & 1) == 1 ? square : 1;
      square *= square;
    }
    return power;
  }

  /// As a double.
  static double real(ElementType type, long x) {
    return type == ElementType.UINT64 && x < 0 ? ((x >>> 1) | (x & 1)) * 2.0 : x;
  }

  /// A double without its fraction, wrapped into the type.
  static long of(ElementType type, double x) {
    if (type == ElementType.BOOL) {
      return x == 0 ? 0 : 1;
    }
    if (type == ElementType.UINT64 && x >= TWO_TO_63) {
      return (long) (x - TWO_TO_63) ^ Long.MIN_VALUE;
    }
    return wrapped(type, (long) x);
  }

  private static void checkDivisor(long b) {
    if (b == 0) {
      throw new InvalidInputException(
          "an integer is divided by 0; look at what the model is given, or mend it where it was made.");
    }
  }
}
