package org.hillock.peers.training;

import ai.onnx.proto.OnnxMl.GraphProto;
import ai.onnx.proto.OnnxMl.ModelProto;
import ai.onnx.proto.OnnxMl.NodeProto;
import ai.onnx.proto.OnnxMl.OperatorSetIdProto;
import ai.onnx.proto.OnnxMl.TensorProto;
import ai.onnx.proto.OnnxMl.TensorProto.DataType;
import ai.onnx.proto.OnnxMl.TensorShapeProto;
import ai.onnx.proto.OnnxMl.TypeProto;
import ai.onnx.proto.OnnxMl.ValueInfoProto;
import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.hillock.numeric.Draws;

/// ONNX Runtime, which only answers; its inputs and answers lie in place.
final class Onnx implements Predictor {
  private static final int OPERATORS = 21;
  private static final int FORMAT = 10;

  private final Net.Perceptron net;
  private final Examples examples;
  private final int threads;
  private final OrtEnvironment environment = OrtEnvironment.getEnvironment();

  private Onnx(Net.Perceptron net, Examples examples, int threads) {
    this.net = net;
    this.examples = examples;
    this.threads = threads;
  }

  /// Nothing for trainings.
  static Optional<Onnx> of(Work work, Examples examples, int threads) {
    boolean answers = work.kind() == Work.Kind.LATENCY || work.kind() == Work.Kind.START;
    return answers
        ? work.perceptron().map(net -> new Onnx(net, examples, threads))
        : Optional.empty();
  }

  @Override
  public Prediction prediction(int first, int rows) {
    FloatBuffer answers = buffer(rows * examples.classes());
    try {
      OrtSession.SessionOptions options = new OrtSession.SessionOptions();
      options.setIntraOpNumThreads(threads);
      OrtSession session = environment.createSession(model().toByteArray(), options);
      FloatBuffer x = buffer(rows * examples.features()).put(examples.inputs(first, rows)).flip();
      Map<String, OnnxTensor> inputs = Map.of("0", tensor(x, rows, examples.features()));
      Map<String, OnnxTensor> outputs = Map.of("logits", tensor(answers, rows, examples.classes()));
      return new Prediction() {
        @Override
        public void run() {
          try (OrtSession.Result _ = session.run(inputs, outputs)) {
            // The result is where the answers lie.
          } catch (OrtException failure) {
            throw new IllegalStateException("ONNX Runtime failed", failure);
          }
        }

        @Override
        public float[] logits() {
          float[] logits = new float[answers.capacity()];
          answers.get(0, logits);
          return logits;
        }
      };
    } catch (OrtException failure) {
      throw new IllegalStateException("ONNX Runtime refused the model", failure);
    }
  }

  private OnnxTensor tensor(FloatBuffer numbers, int rows, int columns) throws OrtException {
    return OnnxTensor.createTensor(environment, numbers, new long[] {rows, columns});
  }

  private static FloatBuffer buffer(int numbers) {
    return ByteBuffer.allocateDirect(numbers * Float.BYTES)
        .order(ByteOrder.nativeOrder())
        .asFloatBuffer();
  }

  /// Dense layers and relu between, with random weights. A value is named by the layer that it goes
  /// into.
  private ModelProto model() {
    List<Integer> widths = net.widths();
    GraphProto.Builder graph = GraphProto.newBuilder().setName("graph");
    graph.addInput(info("0", widths.getFirst())).addOutput(info("logits", widths.getLast()));
    for (int l = 1; l < widths.size(); l++) {
      boolean last = l == widths.size() - 1;
      String weights = "weights" + l;
      String bias = "bias" + l;
      String sum = "sum" + l;
      graph.addInitializer(noise(weights, widths.get(l - 1), widths.get(l)));
      graph.addInitializer(noise(bias, widths.get(l)));
      graph.addNode(
          NodeProto.newBuilder()
              .setOpType("Gemm")
              .addAllInput(List.of(String.valueOf(l - 1), weights, bias))
              .addOutput(last ? "logits" : sum));
      if (!last) {
        graph.addNode(
            NodeProto.newBuilder().setOpType("Relu").addInput(sum).addOutput(String.valueOf(l)));
      }
    }
    return ModelProto.newBuilder()
        .setIrVersion(FORMAT)
        .addOpsetImport(OperatorSetIdProto.newBuilder().setVersion(OPERATORS))
        .setGraph(graph)
        .build();
  }

  private static TensorProto noise(String name, int... shape) {
    Draws draws = Draws.of(1).at(name);
    TensorProto.Builder tensor =
        TensorProto.newBuilder().setName(name).setDataType(DataType.FLOAT.getNumber());
    int count = 1;
    for (int width : shape) {
      tensor.addDims(width);
      count *= width;
    }
    for (int i = 0; i < count; i++) {
      tensor.addFloatData((float) (draws.normal(i) / Math.sqrt(shape[0])));
    }
    return tensor.build();
  }

  private static ValueInfoProto info(String name, int columns) {
    TensorShapeProto shape =
        TensorShapeProto.newBuilder()
            .addDim(TensorShapeProto.Dimension.newBuilder().setDimParam("rows"))
            .addDim(TensorShapeProto.Dimension.newBuilder().setDimValue(columns))
            .build();
    return ValueInfoProto.newBuilder()
        .setName(name)
        .setType(
            TypeProto.newBuilder()
                .setTensorType(
                    TypeProto.Tensor.newBuilder()
                        .setElemType(DataType.FLOAT.getNumber())
                        .setShape(shape)))
        .build();
  }
}
