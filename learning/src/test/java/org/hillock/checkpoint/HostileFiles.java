package org.hillock.checkpoint;

import static org.junit.jupiter.params.provider.Arguments.argumentSet;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.Arguments;

/// Headers of safetensors files, with what has to become of each.
final class HostileFiles {
  /// Data of 16 bytes.
  static final byte[] FOUR = {0, 0, 0, 0, 0, 0, -128, 63, 0, 0, 0, 64, 0, 0, 64, 64};

  private HostileFiles() {}

  /// Name, header, data, number of tensors.
  static Stream<Arguments> sound() {
    return Stream.of(
        argumentSet("floats", entry("w", "F32", "[2, 2]", "[0, 16]"), FOUR, 1),
        argumentSet("doubles", entry("w", "F64", "[2]", "[0, 16]"), FOUR, 1),
        argumentSet("ints", entry("w", "I32", "[4,1]", "[0,16]"), FOUR, 1),
        argumentSet("longs", entry("w", "I64", "[1,1,2]", "[0,16]"), FOUR, 1),
        argumentSet("bytes", entry("w", "U8", "[16]", "[0,16]"), FOUR, 1),
        argumentSet("no tensor", "{}", new byte[0], 0),
        argumentSet("spaces at the end", "{}     ", new byte[0], 0),
        argumentSet(
            "an empty and a single number",
            "{\"w\":" + body("F32", "[0]", "[0,0]") + ",\"s\":" + body("F32", "[]", "[0,4]") + "}",
            new byte[4],
            2),
        argumentSet(
            "not in the order of the data",
            "{\"b\":" + body("U8", "[4]", "[4,8]") + ",\"a\":" + body("U8", "[4]", "[0,4]") + "}",
            new byte[8],
            2),
        argumentSet(
            "a name like a path", entry("../../etc/x", "F32", "[2, 2]", "[0, 16]"), FOUR, 1),
        argumentSet(
            "metadata",
            "{\"__metadata__\":{\"format\":\"pt\"},\"w\":" + body("U8", "[0]", "[0,0]") + "}",
            new byte[0],
            1),
        argumentSet(
            "an extent of 2^62 beside 0",
            entry("w", "F32", "[0,4611686018427387904]", "[0,0]"),
            new byte[0],
            1));
  }

