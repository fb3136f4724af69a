package org.hillock.checkpoint;

/// The number types of a safetensors file that can be read and written.
public enum Dtype {
  /// 32-bit floating point.
  F32(Float.BYTES),
  /// 64-bit floating point.
  F64(Double.BYTES),
  /// 32-bit signed integer.
  I32(Integer.BYTES),
  /// 64-bit signed integer.
  I64(Long.BYTES),
  /// 8-bit unsigned integer.
  U8(Byte.BYTES);

  private final int bytes;

  Dtype(int bytes) {
    this.bytes = bytes;
  }

  /// The size of one number.
  public int bytes() {
    return bytes;
  }
}
