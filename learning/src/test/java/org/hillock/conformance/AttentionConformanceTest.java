package org.hillock.conformance;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.hillock.conformance.OnnxCase.Tensor;
import org.hillock.network.Network;
import org.hillock.network.SelfAttention;
import org.hillock.network.Trace;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Attention as ONNX's node tests expect it. There queries, keys and values come in by themselves;
/// here they lie side by side in each step, and the weights only pass them on.
///
/// Each query is an example by itself, at the step from which it sees what it should. What a mask
/// adds to its scores is one more number of the keys, by which a query's 1 is multiplied; shared
/// keys are there more than once; keys of the past come first.
class AttentionConformanceTest {
  private static final String FILE = "onnx-attention.csv";

  /// Its exponential is 0, as that of -∞, which cannot be multiplied by 0.
  private static final float HIDDEN = -1e9f;

  static Stream<OnnxCase> cases() {
    return OnnxCase.of(FILE, "Attention").stream();
  }

  @ParameterizedTest
  @MethodSource("cases")
  void aStepTakesWhatThatOfOnnxTakes(OnnxCase test) {
    Sizes sizes = Sizes.of(test);
    float[] given = new float[test.output(0).values().length];
    for (int example = 0; example < sizes.examples; example++) {
      for (int query = 0; query < sizes.queries; query++) {
        float[] y = outputs(test, sizes, example, query);
        for (int head = 0; head < sizes.heads; head++) {
          for (int i = 0; i < sizes.valueWidth; i++) {
            int place = place(test.output(0), sizes.heads, example, head, query, i);
            given[place] = y[head * sizes.width() + i];
          }
        }
      }
    }
    test.assertOutput(0, Case.wide(given));
  }

  /// How many of each there are.
  ///
  /// @param shared heads of keys and values
  /// @param past steps of them that come from before
  private record Sizes(
      int examples,
      int heads,
      int shared,
      int queries,
      int steps,
      int past,
      int keyWidth,
      int valueWidth) {
    static Sizes of(OnnxCase test) {
      Tensor query = test.named("query");
      boolean flat = query.shape().size() == 3;
      int heads = flat ? (int) test.number("q_num_heads", 1) : query.shape().get(1);
      int shared = flat ? (int) test.number("kv_num_heads", 1) : test.named("key").shape().get(1);
      int past = test.has("past_key") ? test.named("past_key").shape().get(2) : 0;
      return new Sizes(
          query.shape().getFirst(),
          heads,
          shared,
          query.shape().get(flat ? 1 : 2),
          past + test.named("key").shape().get(flat ? 1 : 2),
          past,
          query.shape().getLast() / (flat ? heads : 1),
          test.named("value").shape().getLast() / (flat ? shared : 1));
    }

    /// Room for what a mask adds, too.
    int width() {
      return Math.max(keyWidth + 1, valueWidth);
    }

    int inner() {
      return heads * width();
    }

    int firstSharing(int head) {
      return head / (heads / shared);
    }
  }

  /// The step of one query, all heads side by side.
  private static float[] outputs(OnnxCase test, Sizes sizes, int example, int query) {
    boolean causal = test.number("is_causal", 0) == 1;
    int inner = sizes.inner();
    SelfAttention layer =
        new SelfAttention(sizes.steps, 3 * inner, sizes.heads, sizes.width(), causal);
    Network network = new Network(List.of(layer), passingOn(layer, inner));
    int length = test.has("lengths") ? (int) test.named("lengths").values()[example] : sizes.steps;
    int before = test.has("lengths") ? length - sizes.queries : sizes.past;
    int step = causal ? before + query : 0;
    Trace trace = network.traceOfOutputs(1);
    trace.lengths()[0][0] = length;
    for (int head = 0; head < sizes.heads; head++) {
      int at = head * sizes.width();
      takeQuery(test, sizes, example, query, head, trace.inputs(), step * 3 * inner + at);
      for (int t = 0; t < sizes.steps; t++) {
        int to = t * 3 * inner + at + inner;
        takeStep(test, sizes, example, head, t, trace.inputs(), to);
        float added = added(test, example, head, query, t);
        trace.inputs()[to + sizes.keyWidth] = added;
      }
    }
    network.forward(trace, 1);
    float[] y = new float[inner];
    System.arraycopy(trace.outputs(), step * 3 * inner, y, 0, inner);
    return y;
  }

