package org.hillock.onnx.execution;

import static org.hillock.onnx.execution.AgreementTest.floats;
import static org.hillock.onnx.execution.AgreementTest.integers;
import static org.hillock.onnx.execution.AgreementTest.longs;
import static org.hillock.onnx.execution.AgreementTest.number;
import static org.hillock.onnx.execution.AgreementTest.op;
import static org.hillock.onnx.execution.AgreementTest.truths;

import java.util.List;
import org.hillock.onnx.Attribute;
import org.hillock.onnx.ElementType;
import org.hillock.onnx.Tensor;
import org.hillock.onnx.execution.AgreementTest.Case;

/// Nodes that only move elements.
final class MovesCases {
  private MovesCases() {}

  static List<Case> moves() {
    Value x = floats(2, 3, 4);
    return List.of(
        new Case(op("Transpose"), x),
        new Case(op("Transpose").with("perm", 1, 2, 0), x),
        new Case(op("Slice"), x, longs(-1, 3), longs(0, -9), longs(1, 2), longs(-1, -2)),
        new Case(op("Slice"), x, longs(1), longs(Long.MAX_VALUE), longs(-1)),
        new Case(op("Slice"), x, longs(3), longs(1), longs(0)),
        new Case(
            op("Slice")
                .opset(9)
                .with("starts", Attribute.ofIntegers(1))
                .with("ends", Attribute.ofIntegers(-1))
                .with("axes", Attribute.ofIntegers(2)),
            x),
        new Case(op("Concat").with("axis", 1), x, floats(2, 1, 4)),
        new Case(op("Split").outputs(2).with("axis", 2).with("num_outputs", 2), floats(1, 2, 5)),
        new Case(op("Split").outputs(2).with("axis", 1), x, longs(2, 1)),
        new Case(op("Tile"), x, longs(1, 2, 3)),
        new Case(op("Expand"), floats(3, 1), longs(2, 1, 4)),
        new Case(op("Trilu"), floats(2, 3, 4), number(1)),
        new Case(op("Trilu").with("upper", 0), floats(3, 4), number(-1)),
        new Case(op("DepthToSpace").with("blocksize", 2), floats(1, 8, 2, 3)),
        new Case(
            op("DepthToSpace").with("blocksize", 2).with("mode", Attribute.of("CRD")),
            floats(1, 8, 2, 3)),
        new Case(op("SpaceToDepth").with("blocksize", 2), floats(1, 2, 4, 6)),
        new Case(op("Pad"), x, longs(1, 0, 2, 0, 1, 0), floats()),
        new Case(op("Pad"), x, longs(0, -1, 2, 0, 0, -1)),
        new Case(op("Pad").with("mode", Attribute.of("reflect")), x, longs(0, 2, 3, 0, 1, 2)),
        new Case(op("Pad").with("mode", Attribute.of("edge")), x, longs(1, 0, 2, 0, 1, 0)),
        new Case(op("Pad").with("mode", Attribute.of("wrap")), x, longs(0, 1, 2, 0, 1, 3)),
        new Case(op("Reshape"), x, longs(0, -1)),
        new Case(op("Flatten").with("axis", 2), x),
        new Case(op("Unsqueeze"), x, longs(0, -1)),
        new Case(op("Squeeze"), floats(1, 3, 1), longs(-1)),
        new Case(op("Shape").with("start", -2), x));
  }

  static List<Case> places() {
    Value x = floats(3, 4, 2);
    return List.of(
        new Case(op("Gather").with("axis", 1), x, longs(-1, 0, 2)),
        new Case(op("Gather"), x, integers(ElementType.INT64, new int[] {2, 2}, 0, -1, 2, 1)),
        new Case(
            op("GatherElements").with("axis", 1),
            floats(2, 3),
            integers(ElementType.INT64, new int[] {2, 2}, 0, -1, 2, 1)),
        new Case(op("GatherND"), x, integers(ElementType.INT64, new int[] {2, 2}, 0, 1, -1, 3)),
        new Case(
            op("GatherND").with("batch_dims", 1),
            x,
            integers(ElementType.INT64, new int[] {3, 1}, 0, 3, 1)),
        new Case(
            op("ScatterND"),
            x,
            integers(ElementType.INT64, new int[] {2, 1}, 2, 0),
            floats(2, 4, 2)),
        new Case(
            op("ScatterND").with("reduction", Attribute.of("add")),
            x,
            integers(ElementType.INT64, new int[] {2, 2}, 2, 0, 2, 0),
            floats(2, 2)),
        new Case(
            op("ScatterElements").with("axis", 1),
            floats(2, 3),
            integers(ElementType.INT64, new int[] {2, 2}, 0, -1, 2, 1),
            floats(2, 2)),
        new Case(
            op("ScatterElements").with("reduction", Attribute.of("max")),
            floats(2, 3),
            integers(ElementType.INT64, new int[] {2, 3}, 0, 0, 1, 0, 1, 1),
            floats(2, 3)),
        new Case(op("Compress").with("axis", 1), x, truths(true, false, true)),
        new Case(op("Compress"), x, truths(false, true, true)),
        new Case(op("Where"), truths(true, false), floats(3, 1), floats(2)),
        new Case(op("OneHot").with("axis", 0), longs(1, -1, 5), number(3), longs(7, 9)),
        new Case(op("ConstantOfShape"), longs(2, 3)),
        new Case(
            op("ConstantOfShape").with("value", Attribute.of(Tensor.of("", new long[] {4}, 1))),
            longs(2, 0)),
        new Case(op("Range"), number(7), number(1), number(-2)),
        new Case(op("EyeLike").with("k", 1), floats(3, 4)));
  }
}
