package org.hillock.onnx.export;

import ai.onnxruntime.NodeInfo;
import ai.onnxruntime.OnnxJavaType;
import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import java.nio.ByteBuffer;
import java.nio.DoubleBuffer;
import java.nio.FloatBuffer;
import java.nio.IntBuffer;
import java.nio.LongBuffer;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.hillock.onnx.ElementType;
import org.hillock.onnx.OnnxFile;
import org.hillock.onnx.OnnxModel;
import org.hillock.onnx.execution.Dims;
import org.hillock.onnx.execution.Value;

/// ONNX Runtime, an independent judge of what a model computes.
public final class OnnxRuntime {
  private OnnxRuntime() {}

  /// What ONNX Runtime computes of a model; first it checks the model.
  public static Map<String, Value> outputs(OnnxModel model, Map<String, Value> inputs) {
    try {
      OrtEnvironment environment = OrtEnvironment.getEnvironment();
      try (OrtSession.SessionOptions options = new OrtSession.SessionOptions()) {
        options.setIntraOpNumThreads(1);
        try (OrtSession session = environment.createSession(OnnxFile.bytes(model), options)) {
          return run(environment, session, inputs);
        }
      }
    } catch (OrtException e) {
      throw new AssertionError("ONNX Runtime refuses the model", e);
    }
  }

  /// One of the outputs, which is floats.
  public static Value.Floats floats(OnnxModel model, Map<String, Value> inputs, String name) {
    if (outputs(model, inputs).get(name) instanceof Value.Floats floats) {
      return floats;
    }
    throw new AssertionError("there are no floats " + name);
  }

  private static Map<String, Value> run(
      OrtEnvironment environment, OrtSession session, Map<String, Value> inputs)
      throws OrtException {
    Map<String, OnnxTensor> given = new HashMap<>();
    for (Map.Entry<String, Value> input : inputs.entrySet()) {
      given.put(input.getKey(), tensor(environment, input.getValue()));
    }
    Map<String, Value> outputs = new LinkedHashMap<>();
    try (OrtSession.Result result = session.run(given)) {
      for (NodeInfo info : session.getOutputInfo().values()) {
        outputs.put(info.getName(), value((OnnxTensor) result.get(info.getName()).orElseThrow()));
      }
    }
    given.values().forEach(OnnxTensor::close);
    return outputs;
  }

  private static OnnxTensor tensor(OrtEnvironment environment, Value value) throws OrtException {
    long[] sizes = value.dims().sizes().stream().mapToLong(size -> size).toArray();
    return switch (value) {
      case Value.Floats(Dims _, float[] values) ->
          OnnxTensor.createTensor(environment, FloatBuffer.wrap(values), sizes);
      case Value.Doubles(Dims _, double[] values) ->
          OnnxTensor.createTensor(environment, DoubleBuffer.wrap(values), sizes);
      case Value.Integers(ElementType type, Dims _, long[] values) when type == ElementType.INT64 ->
          OnnxTensor.createTensor(environment, LongBuffer.wrap(values), sizes);
      case Value.Integers(ElementType type, Dims _, long[] values) when type.bits() == 8 -> {
        ByteBuffer bytes = ByteBuffer.allocateDirect(values.length);
        for (long element : values) {
          bytes.put((byte) element);
        }
        yield OnnxTensor.createTensor(
            environment, bytes.flip(), sizes, OnnxJavaType.valueOf(type.name()));
      }
      case Value.Integers(ElementType type, Dims _, long[] values) when type == ElementType.INT32 ->
          OnnxTensor.createTensor(
              environment,
              IntBuffer.wrap(LongStream.of(values).mapToInt(Math::toIntExact).toArray()),
              sizes);
      case Value.Integers integers ->
          throw new IllegalArgumentException("no test puts in " + integers.type());
      case Value.Texts(Dims _, List<String> values) ->
          OnnxTensor.createTensor(environment, values.toArray(String[]::new), sizes);
    };
  }

  private static Value value(OnnxTensor tensor) throws OrtException {
    Dims dims = Dims.of(tensor.getInfo().getShape());
    return switch (tensor.getInfo().type) {
      case FLOAT -> {
        float[] values = new float[dims.count()];
        tensor.getFloatBuffer().get(values);
        yield new Value.Floats(dims, values);
      }
      case DOUBLE -> {
        double[] values = new double[dims.count()];
        tensor.getDoubleBuffer().get(values);
        yield new Value.Doubles(dims, values);
      }
      case INT64 -> {
        long[] values = new long[dims.count()];
        tensor.getLongBuffer().get(values);
        yield new Value.Integers(ElementType.INT64, dims, values);
      }
      case INT32 -> {
        int[] values = new int[dims.count()];
        tensor.getIntBuffer().get(values);
        yield new Value.Integers(
            ElementType.INT32, dims, IntStream.of(values).asLongStream().toArray());
      }
      case INT8, UINT8, BOOL -> {
        ElementType type = ElementType.valueOf(tensor.getInfo().type.name());
        ByteBuffer bytes = tensor.getByteBuffer();
        long[] values = new long[dims.count()];
        for (int i = 0; i < values.length; i++) {
          byte element = bytes.get();
          values[i] = type == ElementType.INT8 ? element : element & 0xFF;
        }
        yield new Value.Integers(type, dims, values);
      }
      case STRING -> new Value.Texts(dims, texts(tensor.getValue()));
      default -> throw new IllegalArgumentException("no test takes " + tensor.getInfo().type);
    };
  }

  private static List<String> texts(Object value) {
    return switch (value) {
      case String text -> List.of(text);
      case Object[] several ->
          List.of(several).stream().flatMap(one -> texts(one).stream()).toList();
      default -> throw new IllegalArgumentException("no text: " + value);
    };
  }
}
