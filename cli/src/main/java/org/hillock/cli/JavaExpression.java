package org.hillock.cli;

import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// A value as Java that makes it, for a file that imports its package.
final class JavaExpression {
  private JavaExpression() {}

  /// @param value a number, a text, an enum, a record, or some of them
  static String of(Object value) {
    return switch (value) {
      case Double d -> of(d.doubleValue());
      case Integer i -> i.toString();
      case Long l -> l + "L";
      case Boolean b -> b.toString();
      case String text -> quoted(text);
      case Optional<?> some ->
          some.map(one -> "Optional.of(" + of(one) + ")").orElse("Optional.empty()");
      case List<?> list -> "List.of(" + joined(list.stream()) + ")";
      case Map<?, ?> map ->
          "Map.of("
              + joined(
                  new TreeMap<Object, Object>(map)
                      .entrySet().stream()
                          .flatMap(entry -> Stream.of(entry.getKey(), entry.getValue())))
              + ")";
      case Enum<?> constant -> name(constant.getDeclaringClass()) + "." + constant.name();
      case Record made -> record(made);
      default ->
          throw new IllegalArgumentException(
              "a " + value.getClass() + " cannot be written as Java; make it a record.");
    };
  }

  /// A record with a line for each component.
  static List<String> lines(Record made) {
    List<String> lines = new ArrayList<>(List.of("new " + name(made.getClass()) + "("));
    RecordComponent[] components = made.getClass().getRecordComponents();
    for (int i = 0; i < components.length; i++) {
      String end = i == components.length - 1 ? ")" : ",";
      lines.add("    " + of(component(made, components[i])) + end);
    }
    return lines;
  }

  private static String of(double number) {
    return Double.isInfinite(number)
        ? (number > 0 ? "Double.POSITIVE_INFINITY" : "Double.NEGATIVE_INFINITY")
        : Double.toString(number);
  }

  private static String joined(Stream<?> values) {
    return values.map(JavaExpression::of).collect(Collectors.joining(", "));
  }

  private static String record(Record made) {
    return "new "
        + name(made.getClass())
        + "("
        + joined(Stream.of(made.getClass().getRecordComponents()).map(c -> component(made, c)))
        + ")";
  }

  private static Object component(Record made, RecordComponent component) {
    try {
      return component.getAccessor().invoke(made);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(component + " cannot be read", e);
    }
  }

  /// As one names it whose file imports the package: with the classes that it is nested in.
  private static String name(Class<?> type) {
    return type.getName().substring(type.getPackageName().length() + 1).replace('$', '.');
  }

  private static String quoted(String text) {
    StringBuilder quoted = new StringBuilder("\"");
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '"' || c == '\\') {
        quoted.append('\\').append(c);
      } else if (c < ' ') {
        // A line break must not be written by its code in Unicode, which is read as one before
        // strings are.
        quoted.append("\\%03o".formatted((int) c));
      } else if (c > '~') {
        quoted.append("\\u%04x".formatted((int) c));
      } else {
        quoted.append(c);
      }
    }
    return quoted.append('"').toString();
  }
}
