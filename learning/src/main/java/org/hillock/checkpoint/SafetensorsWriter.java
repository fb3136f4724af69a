package org.hillock.checkpoint;

import java.io.IOException;
import java.io.StringWriter;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.WritableByteChannel;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.CRC32C;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;

/// Writes a safetensors file with its checksums. The numbers are encoded three times, for their
/// CRC-32C, for the SHA-256 of the whole and for the channel: so the file is written front to back
/// and nothing of it is held in memory.
///
/// @param channel where the file goes
record SafetensorsWriter(WritableByteChannel channel) {
  private static final JsonFactory FACTORY = new JsonFactory();
  private static final int ALIGNMENT = 8;

  void write(Safetensors file) throws IOException {
    List<Tensor> ordered =
        file.tensors().stream()
            .sorted(Comparator.comparingInt((Tensor t) -> t.dtype().bytes()).reversed())
            .toList();
    Map<String, String> crcs = new TreeMap<>();
    for (Tensor tensor : ordered) {
      CRC32C crc = new CRC32C();
      Pieces.write(tensor, crc::update);
      crcs.put(tensor.name(), Checksums.digits(crc));
    }
    byte[] header = header(new Checksums(Checksums.BLANK, crcs), file.metadata(), ordered);
    if (header.length > Header.LONGEST) {
      throw new IllegalArgumentException(
          "the names and texts of the file take %d bytes, the format allows %d; shorten them."
              .formatted(header.length, Header.LONGEST));
    }
    byte[] length =
        ByteBuffer.allocate(Long.BYTES)
            .order(ByteOrder.LITTLE_ENDIAN)
            .putLong(header.length)
            .array();
    MessageDigest sha256 = Checksums.digest();
    sha256.update(length);
    sha256.update(header);
    for (Tensor tensor : ordered) {
      Pieces.write(tensor, sha256::update);
    }
    Checksums.putDigits(header, Checksums.digits(sha256));
    put(ByteBuffer.wrap(length));
    put(ByteBuffer.wrap(header));
    for (Tensor tensor : ordered) {
      Pieces.write(tensor, this::put);
    }
  }

  private static byte[] header(
      Checksums checksums, Map<String, String> metadata, List<Tensor> tensors) {
    StringWriter text = new StringWriter();
    try (JsonGenerator json = FACTORY.createGenerator(ObjectWriteContext.empty(), text)) {
      json.writeStartObject();
      json.writeObjectPropertyStart(Header.METADATA);
      checksums.metadata().forEach(json::writeStringProperty);
      metadata.forEach(json::writeStringProperty);
      json.writeEndObject();
      long begin = 0;
      for (Tensor tensor : tensors) {
        long end = begin + (long) tensor.length() * tensor.dtype().bytes();
        json.writeObjectPropertyStart(tensor.name());
        json.writeStringProperty("dtype", tensor.dtype().name());
        json.writeArrayPropertyStart("shape");
        tensor.shape().forEach(json::writeNumber);
        json.writeEndArray();
        json.writeArrayPropertyStart("data_offsets");
        json.writeNumber(begin);
        json.writeNumber(end);
        json.writeEndArray();
        json.writeEndObject();
        begin = end;
      }
      json.writeEndObject();
    }
    byte[] bytes = text.toString().getBytes(StandardCharsets.UTF_8);
    byte[] padded = Arrays.copyOf(bytes, Math.ceilDiv(bytes.length, ALIGNMENT) * ALIGNMENT);
    Arrays.fill(padded, bytes.length, padded.length, (byte) ' ');
    return padded;
  }

  private void put(ByteBuffer bytes) throws IOException {
    while (bytes.hasRemaining()) {
      if (channel.write(bytes) <= 0) {
        throw new IOException("the file takes no more bytes");
      }
    }
  }
}
