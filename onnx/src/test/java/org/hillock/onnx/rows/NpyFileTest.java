package org.hillock.onnx.rows;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.hillock.activation.InvalidInputException;
import org.hillock.onnx.execution.Dims;
import org.hillock.onnx.execution.Value;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NpyFileTest {
  private static final String FLOATS =
      "{'descr': '<f4', 'fortran_order': False, 'shape': (2, 1), }\n";

  @Test
  void floatsAreReadInTheirShape() {
    Value.Floats value = (Value.Floats) NpyFile.read("a.npy", bytes(FLOATS, 1.5f, -2));
    assertEquals(Dims.of(2, 1), value.dims());
    assertArrayEquals(new float[] {1.5f, -2}, value.values());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{'descr': '<f4', 'fortran_order': True, 'shape': (2, 1), }",
        "{'descr': '>f4', 'fortran_order': False, 'shape': (2, 1), }",
        "{'descr': '|O', 'fortran_order': False, 'shape': (2, 1), }",
        "{'descr': '<f4', 'fortran_order': False, 'shape': (3, 1), }",
        "{'descr': '<f4', 'fortran_order': False, 'shape': (99999999999,), }",
        "__import__('os')",
      })
  void whatIsNotPlainNumbersIsRefused(String header) {
    byte[] bytes = bytes(header, 1, 2);
    assertThrows(InvalidInputException.class, () -> NpyFile.read("a.npy", bytes));
  }

  @Test
  void aFileThatIsCutOffIsRefused() {
    byte[] bytes = bytes(FLOATS, 1, 2);
    for (int length = 0; length < bytes.length; length++) {
      byte[] cut = Arrays.copyOf(bytes, length);
      assertThrows(InvalidInputException.class, () -> NpyFile.read("a.npy", cut));
    }
  }

  private static byte[] bytes(String header, float... values) {
    byte[] text = header.getBytes(StandardCharsets.UTF_8);
    ByteBuffer buffer =
        ByteBuffer.allocate(10 + text.length + Float.BYTES * values.length)
            .order(ByteOrder.LITTLE_ENDIAN);
    buffer.put(new byte[] {(byte) 0x93, 'N', 'U', 'M', 'P', 'Y', 1, 0});
    buffer.putShort((short) text.length).put(text);
    for (float value : values) {
      buffer.putFloat(value);
    }
    return buffer.array();
  }
}
