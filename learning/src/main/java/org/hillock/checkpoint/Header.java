package org.hillock.checkpoint;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.TokenStreamFactory;
import tools.jackson.core.json.JsonFactory;

/// The JSON header of a safetensors file, read strictly: what the format does not name is refused.
///
/// @param metadata texts by name, in the order of the file
/// @param entries the tensors, in the order of their data
record Header(Map<String, String> metadata, List<Entry> entries) {
  static final String METADATA = "__metadata__";

  /// The header's cap in the format; no text in it can be longer.
  static final int LONGEST = 100_000_000;

  private static final int DEEPEST = 4;
  private static final JsonFactory FACTORY =
      JsonFactory.builder()
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          // The table of names would live on after the file.
          .disable(TokenStreamFactory.Feature.CANONICALIZE_PROPERTY_NAMES)
          .streamReadConstraints(
              StreamReadConstraints.builder()
                  .maxNestingDepth(DEEPEST)
                  .maxNameLength(LONGEST)
                  .maxStringLength(LONGEST)
                  .build())
          .build();

  /// Where a tensor's data lies.
  ///
  /// @param dtype as written, known or not
  /// @param begin first byte, counted from the end of the header
  /// @param end one past the last byte
  record Entry(String name, String dtype, List<Long> shape, long begin, long end) {}

  /// @throws MalformedException if it is not the header of a safetensors file
  static Header parse(String json) throws MalformedException {
    Map<String, String> metadata = Map.of();
    List<Entry> entries = new ArrayList<>();
    try (JsonParser parser = FACTORY.createParser(ObjectReadContext.empty(), json)) {
      expect(parser.nextToken(), JsonToken.START_OBJECT, "its header");
      while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
        String name = parser.currentName();
        if (name.equals(METADATA)) {
          metadata = metadata(parser);
        } else {
          entries.add(entry(name, parser));
        }
      }
      if (parser.nextToken() != null) {
        throw new MalformedException("its header goes on after the closing brace");
      }
    } catch (JacksonException e) {
      throw new MalformedException("its header is not strict JSON: " + e.getOriginalMessage(), e);
    }
    // An empty tensor may begin where the next one does.
    entries.sort(Comparator.comparingLong(Entry::begin).thenComparingLong(Entry::end));
    return new Header(metadata, entries);
  }

  private static Map<String, String> metadata(JsonParser parser) throws MalformedException {
    Map<String, String> metadata = new LinkedHashMap<>();
    expect(parser.nextToken(), JsonToken.START_OBJECT, METADATA);
    while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
      String name = parser.currentName();
      metadata.put(name, text(parser, METADATA + " " + Shown.quoted(name)));
    }
    return metadata;
  }

  private static Entry entry(String name, JsonParser parser) throws MalformedException {
    String what = "tensor " + Shown.quoted(name);
    @Nullable String dtype = null;
    @Nullable List<Long> shape = null;
    @Nullable List<Long> offsets = null;
    expect(parser.nextToken(), JsonToken.START_OBJECT, what);
    while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
      switch (parser.currentName()) {
        case "dtype" -> dtype = text(parser, "dtype of " + what);
        case "shape" -> shape = integers(parser, "shape of " + what);
        case "data_offsets" -> offsets = integers(parser, "data_offsets of " + what);
        case String other ->
            throw new MalformedException(
                "%s has a property %s; the format knows dtype, shape and data_offsets"
                    .formatted(what, Shown.quoted(other)));
      }
    }
    if (dtype == null || shape == null || offsets == null) {
      throw new MalformedException(what + " lacks one of dtype, shape and data_offsets");
    }
    if (offsets.size() != 2 || offsets.getFirst() > offsets.getLast()) {
      throw new MalformedException(
          "data_offsets of %s are %s, not a begin and an end".formatted(what, offsets));
    }
    return new Entry(name, dtype, shape, offsets.getFirst(), offsets.getLast());
  }

  private static List<Long> integers(JsonParser parser, String what) throws MalformedException {
    List<Long> integers = new ArrayList<>();
    expect(parser.nextToken(), JsonToken.START_ARRAY, what);
    while (parser.nextToken() != JsonToken.END_ARRAY) {
      expect(parser.currentToken(), JsonToken.VALUE_NUMBER_INT, what);
      if (parser.getString().startsWith("-")) {
        throw new MalformedException(what + " holds a negative number");
      }
      integers.add(parser.getLongValue());
    }
    return List.copyOf(integers);
  }

  private static String text(JsonParser parser, String what) throws MalformedException {
    expect(parser.nextToken(), JsonToken.VALUE_STRING, what);
    String text = parser.getString();
    // JSON can spell half a surrogate pair; Jackson lets it pass in values.
    if (!Shown.isUnicode(text)) {
      throw new MalformedException(what + " holds half a character");
    }
    return text;
  }

  private static void expect(@Nullable JsonToken found, JsonToken expected, String what)
      throws MalformedException {
    if (found != expected) {
      throw new MalformedException(
          "%s is %s, expected is %s".formatted(what, phrase(found), phrase(expected)));
    }
  }

  private static String phrase(@Nullable JsonToken token) {
    return switch (token) {
      case START_OBJECT -> "an object";
      case START_ARRAY -> "a list";
      case VALUE_STRING -> "a text";
      case VALUE_NUMBER_INT -> "a whole number";
      case VALUE_NUMBER_FLOAT -> "a number with a fraction or an exponent";
      case VALUE_TRUE, VALUE_FALSE -> "a truth value";
      case VALUE_NULL -> "null";
      case null, default -> "at its end";
    };
  }
}
