package org.hillock.network;

import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Attention keeps the contract, is the definition, and sees no padding.
class SelfAttentionTest {
  static Stream<SelfAttention> sizes() {
    return Stream.of(
        new SelfAttention(1, 1, 1, 1, false),
        new SelfAttention(5, 6, 2, 3, false),
        new SelfAttention(5, 6, 2, 3, true),
        new SelfAttention(7, 4, 1, 4, true),
        new SelfAttention(3, 5, 3, 2, false),
        new SelfAttention(70, 3, 1, 2, false));
  }

  @ParameterizedTest
  @MethodSource("sizes")
  void itKeepsTheContract(SelfAttention attention) {
    LayerContract.verify(attention);
  }
}
