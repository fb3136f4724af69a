package org.hillock.activation.exact;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.hillock.activation.Activations;
import org.hillock.activation.Elementwise;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What docs/exactness/exactness.csv says still holds.
class ChecksumTest {
  @ParameterizedTest
  @CsvSource({"relu,value", "tanh,value", "sigmoid,value", "gelu,value", "swish,slope"})
  @Execution(ExecutionMode.CONCURRENT)
  void allOutputsAreThoseThatWereProven(String name, String part) throws IOException {
    Proof proven =
        Proof.all().stream()
            .filter(p -> p.function().equals(name) && p.part().equals(part))
            .findFirst()
            .orElseThrow();
    Elementwise f = (Elementwise) Activations.named(name);
    assertEquals(proven.crc(), Checksum.of(f, part.equals("slope")));
  }

  @Test
  void everyKernelIsProvenAndNoOutputIsWrong() throws IOException {
    Set<String> proven = new HashSet<>();
    for (Proof p : Proof.all()) {
      assertEquals(1L << 32, p.inputs(), p.toString());
      assertEquals(0, p.wrong(), p.toString());
      proven.add(p.function() + " " + p.part());
    }
    Set<String> kernels = new HashSet<>();
    Activations.elementwise()
        .filter(f -> f.kernel().isPresent())
        .forEach(f -> kernels.addAll(List.of(f.name() + " value", f.name() + " slope")));
    assertEquals(kernels, proven);
  }
}