  /// Name, header before [#FOUR], what the message has to say.
  static Stream<Arguments> unsound() {
    String w = body("F32", "[2, 2]", "[0, 16]");
    return Stream.of(
        unsound("leading space", " " + entry("w", "F32", "[2, 2]", "[0, 16]"), "begin with {"),
        unsound("an array", "[1]", "begin with {"),
        unsound("not JSON", "{w}", "not strict JSON"),
        unsound("JSON cut short", "{\"w\":" + w, "not strict JSON"),
        unsound("a comma too much", "{\"w\":" + w + ",}", "not strict JSON"),
        unsound("more after the brace", "{\"w\":" + w + "} x", "header"),
        unsound("a second object", "{\"w\":" + w + "}{}", "goes on after the closing brace"),
        unsound("a name twice", "{\"w\":" + w + ",\"w\":" + w + "}", "Duplicate", "\"w\""),
        unsound(
            "metadata twice", "{\"__metadata__\":{},\"__metadata__\":{},\"w\":" + w + "}", "Dupl"),
        unsound("a metadatum twice", "{\"__metadata__\":{\"a\":\"\",\"a\":\"\"}}", "Duplicate"),
        unsound(
            "a property twice",
            "{\"w\":{\"dtype\":\"F32\",\"dtype\":\"F32\",\"shape\":[4],\"data_offsets\":[0,16]}}",
            "Duplicate"),
        unsound(
            "metadata not texts",
            "{\"__metadata__\":{\"a\":1},\"w\":" + w + "}",
            "__metadata__ \"a\" is a whole number, expected is a text"),
        unsound("metadata a text", "{\"__metadata__\":\"a\"}", "is a text, expected is an object"),
        unsound("metadata null", "{\"__metadata__\":null}", "is null, expected is an object"),
        unsound("a tensor that is a list", "{\"w\":[1]}", "tensor \"w\" is a list"),
        unsound("deep nesting", "{\"w\":" + "[".repeat(100_000), "is a list, expected"),
        unsound("deep in a shape", entry("w", "F32", "[".repeat(50_000), "[0,16]"), "is a list"),
        unsound("unknown property", "{\"w\":{\"a\":1}}", "has a property \"a\""),
        unsound("nothing in it", "{\"w\":{}}", "lacks one of dtype, shape and data_offsets"),
        unsound(
            "unknown dtype",
            entry("w", "F16", "[8]", "[0,16]"),
            "tensor \"w\" has type \"F16\"; the types that can be read are F32, F64, I32, I64, U8"),
        unsound("dtype in small letters", entry("w", "f32", "[2,2]", "[0,16]"), "\"f32\""),
        unsound("fraction", entry("w", "F32", "[2.5, 2]", "[0, 16]"), "a fraction or an exponent"),
        unsound("exponent", entry("w", "F32", "[4e0]", "[0, 16]"), "a fraction or an exponent"),
        unsound("negative extents", entry("w", "F32", "[-2, -2]", "[0, 16]"), "negative"),
        unsound("minus zero", entry("w", "F32", "[-0]", "[0, 0]"), "negative"),
        unsound(
            "extent beyond a long", entry("w", "F32", "[9223372036854775808]", "[0,16]"), "JSON"),
        unsound("offset as a text", entry("w", "F32", "[4]", "[0,\"16\"]"), "is a text"),
        unsound(
            "product wraps to 4",
            entry("w", "F32", "[4611686018427387905,4]", "[0,16]"),
            "beyond 2^63"),
        unsound(
            "bytes wrap to 16",
            entry("w", "F32", "[4611686018427387908]", "[0,16]"),
            "ask for 4611686018427387908 numbers"),
        unsound("reversed", entry("w", "F32", "[2,2]", "[16,0]"), "not a begin and an end"),
        unsound("three offsets", entry("w", "F32", "[2,2]", "[0,8,16]"), "not a begin and an end"),
        unsound("one offset", entry("w", "F32", "[2,2]", "[16]"), "not a begin and an end"),
        unsound(
            "4 MB on 16 bytes",
            entry("w", "F32", "[1000,1000]", "[0,16]"),
            "has 16 bytes of data, its type F32 and shape [1000, 1000] ask for 1000000 numbers"),
        unsound("half a number", entry("w", "F64", "[1]", "[0,12]"), "has 12 bytes"),
        unsound("beyond the file", entry("w", "F32", "[5]", "[0,20]"), "the file has 16"),
        unsound(
            "far beyond the file",
            entry("w", "U8", "[9223372036854775807]", "[0,9223372036854775807]"),
            "the file has 16"),
        unsound("a hole at the start", entry("w", "F32", "[3]", "[4,16]"), "begins at byte 4"),
        unsound("data without tensor", entry("w", "F32", "[3]", "[0,12]"), "end at byte 12"),
        unsound("no tensor for the data", "{}", "end at byte 0 of the data, the file has 16"),
        unsound(
            "overlap",
            "{\"a\":"
                + body("F32", "[3]", "[0,12]")
                + ",\"b\":"
                + body("F32", "[2]", "[8,16]")
                + "}",
            "tensor \"b\" begins at byte 8"),
        unsound("the same data twice", "{\"a\":" + w + ",\"b\":" + w + "}", "begins at byte 0"),
        unsound(
            "a hole",
            "{\"a\":"
                + body("F32", "[1]", "[0,4]")
                + ",\"b\":"
                + body("F32", "[2]", "[8,16]")
                + "}",
            "tensor \"b\" begins at byte 8"),
        unsound("half a character", entry("\\ud800", "F32", "[2,2]", "[0,16]"), "surrogate"),
        unsound("its other half", entry("\\udc00", "F32", "[2,2]", "[0,16]"), "surrogate"),
        unsound(
            "half a character as value", entry("w", "\\ud800x", "[4]", "[0,16]"), "half a char"),
        unsound("its other half as value", entry("w", "x\\udc00", "[4]", "[0,16]"), "half a char"),
        unsound("control characters", entry("a\\u001b[2J", "F16", "[8]", "[0,16]"), "a\\u001b[2J"),
        unsound("a long name", entry("n".repeat(5000), "F16", "[8]", "[0,16]"), "nnn...\""),
        unsound(
            "checksum of a tensor only",
            "{\"__metadata__\":{\"hillock.crc32c.w\":\"0\"},\"w\":" + w + "}",
            "does not begin with a hillock.sha256"),
        unsound(
            "checksum not first",
            "{\"__metadata__\":{\"a\":\"\",\"hillock.sha256\":\""
                + "0".repeat(64)
                + "\"},\"w\":"
                + w
                + "}",
            "does not begin with a hillock.sha256"),
        unsound(
            "checksum too short",
            "{\"__metadata__\":{\"hillock.sha256\":\"00\"},\"w\":" + w + "}",
            "does not begin with a hillock.sha256 of 64 hex digits"));
  }

  private static Arguments unsound(String name, String header, String... fragments) {
    return argumentSet(name, header, List.of(fragments));
  }

  static String entry(String name, String dtype, String shape, String offsets) {
    return "{\"" + name + "\":" + body(dtype, shape, offsets) + "}";
  }

  private static String body(String dtype, String shape, String offsets) {
    return "{\"dtype\":\"" + dtype + "\",\"shape\":" + shape + ",\"data_offsets\":" + offsets + "}";
  }
}
