package org.hillock.data;

import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.hillock.activation.InvalidInputException;

/// Text of a UTF-8 file, checked while it is read: what is not UTF-8 text ends in a message that
/// names the line, which the JDK's decoder does not know.
final class Utf8 extends Reader {
  private static final int BUFFER = 1 << 16;
  private static final String SAVE = "; save it as a CSV file in UTF-8.";

  private final InputStream in;
  private final String source;
  private final CharsetDecoder decoder = StandardCharsets.UTF_8.newDecoder();
  private final ByteBuffer bytes = ByteBuffer.allocate(BUFFER);
  private final CharBuffer chars = CharBuffer.allocate(BUFFER);
  private int line = 1;
  private char last;
  private boolean end;

  /// @param in is closed with this reader
  /// @param source the file's name, for messages
  Utf8(InputStream in, String source) throws IOException {
    this.in = in;
    this.source = source;
    bytes.limit(in.readNBytes(bytes.array(), 0, BUFFER));
    chars.limit(0);
    rejectOtherFormats(Arrays.copyOf(bytes.array(), Math.min(8, bytes.limit())));
    if (startsWith(bytes.array(), 0xef, 0xbb, 0xbf) && bytes.limit() >= 3) {
      bytes.position(3);
    }
  }

  @Override
  public int read(char[] target, int offset, int length) throws IOException {
    while (!chars.hasRemaining()) {
      if (end) {
        return -1;
      }
      fill();
    }
    int count = Math.min(length, chars.remaining());
    chars.get(target, offset, count);
    return count;
  }

  @Override
  public void close() throws IOException {
    in.close();
  }

  /// Decodes the bytes at hand and gets the next ones.
  private void fill() throws IOException {
    boolean over = false;
    if (bytes.remaining() < 4) {
      bytes.compact();
      int count = in.readNBytes(bytes.array(), bytes.position(), bytes.remaining());
      bytes.position(bytes.position() + count).flip();
      over = bytes.limit() < BUFFER;
    }
    chars.clear();
    CoderResult result = decoder.decode(bytes, chars, over);
    chars.flip();
    check();
    if (result.isError()) {
      throw new InvalidInputException(
          "line %d of %s is not UTF-8 (byte 0x%02x)%s"
              .formatted(line, source, bytes.get(bytes.position()), SAVE));
    }
    end = over && !bytes.hasRemaining();
  }

  /// Counts the lines of what was decoded; CR, LF and CR LF each end one.
  private void check() {
    for (int i = 0; i < chars.limit(); i++) {
      char c = chars.get(i);
      if (c == '\r' || (c == '\n' && last != '\r')) {
        line++;
      } else if (c == 0) {
        throw new InvalidInputException(
            "line %d of %s holds a NUL byte, so the file is binary or damaged%s"
                .formatted(line, source, SAVE));
      }
      last = c;
    }
  }

  private void rejectOtherFormats(byte[] head) {
    if (startsWith(head, 0xff, 0xfe, 0, 0) || startsWith(head, 0, 0, 0xfe, 0xff)) {
      throw isNot("UTF-32 text");
    }
    if (startsWith(head, 0xff, 0xfe) || startsWith(head, 0xfe, 0xff) || alternatesWithNul(head)) {
      throw isNot("UTF-16 text");
    }
    if (startsWith(head, 'P', 'K', 3, 4)) {
      throw isNot("a zip archive or an Excel workbook");
    }
    if (startsWith(head, 0x1f, 0x8b)) {
      throw new InvalidInputException(source + " is compressed by gzip; decompress it first.");
    }
    if (startsWith(head, 'P', 'A', 'R', '1', 0x15)) {
      throw isNot("a Parquet file");
    }
    if (startsWith(head, '%', 'P', 'D', 'F')) {
      throw isNot("a PDF document");
    }
  }

  private InvalidInputException isNot(String found) {
    return new InvalidInputException(source + " is " + found + ", not UTF-8" + SAVE);
  }

  /// ASCII in UTF-16 without a byte order mark.
  private static boolean alternatesWithNul(byte[] head) {
    return head.length >= 4
        && ((head[0] != 0 && head[1] == 0 && head[2] != 0 && head[3] == 0)
            || (head[0] == 0 && head[1] != 0 && head[2] == 0 && head[3] != 0));
  }

  private static boolean startsWith(byte[] head, int... magic) {
    if (head.length < magic.length) {
      return false;
    }
    for (int i = 0; i < magic.length; i++) {
      if (head[i] != (byte) magic[i]) {
        return false;
      }
    }
    return true;
  }
}
