package org.hillock.onnxruntime;

import ai.onnxruntime.OnnxJavaType;
import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OnnxValue;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.DoubleBuffer;
import java.nio.FloatBuffer;
import java.util.List;
import java.util.Optional;
import java.util.function.IntToLongFunction;
import org.hillock.activation.InvalidInputException;
import org.hillock.onnx.ElementType;
import org.hillock.onnx.execution.Dims;
import org.hillock.onnx.execution.Value;

/// Values as tensors of ONNX Runtime, and back.
final class Tensors {
  private Tensors() {}

  static OnnxTensor of(Value value) throws OrtException {
    OrtEnvironment environment = OrtEnvironment.getEnvironment();
    long[] sizes = value.dims().sizes().stream().mapToLong(size -> size).toArray();
    return switch (value) {
      case Value.Floats(Dims _, float[] values) ->
          OnnxTensor.createTensor(environment, FloatBuffer.wrap(values), sizes);
      case Value.Doubles(Dims _, double[] values) ->
          OnnxTensor.createTensor(environment, DoubleBuffer.wrap(values), sizes);
      case Value.Integers(ElementType type, Dims _, long[] values) ->
          OnnxTensor.createTensor(environment, bytes(type, values), sizes, kind(type));
      case Value.Texts(Dims _, List<String> texts) ->
          OnnxTensor.createTensor(environment, texts.toArray(String[]::new), sizes);
    };
  }

  private static ByteBuffer bytes(ElementType type, long[] values) {
    int size = type.bits() / Byte.SIZE;
    ByteBuffer bytes =
        ByteBuffer.allocateDirect(Math.multiplyExact(values.length, size))
            .order(ByteOrder.nativeOrder());
    for (long value : values) {
      switch (size) {
        case 1 -> bytes.put((byte) value);
        case 2 -> bytes.putShort((short) value);
        case 4 -> bytes.putInt((int) value);
        default -> bytes.putLong(value);
      }
    }
    return bytes.flip();
  }

  private static OnnxJavaType kind(ElementType type) {
    return switch (type) {
      case INT64 -> OnnxJavaType.INT64;
      case INT32 -> OnnxJavaType.INT32;
      case INT16 -> OnnxJavaType.INT16;
      case INT8 -> OnnxJavaType.INT8;
      case UINT8 -> OnnxJavaType.UINT8;
      case BOOL -> OnnxJavaType.BOOL;
      default ->
          throw new InvalidInputException(
              "ONNX Runtime takes no inputs of type %s from Java; export the model with int64 inputs."
                  .formatted(type));
    };
  }

  /// Empty if it is no tensor, or of elements of another kind.
  static Optional<Value> value(OnnxValue found) throws OrtException {
    if (!(found instanceof OnnxTensor tensor)) {
      return Optional.empty();
    }
    Dims dims = Dims.of(tensor.getInfo().getShape());
    return switch (tensor.getInfo().onnxType) {
      case ONNX_TENSOR_ELEMENT_DATA_TYPE_FLOAT -> {
        float[] values = new float[dims.count()];
        tensor.getFloatBuffer().get(values);
        yield Optional.of(new Value.Floats(dims, values));
      }
      case ONNX_TENSOR_ELEMENT_DATA_TYPE_DOUBLE -> {
        double[] values = new double[dims.count()];
        tensor.getDoubleBuffer().get(values);
        yield Optional.of(new Value.Doubles(dims, values));
      }
      case ONNX_TENSOR_ELEMENT_DATA_TYPE_STRING -> {
        String[] texts = new String[dims.count()];
        fill(texts, 0, tensor.getValue());
        yield Optional.of(new Value.Texts(dims, List.of(texts)));
      }
      case ONNX_TENSOR_ELEMENT_DATA_TYPE_INT64 ->
          integers(ElementType.INT64, dims, tensor.getLongBuffer()::get);
      case ONNX_TENSOR_ELEMENT_DATA_TYPE_INT32 ->
          integers(ElementType.INT32, dims, tensor.getIntBuffer()::get);
      case ONNX_TENSOR_ELEMENT_DATA_TYPE_INT16 ->
          integers(ElementType.INT16, dims, tensor.getShortBuffer()::get);
      case ONNX_TENSOR_ELEMENT_DATA_TYPE_INT8 ->
          integers(ElementType.INT8, dims, tensor.getByteBuffer()::get);
      case ONNX_TENSOR_ELEMENT_DATA_TYPE_UINT8 -> unsigned(ElementType.UINT8, dims, tensor);
      case ONNX_TENSOR_ELEMENT_DATA_TYPE_BOOL -> unsigned(ElementType.BOOL, dims, tensor);
      default -> Optional.empty();
    };
  }

  private static Optional<Value> unsigned(ElementType type, Dims dims, OnnxTensor tensor) {
    ByteBuffer bytes = tensor.getByteBuffer();
    return integers(type, dims, i -> bytes.get(i) & 0xFF);
  }

  private static Optional<Value> integers(ElementType type, Dims dims, IntToLongFunction element) {
    long[] values = new long[dims.count()];
    for (int i = 0; i < values.length; i++) {
      values[i] = element.applyAsLong(i);
    }
    return Optional.of(new Value.Integers(type, dims, values));
  }

  private static int fill(String[] texts, int from, Object value) {
    if (value instanceof Object[] several) {
      int to = from;
      for (Object one : several) {
        to = fill(texts, to, one);
      }
      return to;
    }
    texts[from] = (String) value;
    return from + 1;
  }
}
