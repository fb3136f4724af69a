package org.hillock.onnx.export;

import java.util.List;
import java.util.Map;
import org.hillock.network.Junction;
import org.hillock.onnx.Attribute;

/// Where branches begin and end.
final class JunctionForms {
  private JunctionForms() {}

  static Flow junction(Junction layer, Placed placed, Draft draft) {
    Flow flow = placed.flow();
    return switch (layer) {
      case Junction.Fork _ -> flow;
      case Junction.Recall recall -> placed.flows().get(placed.index() - recall.back());
      case Junction.Add add -> {
        Flow other = other(placed, add.back());
        String y =
            areInFront(flow, other, draft)
                ? back(draft.node("Add", front(other, draft), front(flow, draft)), flow, draft)
                : draft.node("Add", other.value(), flow.value());
        yield flow.with(y, add.outputShape());
      }
      case Junction.Concatenate both -> {
        Flow other = other(placed, both.back());
        String y =
            areInFront(flow, other, draft)
                ? back(beside(front(other, draft), front(flow, draft), 1, draft), flow, draft)
                : beside(other.value(), flow.value(), -1, draft);
        yield flow.with(y, both.outputShape());
      }
    };
  }

  /// What the last layer of the other branch gives.
  private static Flow other(Placed placed, int back) {
    return placed.flows().get(placed.index() - back + 1);
  }

  private static boolean areInFront(Flow flow, Flow other, Draft draft) {
    return Channels.known(flow, draft).isPresent() || Channels.known(other, draft).isPresent();
  }

  private static String front(Flow flow, Draft draft) {
    return Channels.first(flow, draft);
  }

  private static String back(String value, Flow flow, Draft draft) {
    return Channels.last(value, Channels.rank(flow), draft);
  }

  private static String beside(String first, String second, int axis, Draft draft) {
    return draft.node("Concat", List.of(first, second), Map.of("axis", Attribute.of(axis)));
  }
}
