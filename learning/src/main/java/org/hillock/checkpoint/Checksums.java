package org.hillock.checkpoint;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.zip.CRC32C;
import org.jspecify.annotations.Nullable;

/// The checksums in the metadata of a file: one over the whole file, in which every flipped bit and
/// every missing byte shows, and one for each tensor, which says where.
///
/// The SHA-256 has a fixed place at the start of the header; while it is computed, its own digits
/// count as zeros (the character `0`).
///
/// @param sha256 64 lowercase hex digits
/// @param crc32c of the data of each tensor, 8 lowercase hex digits
record Checksums(String sha256, Map<String, String> crc32c) {
  static final String SHA256 = "hillock.sha256";
  static final String CRC32C = "hillock.crc32c.";

  /// The digits before they are known.
  static final String BLANK = "0".repeat(64);

  private static final String OPENING = "{\"" + Header.METADATA + "\":{\"" + SHA256 + "\":\"";
  private static final Pattern DIGITS = Pattern.compile("[0-9a-f]{64}");

  /// Whether a name in the metadata is one of a checksum.
  static boolean isName(String name) {
    return name.equals(SHA256) || name.startsWith(CRC32C);
  }

  /// The entries of the metadata, the SHA-256 first.
  Map<String, String> metadata() {
    Map<String, String> metadata = new LinkedHashMap<>();
    metadata.put(SHA256, sha256);
    crc32c.forEach((tensor, crc) -> metadata.put(CRC32C + tensor, crc));
    return metadata;
  }

  /// The checksums in a header, or none if it comes from a program that writes none.
  ///
  /// @param bytes of the header
  static @Nullable Checksums of(Header header, byte[] bytes) throws MalformedException {
    Map<String, String> crcs = new TreeMap<>();
    header
        .metadata()
        .forEach((name, value) -> {
          if (name.startsWith(CRC32C)) {
            crcs.put(name.substring(CRC32C.length()), value);
          }
        });
    String sha256 = header.metadata().get(SHA256);
    if (sha256 == null && crcs.isEmpty()) {
      return null;
    }
    byte[] opening = OPENING.getBytes(StandardCharsets.US_ASCII);
    if (sha256 == null
        || !DIGITS.matcher(sha256).matches()
        || bytes.length < opening.length + BLANK.length()
        || !Arrays.equals(opening, Arrays.copyOf(bytes, opening.length))) {
      throw new MalformedException(
          "its header does not begin with a %s of 64 hex digits".formatted(SHA256));
    }
    for (Header.Entry entry : header.entries()) {
      if (!crcs.containsKey(entry.name())) {
        throw new MalformedException(
            "its header has no CRC-32C of tensor " + Shown.quoted(entry.name()));
      }
    }
    if (crcs.size() != header.entries().size()) {
      throw new MalformedException("its header has a CRC-32C of a tensor that is not there");
    }
    return new Checksums(sha256, crcs);
  }

  /// Puts the digest's digits, or zeros, into a header that begins with a SHA-256.
  static void putDigits(byte[] header, String digits) {
    byte[] ascii = digits.getBytes(StandardCharsets.US_ASCII);
    System.arraycopy(ascii, 0, header, OPENING.length(), ascii.length);
  }

  static MessageDigest digest() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError("every Java platform has SHA-256", e);
    }
  }

  static String digits(MessageDigest digest) {
    return HexFormat.of().formatHex(digest.digest());
  }

  static String digits(CRC32C crc) {
    return HexFormat.of().toHexDigits((int) crc.getValue());
  }
}
