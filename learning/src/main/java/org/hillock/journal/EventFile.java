package org.hillock.journal;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.zip.CRC32C;

/// The framing of TensorFlow's record files: length, its checksum, the record, its checksum. A
/// checksum is CRC-32C, turned and moved by a constant, since records may hold checksums.
///
/// Source: TensorFlow, tensorflow/core/lib/io/record_writer.h and lib/hash/crc32c.h.
final class EventFile {
  private static final int MOVED = 0xa282ead8;
  private static final int TURN = 17;

  private EventFile() {}

  static byte[] framed(byte[] record) {
    ByteBuffer frame =
        ByteBuffer.allocate(Long.BYTES + Integer.BYTES + record.length + Integer.BYTES)
            .order(ByteOrder.LITTLE_ENDIAN);
    frame.putLong(record.length);
    frame.putInt(checksum(frame.array(), 0, Long.BYTES));
    frame.put(record);
    frame.putInt(checksum(record, 0, record.length));
    return frame.array();
  }

  static int checksum(byte[] bytes, int from, int count) {
    CRC32C crc = new CRC32C();
    crc.update(bytes, from, count);
    return Integer.rotateLeft((int) crc.getValue(), TURN) + MOVED;
  }
}