  /// Weights of 1, from a number to itself.
  private static float[] passingOn(SelfAttention layer, int inner) {
    float[] parameters = new float[layer.parameters()];
    int stride = 3 * inner;
    for (int i = 0; i < stride; i++) {
      parameters[i * stride + i] = 1;
    }
    for (int i = 0; i < inner; i++) {
      parameters[stride * stride + i * stride + i] = 1;
    }
    return parameters;
  }

  /// The layer divides by the square root of its width.
  private static void takeQuery(
      OnnxCase test, Sizes sizes, int example, int query, int head, float[] x, int to) {
    double root = Math.sqrt(sizes.width());
    double scale = test.number("scale", 1 / Math.sqrt(sizes.keyWidth));
    Tensor queries = test.named("query");
    for (int i = 0; i < sizes.keyWidth; i++) {
      int from = place(queries, sizes.heads, example, head, query, i);
      x[to + i] = (float) (scale * root * queries.values()[from]);
    }
    x[to + sizes.keyWidth] = (float) root;
  }

  private static void takeStep(
      OnnxCase test, Sizes sizes, int example, int head, int t, float[] x, int to) {
    String before = t < sizes.past ? "past_" : "";
    int own = t < sizes.past ? t : t - sizes.past;
    int from = sizes.firstSharing(head);
    Tensor keys = test.named(before + "key");
    Tensor values = test.named(before + "value");
    for (int i = 0; i < sizes.keyWidth; i++) {
      x[to + i] = keys.values()[place(keys, sizes.shared, example, from, own, i)];
    }
    int value = to + sizes.inner();
    for (int i = 0; i < sizes.valueWidth; i++) {
      x[value + i] = values.values()[place(values, sizes.shared, example, from, own, i)];
    }
  }

  /// What the mask adds to the score of a step, or the least if it does not reach there.
  private static float added(OnnxCase test, int example, int head, int query, int t) {
    if (test.has("boolean_mask")) {
      Tensor mask = test.named("boolean_mask");
      return mask.values()[placeInMask(mask, example, head, query, t)] == 1 ? 0 : HIDDEN;
    }
    if (test.has("mask")) {
      Tensor mask = test.named("mask");
      boolean reaches = t < mask.shape().getLast();
      return reaches ? mask.values()[placeInMask(mask, example, head, query, t)] : HIDDEN;
    }
    return 0;
  }

  /// Of examples × heads × queries × steps, where what is missing or 1 is the same for all.
  private static int placeInMask(Tensor mask, int... at) {
    int place = 0;
    int skipped = at.length - mask.shape().size();
    for (int i = 0; i < mask.shape().size(); i++) {
      int size = mask.shape().get(i);
      place = place * size + (size == 1 ? 0 : at[skipped + i]);
    }
    return place;
  }

  /// Of examples × heads × steps × numbers, or examples × steps × all heads' numbers.
  private static int place(Tensor tensor, int heads, int example, int head, int step, int i) {
    List<Integer> shape = tensor.shape();
    if (shape.size() == 4) {
      return ((example * heads + head) * shape.get(2) + step) * shape.getLast() + i;
    }
    return ((example * shape.get(1) + step) * heads + head) * (shape.getLast() / heads) + i;
  }

  @Test
  void everyOtherCaseIsLeftOutForAReason() {
    assertEquals(
        Map.of(
            "a tanh keeps its scores small",
            2L,
            "of half floats",
            2L,
            "of a step that sees none, not even itself",
            4L),
        Case.leftOut(Case.of(FILE)));
    assertEquals(40, cases().count());
  }
}
