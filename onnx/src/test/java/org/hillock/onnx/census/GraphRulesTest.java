package org.hillock.onnx.census;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GraphRulesTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "double-softmax | a = Softmax x; y = Softmax a",
        "double-softmax | a = Sigmoid x; b = Identity a; y = Softmax b",
        "relu-before-output | a = Relu x; y = Sigmoid a",
        "relu-output | y = Relu x",
        "softmax-hidden | a = Softmax x; y = MatMul a w",
        "step-untrainable | g = Greater x 0; c = Cast g to:1; y = MatMul c w",
        "linear-stack | a = Add x w; y = MatMul a w",
        "deep-sigmoid | a = Sigmoid x; b = MatMul a w; c = Sigmoid b; d = MatMul c w; e = Sigmoid d; y = MatMul e w",
        "float16 | a = Relu x; b = Mul a a; y = MatMul b w",
        "'' | a = Relu x; b = MatMul a w; y = Softmax b",
        "'' | a = Sigmoid x; b = MatMul a w; y = Sigmoid b",
      })
  void aRuleIsBrokenWhereItSaysSo(String id, String lines) {
    List<String> ids =
        Inspection.of(Graphs.of(lines.strip().split("; ", -1))).findings().stream()
            .map(Finding::id)
            .filter(found -> !found.equals("binary-softmax"))
            .toList();
    assertEquals(id.isEmpty() ? List.of() : List.of(id), ids);
  }
}
