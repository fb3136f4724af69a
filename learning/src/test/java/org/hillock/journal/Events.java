package org.hillock.journal;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Reads event files by their specification, and shares no code with what writes them. The checksum
/// is computed bit by bit.
final class Events {
  private static final int POLYNOMIAL = 0x82f63b78;

  private Events() {}

  /// One event.
  record Event(
      double time,
      long step,
      String version,
      Map<String, Double> scalars,
      Map<String, double[]> histograms) {}

  static List<Event> read(Path file) throws IOException {
    ByteBuffer bytes = ByteBuffer.wrap(Files.readAllBytes(file)).order(ByteOrder.LITTLE_ENDIAN);
    List<Event> events = new ArrayList<>();
    while (bytes.remaining() >= 12) {
      byte[] length = new byte[8];
      bytes.get(length);
      check(length, bytes.getInt());
      int count = (int) ByteBuffer.wrap(length).order(ByteOrder.LITTLE_ENDIAN).getLong();
      if (bytes.remaining() < count + 4) {
        return events;
      }
      byte[] record = new byte[count];
      bytes.get(record);
      check(record, bytes.getInt());
      events.add(event(ByteBuffer.wrap(record).order(ByteOrder.LITTLE_ENDIAN)));
    }
    return events;
  }

  private static void check(byte[] bytes, int masked) {
    int crc = crc(bytes);
    int expected = ((crc >>> 15) | (crc << 17)) + 0xa282ead8;
    if (masked != expected) {
      throw new IllegalStateException("a checksum is wrong");
    }
  }

  static int crc(byte[] bytes) {
    int crc = -1;
    for (byte b : bytes) {
      crc ^= b & 0xff;
      for (int bit = 0; bit < 8; bit++) {
        crc = (crc & 1) != 0 ? (crc >>> 1) ^ POLYNOMIAL : crc >>> 1;
      }
    }
    return ~crc;
  }

  private static Event event(ByteBuffer in) {
    double time = 0;
    long step = 0;
    String version = "";
    Map<String, Double> scalars = new LinkedHashMap<>();
    Map<String, double[]> histograms = new LinkedHashMap<>();
    while (in.hasRemaining()) {
      int key = (int) varint(in);
      switch (key) {
        case 1 << 3 | 1 -> time = in.getDouble();
        case 2 << 3 -> step = varint(in);
        case 3 << 3 | 2 -> version = text(in);
        case 5 << 3 | 2 -> summary(part(in), scalars, histograms);
        default -> throw new IllegalStateException("event has key " + key);
      }
    }
    return new Event(time, step, version, scalars, histograms);
  }

  private static void summary(
      ByteBuffer in, Map<String, Double> scalars, Map<String, double[]> histograms) {
    while (in.hasRemaining()) {
      if (varint(in) != (1 << 3 | 2)) {
        throw new IllegalStateException("a summary has values only");
      }
      ByteBuffer value = part(in);
      String tag = "";
      while (value.hasRemaining()) {
        int key = (int) varint(value);
        switch (key) {
          case 1 << 3 | 2 -> tag = text(value);
          case 2 << 3 | 5 -> scalars.put(tag, (double) value.getFloat());
          case 5 << 3 | 2 -> histograms.put(tag, histogram(part(value)));
          default -> throw new IllegalStateException("value has key " + key);
        }
      }
    }
  }

  /// Min, max, num, sum, sum of squares, then limits, then counts.
  private static double[] histogram(ByteBuffer in) {
    List<Double> numbers = new ArrayList<>();
    while (in.hasRemaining()) {
      int key = (int) varint(in);
      if ((key & 7) == 1) {
        numbers.add(in.getDouble());
      } else {
        ByteBuffer packed = part(in);
        while (packed.hasRemaining()) {
          numbers.add(packed.getDouble());
        }
      }
    }
    return numbers.stream().mapToDouble(number -> number).toArray();
  }

  private static String text(ByteBuffer in) {
    return StandardCharsets.UTF_8.decode(part(in)).toString();
  }

  private static ByteBuffer part(ByteBuffer in) {
    int count = (int) varint(in);
    ByteBuffer part = in.slice(in.position(), count).order(ByteOrder.LITTLE_ENDIAN);
    in.position(in.position() + count);
    return part;
  }

  private static long varint(ByteBuffer in) {
    long value = 0;
    for (int shift = 0; ; shift += 7) {
      byte b = in.get();
      value |= (long) (b & 0x7f) << shift;
      if (b >= 0) {
        return value;
      }
    }
  }
}
