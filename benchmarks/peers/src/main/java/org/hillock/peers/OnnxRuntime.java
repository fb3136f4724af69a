package org.hillock.peers;

import ai.onnx.proto.OnnxMl.AttributeProto;
import ai.onnx.proto.OnnxMl.AttributeProto.AttributeType;
import ai.onnx.proto.OnnxMl.GraphProto;
import ai.onnx.proto.OnnxMl.ModelProto;
import ai.onnx.proto.OnnxMl.NodeProto;
import ai.onnx.proto.OnnxMl.OperatorSetIdProto;
import ai.onnx.proto.OnnxMl.TensorProto.DataType;
import ai.onnx.proto.OnnxMl.TensorShapeProto;
import ai.onnx.proto.OnnxMl.TypeProto;
import ai.onnx.proto.OnnxMl.ValueInfoProto;
import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import com.google.protobuf.ByteString;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.ByteOrder;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.hillock.scorecard.Batch;
import org.hillock.scorecard.Kernel;
import org.hillock.scorecard.Library;

/// ONNX Runtime, by models of one operator whose input and output lie in place. It infers only: no
/// backward.
final class OnnxRuntime implements Library {
  private static final int OPERATORS = 21;
  private static final int FORMAT = 10;

  /// The operator, and those of its attributes that are not ONNX's defaults.
  private static final Map<String, String> MODELS =
      Map.ofEntries(
          Map.entry("sigmoid", "Sigmoid"),
          Map.entry("tanh", "Tanh"),
          Map.entry("relu", "Relu"),
          Map.entry("leaky_relu", "LeakyRelu"),
          Map.entry("elu", "Elu"),
          Map.entry("celu", "Celu"),
          Map.entry("selu", "Selu"),
          Map.entry("swish", "Sigmoid Mul"),
          Map.entry("gelu", "Gelu"),
          Map.entry("gelu_tanh", "Gelu approximate=tanh"),
          Map.entry("softplus", "Softplus"),
          Map.entry("softsign", "Softsign"),
          Map.entry("mish", "Mish"),
          Map.entry("hard_swish", "HardSwish"),
          Map.entry("exponential", "Exp"),
          Map.entry("sine", "Sin"),
          Map.entry("softmax", "Softmax"));

  private final OrtEnvironment environment = OrtEnvironment.getEnvironment();

  @Override
  public String name() {
    return "ONNX Runtime";
  }

  @Override
  public String version() {
    return environment.getVersion();
  }

  @Override
  public Optional<Kernel> kernel(String function, int n, int threads) {
    return Optional.ofNullable(MODELS.get(function)).map(text -> load(text, n, threads));
  }

  @SuppressWarnings("MustBeClosedChecker") // the kernel's release closes the arena
  private Kernel load(String text, int n, int threads) {
    Arena arena = Arena.ofShared();
    Batch batch = Batch.outside(arena, n);
    try {
      OrtSession.SessionOptions options = new OrtSession.SessionOptions();
      options.setIntraOpNumThreads(threads);
      OrtSession session = environment.createSession(model(text, n).toByteArray(), options);
      Map<String, OnnxTensor> inputs = Map.of("x", tensor(batch.x(), n));
      Map<String, OnnxTensor> outputs = Map.of("y", tensor(batch.y(), n));
      return new Kernel(
          batch,
          () -> run(session, inputs, outputs),
          Optional.empty(),
          () -> {
            close(session);
            options.close();
            inputs.values().forEach(OnnxTensor::close);
            outputs.values().forEach(OnnxTensor::close);
            arena.close();
          });
    } catch (OrtException failure) {
      throw new IllegalStateException("ONNX Runtime refused the model " + text, failure);
    }
  }

  private static void run(
      OrtSession session, Map<String, OnnxTensor> inputs, Map<String, OnnxTensor> outputs) {
    try (OrtSession.Result _ = session.run(inputs, outputs)) {
      // The result is where the output lies.
    } catch (OrtException failure) {
      throw new IllegalStateException("ONNX Runtime failed", failure);
    }
  }

  private static void close(OrtSession session) {
    try {
      session.close();
    } catch (OrtException failure) {
      throw new IllegalStateException("ONNX Runtime did not close", failure);
    }
  }

  private OnnxTensor tensor(MemorySegment memory, int n) throws OrtException {
    return OnnxTensor.createTensor(
        environment,
        memory.asByteBuffer().order(ByteOrder.nativeOrder()).asFloatBuffer(),
        new long[] {n / ROW, ROW});
  }

  private static ModelProto model(String text, int n) {
    GraphProto.Builder graph =
        GraphProto.newBuilder().setName("graph").addInput(info("x", n)).addOutput(info("y", n));
    if (text.equals("Sigmoid Mul")) {
      graph.addNode(node("Sigmoid").addInput("x").addOutput("s"));
      graph.addNode(node("Mul").addInput("x").addInput("s").addOutput("y"));
    } else {
      List<String> words = List.of(text.split("[ =]", -1));
      NodeProto.Builder node = node(words.getFirst()).addInput("x").addOutput("y");
      if (words.size() == 3) {
        node.addAttribute(
            AttributeProto.newBuilder()
                .setName(words.get(1))
                .setType(AttributeType.STRING)
                .setS(ByteString.copyFromUtf8(words.get(2))));
      }
      graph.addNode(node);
    }
    return ModelProto.newBuilder()
        .setIrVersion(FORMAT)
        .addOpsetImport(OperatorSetIdProto.newBuilder().setVersion(OPERATORS))
        .setGraph(graph)
        .build();
  }

  private static NodeProto.Builder node(String operator) {
    return NodeProto.newBuilder().setOpType(operator).setName(operator);
  }

  private static ValueInfoProto info(String name, int n) {
    TensorShapeProto shape =
        TensorShapeProto.newBuilder()
            .addDim(TensorShapeProto.Dimension.newBuilder().setDimValue(n / ROW))
            .addDim(TensorShapeProto.Dimension.newBuilder().setDimValue(ROW))
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
