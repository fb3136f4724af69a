package org.hillock.onnx;

import java.nio.ByteBuffer;
import java.util.List;

/// Where the elements of a tensor are.
public sealed interface Payload {
  /// Side by side, little-endian, in the model's bytes.
  record Raw(ByteBuffer bytes) implements Payload {}

  /// Integers, or the bits of floats and doubles; several small elements may share one.
  @SuppressWarnings("ArrayRecordComponent")
  record Words(long[] words) implements Payload {}

  /// Strings, as bytes.
  record Strings(List<ByteBuffer> strings) implements Payload {}

  /// In another file.
  ///
  /// @param location relative to the folder of the model
  /// @param offset in bytes
  /// @param length in bytes; -1 for all that comes after
  record External(String location, long offset, long length) implements Payload {}
}
