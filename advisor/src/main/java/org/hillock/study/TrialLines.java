package org.hillock.study;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.zip.CRC32C;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/// Lines of a file of trials: JSON objects, each with a checksum of its content, so that a damaged
/// line is known for one. Numbers come back with all their bits, NaN and infinities too.
final class TrialLines {
  private static final String PREFIX = "{\"crc32c\":\"";
  private static final String MIDDLE = "\",\"content\":";
  private static final int CHECKSUM = 8;
  private static final int CONTENT = PREFIX.length() + CHECKSUM + MIDDLE.length();

  private final JsonMapper mapper =
      JsonMapper.builder()
          .enable(DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES)
          .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          // An unmodifiable map has another order in each process.
          .enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS)
          .build();

  /// The first line of a file.
  ///
  /// @param format of the file
  /// @param identity of the study
  record Head(String format, Map<String, String> identity) {}

  /// What a budget has made of the plan.
  ///
  /// @param tried names of the candidates
  record Planned(
      List<String> tried, Blocks blocks, List<Double> learningRates, int epochs, Limits limits) {
    static Planned of(Effort effort) {
      return new Planned(
          effort.candidates().stream().map(Candidate::name).toList(),
          effort.blocks(),
          effort.learningRates(),
          effort.epochs(),
          effort.limits());
    }

    Effort effort(Plan wanted) {
      List<Candidate> candidates = tried.stream().map(wanted::candidate).toList();
      return new Effort(blocks, candidates, learningRates, epochs, limits);
    }
  }

  /// With the end of the line.
  byte[] line(Object content) {
    String json = mapper.writeValueAsString(content);
    return (PREFIX + checksum(json) + MIDDLE + json + "}\n").getBytes(UTF_8);
  }

  /// What a line holds, without its end.
  ///
  /// @param <T> its type
  /// @return empty if it is damaged or holds something else
  <T> Optional<T> content(String line, Class<T> type) {
    if (line.length() <= CONTENT || !line.startsWith(PREFIX) || !line.endsWith("}")) {
      return Optional.empty();
    }
    String json = line.substring(CONTENT, line.length() - 1);
    if (!line.startsWith(PREFIX + checksum(json) + MIDDLE)) {
      return Optional.empty();
    }
    try {
      return Optional.of(mapper.readValue(json, type));
    } catch (JacksonException e) {
      return Optional.empty();
    }
  }

  /// Whether a text may be the start of a line.
  static boolean isBegun(String text) {
    return text.startsWith(PREFIX) || PREFIX.startsWith(text);
  }

  private static String checksum(String json) {
    CRC32C sum = new CRC32C();
    sum.update(json.getBytes(UTF_8));
    return "%08x".formatted(sum.getValue());
  }
}
