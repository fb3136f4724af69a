package org.hillock.onnx.execution;

import static java.util.Map.entry;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.hillock.onnx.Attribute;
import org.hillock.onnx.ElementType;

/// Operators of the domain ai.onnx.ml, which prepare the columns of tables, and those of texts.
final class Classic {
  private Classic() {}

  static Map<String, Operator> all() {
    return Map.ofEntries(
        entry(Operators.CLASSIC + "LabelEncoder", Operator.of(Classic::labels)),
        entry(Operators.CLASSIC + "OneHotEncoder", Operator.of(Classic::oneHot)),
        entry(Operators.CLASSIC + "Scaler", Operator.of(Classic::scaled)),
        entry(Operators.CLASSIC + "Normalizer", Operator.of(Classic::normalized)),
        entry(Operators.CLASSIC + "Imputer", Operator.of(Classic::imputed)),
        entry("StringNormalizer", Operator.of(Classic::plainTexts)));
  }

  /// A value for each key, which the settings list side by side.
  private static Value labels(Call call) {
    Value x = call.input(0);
    List<Object> keys = list(call, "keys");
    List<Object> values = list(call, "values");
    if (keys.isEmpty()) {
      return labelsOfClasses(call);
    }
    if (keys.size() != values.size()) {
      throw call.wrong("%d keys have %d values".formatted(keys.size(), values.size()));
    }
    Map<Object, Object> table = new HashMap<>();
    for (int i = 0; i < keys.size(); i++) {
      table.putIfAbsent(keys.get(i), values.get(i));
    }
    return looked(x.dims(), objects(x), table, usual(call, values.getFirst()));
  }

  /// The oldest form: texts for their numbers, or numbers for texts.
  private static Value labelsOfClasses(Call call) {
    List<String> classes =
        call.texts("classes_strings").orElseThrow(() -> call.wrong("it has no keys"));
    boolean toNumbers = call.input(0) instanceof Value.Texts;
    Map<Object, Object> table = new HashMap<>();
    for (int i = 0; i < classes.size(); i++) {
      Object number = (long) i;
      table.put(toNumbers ? classes.get(i) : number, toNumbers ? number : classes.get(i));
    }
    return looked(
        call.input(0).dims(), objects(call.input(0)), table, usual(call, toNumbers ? 0L : ""));
  }

  private static List<Object> list(Call call, String name) {
    return switch (call.node().attribute(name + "_tensor").orElse(null)) {
      case Attribute.OfTensor(var tensor) -> objects(Value.of(tensor));
      case null, default -> {
        List<Object> all = new ArrayList<>(call.texts(name + "_strings").orElse(List.of()));
        LongStream.of(call.integers(name + "_int64s").orElse(new long[0])).forEach(all::add);
        for (float one : call.floats(name + "_floats").orElse(new float[0])) {
          all.add(one);
        }
        yield all;
      }
    };
  }

  private static Object usual(Call call, Object like) {
    if (call.tensor("default_tensor").isPresent()) {
      return objects(Value.of(call.tensor("default_tensor").orElseThrow())).getFirst();
    }
    return switch (like) {
      case String _ -> call.text("default_string", "_Unused");
      case Long _ -> call.integer("default_int64", -1);
      default -> call.number("default_float", -0.0f);
    };
  }

  private static List<Object> objects(Value value) {
    List<Object> all = new ArrayList<>();
    switch (value) {
      case Value.Texts(Dims _, List<String> texts) -> all.addAll(texts);
      case Value.Integers integers -> LongStream.of(integers.values()).forEach(all::add);
      case Value.Floats(Dims _, float[] values) -> {
        for (float one : values) {
          all.add(one);
        }
      }
      case Value.Doubles(Dims _, double[] values) -> {
        for (double one : values) {
          all.add(one);
        }
      }
    }
    return all;
  }

  private static Value looked(
      Dims dims, List<Object> keys, Map<Object, Object> table, Object usual) {
    List<Object> found = keys.stream().map(key -> table.getOrDefault(key, usual)).toList();
    return switch (usual) {
      case String _ -> new Value.Texts(dims, found.stream().map(String::valueOf).toList());
      case Long _ ->
          new Value.Integers(
              ElementType.INT64, dims, found.stream().mapToLong(one -> (Long) one).toArray());
      default -> {
        float[] y = new float[found.size()];
        for (int i = 0; i < y.length; i++) {
          y[i] = ((Number) found.get(i)).floatValue();
        }
        yield new Value.Floats(dims, y);
      }
    };
  }

