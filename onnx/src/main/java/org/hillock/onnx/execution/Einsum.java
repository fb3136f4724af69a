package org.hillock.onnx.execution;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// Sums of products of one or two values over axes that are named by letters, as in `bij,bjk->bik`:
/// over those that the result does not name.
final class Einsum {
  private static final String ANY = "...";

  private final float[] a;
  private final float[] b;
  private final double[] y;
  private final List<Letter> letters;

  private Einsum(float[] a, float[] b, double[] y, List<Letter> letters) {
    this.a = a;
    this.b = b;
    this.y = y;
    this.letters = letters;
  }

  /// An axis.
  ///
  /// @param size of it
  /// @param a from one element to the next in the first value; 0 if it has no such axis
  /// @param b that in the second
  /// @param y that in the result
  private record Letter(int size, int a, int b, int y) {}

  static Map<String, Operator> all() {
    return Map.of("Einsum", Operator.of(Einsum::sum));
  }

  private static Value sum(Call call) {
    String equation = call.text("equation", "").replace(" ", "");
    String[] sides = equation.split("->", -1);
    String[] terms = sides[0].split(",", -1);
    if (terms.length != call.inputs().size() || terms.length > 2 || sides.length > 2) {
      throw call.wrong(
          "\"%s\" is not of its %d inputs; one or two are known here"
              .formatted(equation, call.inputs().size()));
    }
    Value.Floats first = call.floats(0);
    Value.Floats second =
        terms.length > 1 ? call.floats(1) : new Value.Floats(Dims.of(), new float[] {1});
    String one = named(call, terms[0], first.dims());
    String other = terms.length > 1 ? named(call, terms[1], second.dims()) : "";
    String kept =
        sides.length > 1
            ? sides[1].replace(ANY, numbered(one + other))
            : numbered(one + other) + single(one + other);
    Map<Integer, Integer> sizes = sizes(call, one, first.dims(), other, second.dims());
    if (!kept.chars().allMatch(sizes::containsKey)) {
      throw call.wrong("the result of \"%s\" has a letter that no input has".formatted(equation));
    }
    Dims dims = new Dims(kept.chars().mapToObj(sizes::get).toList());
    List<Letter> letters = new ArrayList<>();
    sizes.forEach((letter, size) ->
        letters.add(
            new Letter(
                size,
                step(one, first.dims(), letter),
                step(other, second.dims(), letter),
                step(kept, dims, letter))));
    letters.sort(Comparator.comparingInt(Letter::y).reversed().thenComparingInt(Letter::b));
    double[] y = new double[dims.count()];
    new Einsum(first.values(), second.values(), y, letters).add(0, 0, 0, 0);
    float[] rounded = new float[y.length];
    for (int i = 0; i < y.length; i++) {
      rounded[i] = (float) y[i];
    }
    return new Value.Floats(dims, rounded);
  }

  /// A term with digits in place of the dots, counted from the last axis that they stand for.
  private static String named(Call call, String term, Dims dims) {
    int more = dims.rank() - term.replace(ANY, "").length();
    if (more < 0 || more > 10 || (more > 0 && !term.contains(ANY))) {
      throw call.wrong("\"%s\" does not name the axes of %s".formatted(term, dims));
    }
    String digits =
        IntStream.range(0, more)
            .mapToObj(axis -> String.valueOf(more - 1 - axis))
            .collect(Collectors.joining());
    return term.replace(ANY, digits);
  }

  private static String numbered(String letters) {
    return letters
        .chars()
        .filter(Character::isDigit)
        .distinct()
        .mapToObj(Character::toString)
        .sorted(Comparator.reverseOrder())
        .collect(Collectors.joining());
  }

  /// Letters that come once, in the order of the alphabet.
  private static String single(String letters) {
    return letters
        .chars()
        .filter(letter ->
            !Character.isDigit(letter) && letters.indexOf(letter) == letters.lastIndexOf(letter))
        .sorted()
        .mapToObj(Character::toString)
        .collect(Collectors.joining());
  }

  private static Map<Integer, Integer> sizes(
      Call call, String one, Dims first, String other, Dims second) {
    Map<Integer, Integer> sizes = new TreeMap<>();
    for (int i = 0; i < one.length() + other.length(); i++) {
      boolean own = i < one.length();
      int letter = own ? one.charAt(i) : other.charAt(i - one.length());
      int size = own ? first.size(i) : second.size(i - one.length());
      int before = sizes.getOrDefault(letter, 1);
      if (before != size && before != 1 && size != 1) {
        throw call.wrong("axis %c is %d and %d".formatted((char) letter, before, size));
      }
      sizes.put(letter, before == 1 ? size : before);
    }
    return sizes;
  }

  /// How far apart elements along a letter are; an axis of 1 repeats itself.
  private static int step(String term, Dims dims, int letter) {
    int[] strides = dims.strides();
    int step = 0;
    for (int axis = 0; axis < term.length(); axis++) {
      step += term.charAt(axis) == letter && dims.size(axis) > 1 ? strides[axis] : 0;
    }
    return step;
  }

  /// Adds the products over all letters from one on.
  private void add(int from, int atA, int atB, int to) {
    if (from == letters.size()) {
      y[to] += (double) a[atA] * b[atB];
      return;
    }
    Letter letter = letters.get(from);
    if (from < letters.size() - 1) {
      for (int i = 0; i < letter.size(); i++) {
        add(from + 1, atA + i * letter.a(), atB + i * letter.b(), to + i * letter.y());
      }
      return;
    }
    for (int i = 0; i < letter.size(); i++) {
      y[to + i * letter.y()] += (double) a[atA + i * letter.a()] * b[atB + i * letter.b()];
    }
  }
}
