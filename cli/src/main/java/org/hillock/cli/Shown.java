package org.hillock.cli;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import org.hillock.onnx.Declaration;
import org.hillock.onnx.Dimension;
import org.hillock.onnx.ValueType;

/// Texts from files as a terminal may show them.
final class Shown {
  private Shown() {}

  /// Control characters and those that turn the direction of writing are written as numbers, so
  /// that no name in a file can move the cursor, change colors or pass for another.
  static String plain(String text) {
    StringBuilder plain = new StringBuilder();
    text.codePoints()
        .forEach(c -> {
          int kind = Character.getType(c);
          boolean isHidden =
              kind == Character.CONTROL
                  || kind == Character.FORMAT
                  || kind == Character.LINE_SEPARATOR
                  || kind == Character.PARAGRAPH_SEPARATOR
                  || kind == Character.SURROGATE
                  || kind == Character.UNASSIGNED
                  || kind == Character.PRIVATE_USE;
          if (isHidden) {
            plain.append(String.format(Locale.ROOT, "\\u%04x", c));
          } else {
            plain.appendCodePoint(c);
          }
        });
    return plain.toString();
  }

  /// Sizes such as `[rows x 3]`; a question mark if they are not known.
  static String sizes(Optional<List<Dimension>> shape) {
    return shape
        .map(sizes ->
            sizes.stream()
                .map(size -> plain(size.toString()))
                .collect(Collectors.joining(" x ", "[", "]")))
        .orElse("?");
  }

  /// A value with its type and sizes.
  static String value(Declaration declaration) {
    String type =
        switch (declaration.type()) {
          case ValueType.OfTensor(var elements, var shape) ->
              elements.name().toLowerCase(Locale.ROOT) + " " + sizes(shape);
          case ValueType.OfSparseTensor(var elements, var shape) ->
              "sparse " + elements.name().toLowerCase(Locale.ROOT) + " " + sizes(shape);
          case ValueType.OfSequence _ -> "a sequence";
          case ValueType.OfOptional _ -> "maybe a value";
          case ValueType.OfMap _ -> "a map";
          case ValueType.Unknown _ -> "?";
        };
    return plain(declaration.name()) + " " + type;
  }
}
