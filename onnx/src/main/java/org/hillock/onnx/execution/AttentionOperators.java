package org.hillock.onnx.execution;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Attention and rotary positions.
final class AttentionOperators {
  private AttentionOperators() {}

  static Map<String, Operator> all() {
    return Map.of(
        "Attention",
        AttentionOperators::attention,
        "RotaryEmbedding",
        Operator.of(AttentionOperators::rotary));
  }

  /// The values of heads, then all keys and values, then the products of queries and keys.
  private static List<Value> attention(Call call) {
    boolean flat = call.floats(0).dims().rank() == 3;
    int queryHeads = Math.toIntExact(call.integer("q_num_heads", 0));
    int keyHeads = Math.toIntExact(call.integer("kv_num_heads", 0));
    Value.Floats queries = heads(call, 0, queryHeads);
    Value.Floats keys = after(call, 4, heads(call, 1, keyHeads));
    Value.Floats values = after(call, 5, heads(call, 2, keyHeads));
    int past = call.has(4) ? call.floats(4).dims().size(2) : 0;
    Attending attending =
        new Attending(
            call.number("scale", (float) (1 / Math.sqrt(queries.dims().size(3)))),
            call.number("softcap", 0),
            Math.toIntExact(call.integer("qk_matmul_output_mode", 0)));
    Dims products =
        Dims.of(
            queries.dims().size(0),
            queries.dims().size(1),
            queries.dims().size(2),
            keys.dims().size(2));
    float[] bias = bias(call, products, past);
    Attending.Outcome outcome = attending.of(call, queries, keys, values, bias);
    Value.Floats y = flat ? flat(outcome.y()) : outcome.y();
    return List.of(y, keys, values, outcome.products());
  }

  /// Examples x heads x steps x numbers, from examples x steps x numbers of all heads.
  private static Value.Floats heads(Call call, int input, int heads) {
    Value.Floats x = call.floats(input);
    if (x.dims().rank() == 4) {
      return x;
    }
    if (x.dims().rank() != 3 || heads < 1 || x.dims().size(2) % heads != 0) {
      throw call.wrong("input %d of %s is no %d heads".formatted(input + 1, x.dims(), heads));
    }
    return heads(x, heads);
  }

  /// Examples x heads x steps x numbers, from examples x steps x numbers of all heads.
  static Value.Floats heads(Value.Floats x, int heads) {
    int width = x.dims().size(2) / heads;
    Dims apart = Dims.of(x.dims().size(0), x.dims().size(1), heads, width);
    return exchanged(x.in(apart));
  }

  /// Examples x steps x numbers of all heads.
  static Value.Floats flat(Value.Floats x) {
    Value.Floats steps = exchanged(x);
    Dims dims = steps.dims();
    return steps.in(Dims.of(dims.size(0), dims.size(1), dims.size(2) * dims.size(3)));
  }

  /// With the second and third of four sizes exchanged.
  private static Value.Floats exchanged(Value.Floats x) {
    Dims dims = x.dims();
    int first = dims.size(1);
    int second = dims.size(2);
    int width = dims.size(3);
    float[] exchanged = new float[x.values().length];
    for (int i = 0; i < dims.size(0) * first * second; i++) {
      int example = i / (first * second);
      int to = (example * second + i % second) * first + i / second % first;
      System.arraycopy(x.values(), i * width, exchanged, to * width, width);
    }
    return new Value.Floats(dims.with(1, second).with(2, first), exchanged);
  }

  /// What was there before, then what is new.
  private static Value.Floats after(Call call, int input, Value.Floats now) {
    if (!call.has(input)) {
      return now;
    }
    Value.Floats past = call.floats(input);
    int old = past.dims().product(2, 4);
    int added = now.dims().product(2, 4);
    Dims dims = now.dims().with(2, now.dims().size(2) + past.dims().size(2));
    if (!past.dims().equals(now.dims().with(2, past.dims().size(2)))) {
      throw call.wrong("what is past is %s, and what is new %s".formatted(past.dims(), now.dims()));
    }
    float[] both = new float[dims.count()];
    for (int head = 0; head < dims.product(0, 2); head++) {
      int to = head * (old + added);
      System.arraycopy(past.values(), head * old, both, to, old);
      System.arraycopy(now.values(), head * added, both, to + old, added);
    }
    return new Value.Floats(dims, both);
  }

