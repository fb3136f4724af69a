package org.hillock.onnx.execution;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.hillock.activation.Activations;
import org.hillock.activation.Elementwise;
import org.hillock.activation.Loop;
import org.hillock.onnx.ElementType;

/// Operators into which ONNX Runtime fuses parts of transformers.
final class MicrosoftOperators {
  private MicrosoftOperators() {}

  static Map<String, Operator> all() {
    Map<String, Operator> all = new HashMap<>();
    put(all, "Gelu", Operator.of(call -> biased(call, "gelu")));
    put(all, "BiasGelu", Operator.of(call -> biased(call, "gelu")));
    put(all, "FastGelu", Operator.of(call -> biased(call, "gelu_tanh")));
    put(all, "SkipLayerNormalization", MicrosoftOperators::skip);
    put(all, "EmbedLayerNormalization", MicrosoftOperators::embedded);
    put(all, "Attention", Operator.of(MicrosoftOperators::attention));
    return Map.copyOf(all);
  }

  private static void put(Map<String, Operator> all, String name, Operator operator) {
    all.put(Operators.MICROSOFT + name, operator);
  }

  /// A function of the input and a bias along its last size, if there is one.
  private static Value biased(Call call, String name) {
    Value.Floats x = call.floats(0);
    float[] y = sum(x, call, 1);
    Loop.of((Elementwise) Activations.named(name)).forward(y, 0, y, 0, y.length);
    return new Value.Floats(x.dims(), y);
  }

  /// A copy with an input added, if it is there, that repeats itself.
  private static float[] sum(Value.Floats x, Call call, int input) {
    float[] y = x.values().clone();
    if (call.has(input)) {
      float[] bias = Broadcast.to(call.floats(input), x.dims()).values();
      for (int i = 0; i < y.length; i++) {
        y[i] += bias[i];
      }
    }
    return y;
  }

  /// The layer normalization of a sum; the fourth output is the sum.
  private static List<Value> skip(Call call) {
    Value.Floats x = call.floats(0);
    Value.Floats both = new Value.Floats(x.dims(), sum(x, call, 1));
    Value.Floats sum = new Value.Floats(x.dims(), sum(both, call, 4));
    Value.Floats nothing = new Value.Floats(Dims.of(0), new float[0]);
    return List.of(normalized(call, sum, 2), nothing, nothing, sum);
  }

  /// The layer normalization over the last size.
  ///
  /// @param scale the input with the scale; that after it has the bias
  private static Value.Floats normalized(Call call, Value.Floats x, int scale) {
    int width = x.dims().size(x.dims().rank() - 1);
    float[] y = new float[x.values().length];
    float[] scales = call.floats(scale).values();
    float[] biases = call.has(scale + 1) ? call.floats(scale + 1).values() : new float[width];
    float epsilon = call.number("epsilon", 1e-12f);
    for (int from = 0; from < y.length; from += width) {
      Moments.of(x.values(), from, width, epsilon).standardize(x.values(), from, width, y);
      for (int i = 0; i < width; i++) {
        y[from + i] = y[from + i] * scales[i] + biases[i];
      }
    }
    return new Value.Floats(x.dims(), y);
  }

  /// Sums of the embeddings of words, positions and segments, normalized; and how many words each
  /// row of the mask has.
  private static List<Value> embedded(Call call) {
    Value.Integers words = call.integers(0);
    int steps = words.dims().size(1);
    float[] table = call.floats(2).values();
    int width = call.floats(2).dims().size(1);
    float[] positions = call.floats(3).values();
    List<Integer> sizes = new ArrayList<>(words.dims().sizes());
    sizes.add(width);
    float[] sums = new float[new Dims(sizes).count()];
    for (int i = 0; i < words.values().length; i++) {
      int word = Math.toIntExact(words.values()[i]);
      int position =
          call.has(8)
              ? (int) call.integers(8).values()[i % call.integers(8).values().length]
              : i % steps;
      int segment = call.has(1) && call.has(4) ? (int) call.integers(1).values()[i] : 0;
      for (int j = 0; j < width; j++) {
        sums[i * width + j] =
            table[word * width + j]
                + positions[position * width + j]
                + (call.has(4) ? call.floats(4).values()[segment * width + j] : 0);
      }
    }
    Value.Floats sum = new Value.Floats(new Dims(sizes), sums);
    return List.of(normalized(call, sum, 5), counts(call, words.dims().size(0), steps), sum);
  }

  private static Value counts(Call call, int rows, int steps) {
    long[] counts = new long[rows];
    for (int row = 0; call.has(7) && row < rows; row++) {
      long[] mask = call.integers(7).values();
      counts[row] = Arrays.stream(mask, row * steps, (row + 1) * steps).sum();
    }
    return new Value.Integers(ElementType.INT32, Dims.of(rows), counts);
  }

  /// Attention to the input itself, with the three products in one matrix.
  private static Value attention(Call call) {
    Value.Floats x = call.floats(0);
    if (call.has(4)
        || call.has(5)
        || call.flag("unidirectional", false)
        || call.integers("qkv_hidden_sizes").isPresent()) {
      throw call.wrong("only attention over whole rows, without a past, is known here");
    }
    int heads = Math.toIntExact(call.integer("num_heads", 1));
    Value.Floats products = Products.floats(x, call.floats(1));
    Value.Floats all = new Value.Floats(products.dims(), sum(products, call, 2));
    int width = all.dims().size(2) / 3;
    Value.Floats[] parts = new Value.Floats[3];
    for (int part = 0; part < 3; part++) {
      parts[part] = AttentionOperators.heads(part(all, part, width), heads);
    }
    int steps = x.dims().size(1);
    Dims shape = Dims.of(x.dims().size(0), heads, steps, steps);
    float scale = call.number("scale", 0);
    float usual = (float) (1 / Math.sqrt(width / (double) heads));
    return AttentionOperators.flat(
        new Attending(scale == 0 ? usual : scale, 0, 0)
            .of(call, parts[0], parts[1], parts[2], mask(call, shape))
            .y());
  }

  private static Value.Floats part(Value.Floats all, int part, int width) {
    float[] own = new float[all.values().length / 3];
    for (int row = 0; row < own.length / Math.max(1, width); row++) {
      System.arraycopy(all.values(), (3 * row + part) * width, own, row * width, width);
    }
    return new Value.Floats(all.dims().with(2, width), own);
  }

  /// Of 0 and 1 for each key of a row, or how many keys each row has.
  private static float[] mask(Call call, Dims shape) {
    float[] mask = new float[shape.count()];
    if (!call.has(3)) {
      return mask;
    }
    long[] given = call.integers(3).values();
    int rows = shape.size(0);
    int keys = shape.size(3);
    boolean counts = call.input(3).dims().rank() == 1;
    if (given.length != (counts ? rows : rows * keys)) {
      throw call.wrong("a mask of %s is not known here".formatted(call.input(3).dims()));
    }
    // What is masked keeps a weight of e^-10000, which is 0; a row of which all is masked sees all.
    for (int i = 0; i < mask.length; i++) {
      int row = i / shape.product(1, 4);
      int key = i % keys;
      boolean seen = counts ? key < given[row] : given[row * keys + key] != 0;
      mask[i] = seen ? 0 : call.number("mask_filter_value", -10000);
    }
    return mask;
  }
}
