package org.hillock.onnx.export;

import java.util.Arrays;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;

/// Images and sequences with their channels in front, rows × channels × height × width, as
/// convolutions and pools of ONNX take them; ours have them last.
///
/// Of what such an operator gives, both orders are known, so the next one goes on with the first,
/// and no axes are turned in between.
final class Channels {
  private Channels() {}

  /// What flows with its channels in front. Features alone stay as they are.
  ///
  /// @return the name of the value
  static String first(Flow flow, Draft draft) {
    int rank = rank(flow);
    return rank == 2 ? flow.value() : draft.turned(flow.value(), toFront(rank));
  }

  /// What flows with its channels in front, if something gave it so.
  static Optional<String> known(Flow flow, Draft draft) {
    return draft.before(flow.value(), toBack(rank(flow)));
  }

  /// A value that has its channels in front, with them last.
  ///
  /// @param rank its number of axes
  static String last(String value, int rank, Draft draft) {
    return rank == 2 ? value : draft.turned(value, toBack(rank));
  }

  /// What is computed number by number from what flows, in the order in which it was given.
  static Flow each(Flow flow, Draft draft, UnaryOperator<String> numbers) {
    String y =
        known(flow, draft)
            .map(x -> last(numbers.apply(x), rank(flow), draft))
            .orElseGet(() -> numbers.apply(flow.value()));
    return flow.with(y, flow.shape());
  }

  /// How many axes the value of a flow has.
  static int rank(Flow flow) {
    return flow.shape().sizes().size() + 1;
  }

  /// The sizes of numbers of which there is one a channel, to go with values of such a rank whose
  /// channels are in front.
  static long[] dims(int channels, int rank) {
    long[] dims = new long[rank - 1];
    Arrays.fill(dims, 1);
    dims[0] = channels;
    return dims;
  }

  private static int[] toFront(int rank) {
    return IntStream.range(0, rank).map(i -> i == 0 ? 0 : i == 1 ? rank - 1 : i - 1).toArray();
  }

  private static int[] toBack(int rank) {
    return IntStream.range(0, rank).map(i -> i == 0 ? 0 : i == rank - 1 ? 1 : i + 1).toArray();
  }
}