  private static Value oneHot(Call call) {
    Value x = call.input(0);
    List<Object> categories =
        call.texts("cats_strings")
            .map(texts -> List.<Object>copyOf(texts))
            .orElseGet(() ->
                LongStream.of(call.integers("cats_int64s").orElse(new long[0]))
                    .mapToObj(one -> (Object) one)
                    .toList());
    if (categories.isEmpty()) {
      throw call.wrong("it has no categories");
    }
    List<Object> elements =
        objects(x instanceof Value.Texts ? x : Casts.to(ElementType.INT64, x, call));
    List<Integer> sizes = new ArrayList<>(x.dims().sizes());
    sizes.add(categories.size());
    float[] y = new float[new Dims(sizes).count()];
    for (int i = 0; i < elements.size(); i++) {
      int at = categories.indexOf(elements.get(i));
      if (at < 0 && !call.flag("zeros", true)) {
        throw call.wrong("%s is none of its categories".formatted(elements.get(i)));
      }
      if (at >= 0) {
        y[i * categories.size() + at] = 1;
      }
    }
    return new Value.Floats(new Dims(sizes), y);
  }

  private static float[] numbers(Call call) {
    if (call.input(0) instanceof Value.Texts) {
      throw call.wrongType(0, "numbers");
    }
    return ((Value.Floats) Casts.to(ElementType.FLOAT, call.input(0), call)).values();
  }

  /// (x - offset) scale, the settings for all columns or for each.
  private static Value scaled(Call call) {
    float[] x = numbers(call);
    float[] offset = call.floats("offset").orElse(new float[1]);
    float[] scale = call.floats("scale").orElse(new float[] {1});
    float[] y = new float[x.length];
    for (int i = 0; i < y.length; i++) {
      y[i] = (x[i] - column(call, offset, i)) * column(call, scale, i);
    }
    return new Value.Floats(call.input(0).dims(), y);
  }

  private static float column(Call call, float[] settings, int i) {
    Dims dims = call.input(0).dims();
    int columns = dims.rank() == 0 ? 1 : dims.size(dims.rank() - 1);
    if (settings.length != 1 && settings.length != columns) {
      throw call.wrong("%d columns have %d settings".formatted(columns, settings.length));
    }
    return settings.length == 1 ? settings[0] : settings[i % columns];
  }

  /// Each row divided by its largest, its sum or its length.
  private static Value normalized(Call call) {
    float[] x = numbers(call);
    Dims dims = call.input(0).dims();
    int n = dims.rank() == 0 ? 1 : dims.size(dims.rank() - 1);
    String norm = call.text("norm", "MAX");
    float[] y = new float[x.length];
    for (int from = 0; from < x.length; from += n) {
      double by = norm.equals("MAX") ? Double.NEGATIVE_INFINITY : 0;
      for (int i = from; i < from + n; i++) {
        by =
            switch (norm) {
              case "MAX" -> Math.max(by, x[i]);
              case "L1" -> by + Math.abs(x[i]);
              case "L2" -> by + (double) x[i] * x[i];
              default -> throw call.wrong("its setting norm is \"%s\"".formatted(norm));
            };
      }
      by = norm.equals("L2") ? Math.sqrt(by) : by;
      for (int i = from; i < from + n; i++) {
        y[i] = (float) (by == 0 ? x[i] : x[i] / by);
      }
    }
    return new Value.Floats(dims, y);
  }

  /// What stands for a missing number is replaced.
  private static Value imputed(Call call) {
    if (call.input(0) instanceof Value.Integers(ElementType type, Dims dims, long[] x)) {
      long missing = call.integer("replaced_value_int64", 0);
      long[] instead =
          call.integers("imputed_value_int64s").orElseThrow(() -> call.wrong("it has no values"));
      long[] y = new long[x.length];
      for (int i = 0; i < y.length; i++) {
        y[i] = x[i] == missing ? instead[i % instead.length] : x[i];
      }
      return new Value.Integers(type, dims, y);
    }
    Value.Floats x = call.floats(0);
    float missing = call.number("replaced_value_float", 0);
    float[] instead =
        call.floats("imputed_value_floats").orElseThrow(() -> call.wrong("it has no values"));
    float[] y = new float[x.values().length];
    for (int i = 0; i < y.length; i++) {
      float one = x.values()[i];
      boolean replaced = Float.isNaN(missing) ? Float.isNaN(one) : one == missing;
      y[i] = replaced ? column(call, instead, i) : one;
    }
    return new Value.Floats(x.dims(), y);
  }

  /// Texts without some words, and in one case.
  private static Value plainTexts(Call call) {
    if (!(call.input(0) instanceof Value.Texts(Dims dims, List<String> texts))) {
      throw call.wrongType(0, "texts");
    }
    boolean exact = call.flag("is_case_sensitive", false);
    Set<String> stops =
        call.texts("stopwords").orElse(List.of()).stream()
            .map(word -> exact ? word : word.toLowerCase(Locale.ROOT))
            .collect(Collectors.toSet());
    String change = call.text("case_change_action", "NONE");
    List<String> left =
        texts.stream()
            .filter(text -> !stops.contains(exact ? text : text.toLowerCase(Locale.ROOT)))
            .map(text ->
                switch (change) {
                  case "LOWER" -> text.toLowerCase(Locale.ROOT);
                  case "UPPER" -> text.toUpperCase(Locale.ROOT);
                  default -> text;
                })
            .toList();
    List<String> some = left.isEmpty() ? List.of("") : left;
    return new Value.Texts(dims.rank() == 2 ? Dims.of(1, some.size()) : Dims.of(some.size()), some);
  }
}
