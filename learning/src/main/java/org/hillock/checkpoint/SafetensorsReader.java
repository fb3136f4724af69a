package org.hillock.checkpoint;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.CRC32C;
import org.hillock.checkpoint.Header.Entry;
import org.jspecify.annotations.Nullable;

/// Reads a safetensors file front to back, once, and checks all that can be checked.
///
/// @param channel at the start of the file
record SafetensorsReader(FileChannel channel) {
  Safetensors read() throws IOException, MalformedException {
    long size = channel.size();
    byte[] length = headerLength(size);
    int headerLength = (int) number(length);
    byte[] bytes = new byte[headerLength];
    fill(ByteBuffer.wrap(bytes));
    Header header = Header.parse(text(bytes));
    Layout.check(header.entries(), size - Long.BYTES - headerLength);
    Checksums checksums = Checksums.of(header, bytes);
    MessageDigest sha256 = Checksums.digest();
    if (checksums != null) {
      Checksums.putDigits(bytes, Checksums.BLANK);
      sha256.update(length);
      sha256.update(bytes);
    }
    List<Tensor> tensors = new ArrayList<>();
    for (Entry entry : header.entries()) {
      tensors.add(tensor(entry, checksums, sha256));
    }
    if (checksums != null && !checksums.sha256().equals(Checksums.digits(sha256))) {
      throw new MalformedException(
          "its SHA-256 is not the one in its header, so its header is damaged");
    }
    Map<String, String> metadata = new LinkedHashMap<>(header.metadata());
    metadata.keySet().removeIf(Checksums::isName);
    return new Safetensors(metadata, tensors, checksums != null);
  }

  private byte[] headerLength(long size) throws IOException, MalformedException {
    if (size < Long.BYTES) {
      throw new MalformedException(
          "it has %d bytes, the length of its header alone takes 8".formatted(size));
    }
    byte[] bytes = new byte[Long.BYTES];
    fill(ByteBuffer.wrap(bytes));
    long length = number(bytes);
    if (length < 0 || length > Header.LONGEST) {
      throw new MalformedException(
          "its header is said to have %s bytes, the format allows %d"
              .formatted(Long.toUnsignedString(length), Header.LONGEST));
    }
    if (length > size - Long.BYTES) {
      throw new MalformedException(
          "its header is said to have %d bytes, the file has %d".formatted(length, size));
    }
    return bytes;
  }

  private static long number(byte[] bytes) {
    return ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).getLong();
  }

  private static String text(byte[] header) throws MalformedException {
    if (header.length == 0 || header[0] != '{') {
      throw new MalformedException("its header does not begin with {");
    }
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(header)).toString();
    } catch (CharacterCodingException e) {
      throw new MalformedException("its header is not UTF-8", e);
    }
  }

  private Tensor tensor(Entry entry, @Nullable Checksums checksums, MessageDigest sha256)
      throws IOException, MalformedException {
    CRC32C crc = new CRC32C();
    Dtype dtype = Layout.dtype(entry);
    int length = (int) ((entry.end() - entry.begin()) / dtype.bytes());
    Tensor tensor =
        Pieces.read(
            entry.name(),
            dtype,
            entry.shape(),
            length,
            piece -> {
              fill(piece);
              if (checksums != null) {
                crc.update(piece.duplicate().flip());
                sha256.update(piece.duplicate().flip());
              }
            });
    if (checksums != null) {
      String expected = checksums.crc32c().getOrDefault(entry.name(), "");
      String found = Checksums.digits(crc);
      if (!found.equals(expected)) {
        throw new MalformedException(
            "tensor %s has CRC-32C %s, its header says %s"
                .formatted(Shown.quoted(entry.name()), found, Shown.plain(expected, 0)));
      }
    }
    return tensor;
  }

  private void fill(ByteBuffer bytes) throws IOException, MalformedException {
    while (bytes.hasRemaining()) {
      if (channel.read(bytes) < 0) {
        throw new MalformedException("it became shorter while it was read");
      }
    }
  }
}