  /// What is added to products of queries and keys: the mask, -∞ for keys to come and for padding.
  private static float[] bias(Call call, Dims products, int past) {
    float[] bias = mask(call, products);
    int keys = products.size(3);
    int queries = products.size(2);
    Optional<long[]> lengths =
        call.has(6) ? Optional.of(call.integers(6).values()) : Optional.empty();
    boolean causal = call.flag("is_causal", false);
    for (int i = 0; i < bias.length && (causal || lengths.isPresent()); i++) {
      int key = i % keys;
      int query = i / keys % queries;
      long length = keys;
      long ahead = past;
      if (lengths.isPresent()) {
        length = lengths.get()[i / products.product(1, 4)];
        ahead = call.has(4) ? past : length - queries;
      }
      if (key >= length || (causal && key > query + ahead)) {
        bias[i] = Float.NEGATIVE_INFINITY;
      }
    }
    return bias;
  }

  /// A mask may be of truths, and shorter than the keys.
  private static float[] mask(Call call, Dims products) {
    if (!call.has(3)) {
      return new float[products.count()];
    }
    Value given = call.input(3);
    int length = given.dims().size(given.dims().rank() - 1);
    float[] mask =
        given instanceof Value.Integers truths
            ? forbidden(truths.values())
            : call.floats(3).values();
    int keys = products.size(3);
    Dims dims = given.dims();
    if (length != 1 && length < keys) {
      float[] longer = new float[mask.length / Math.max(1, length) * keys];
      Arrays.fill(longer, Float.NEGATIVE_INFINITY);
      for (int row = 0; row < longer.length / keys; row++) {
        System.arraycopy(mask, row * length, longer, row * keys, length);
      }
      mask = longer;
      dims = dims.with(dims.rank() - 1, keys);
    }
    return Broadcast.to(new Value.Floats(dims, mask), products).values().clone();
  }

  private static float[] forbidden(long[] truths) {
    float[] mask = new float[truths.length];
    for (int i = 0; i < mask.length; i++) {
      mask[i] = truths[i] == 0 ? Float.NEGATIVE_INFINITY : 0;
    }
    return mask;
  }

  /// Turns pairs of numbers by angles that grow with the position.
  private static Value rotary(Call call) {
    Value.Floats x = call.floats(0);
    boolean flat = x.dims().rank() == 3;
    int heads = flat ? Math.toIntExact(call.integer("num_heads", 0)) : x.dims().size(1);
    Value.Floats apart = heads(call, 0, heads);
    int steps = apart.dims().size(2);
    int width = apart.dims().size(3);
    int said = Math.toIntExact(call.integer("rotary_embedding_dim", 0));
    int half = (said == 0 ? width : said) / 2;
    boolean interleaved = call.flag("interleaved", false);
    float[] cosines = call.floats(1).values();
    float[] sines = call.floats(2).values();
    List<Long> positions = new ArrayList<>();
    if (call.has(3)) {
      for (long position : call.integers(3).values()) {
        positions.add(position);
      }
    }
    float[] y = apart.values().clone();
    for (int i = 0; i < apart.dims().product(0, 3); i++) {
      int place = i / steps / heads * steps + i % steps;
      int at = Math.toIntExact((positions.isEmpty() ? place : positions.get(place)) * half);
      for (int pair = 0; pair < half; pair++) {
        int first = i * width + (interleaved ? 2 * pair : pair);
        int second = first + (interleaved ? 1 : half);
        float a = apart.values()[first];
        float b = apart.values()[second];
        y[first] = cosines[at + pair] * a - sines[at + pair] * b;
        y[second] = sines[at + pair] * a + cosines[at + pair] * b;
      }
    }
    Value.Floats turned = new Value.Floats(apart.dims(), y);
    return flat ? flat(turned) : turned;
  }
}
