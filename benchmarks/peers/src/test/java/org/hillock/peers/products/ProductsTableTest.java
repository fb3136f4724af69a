package org.hillock.peers.products;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ProductsTableTest {
  private final List<String> lines =
      new ProductsTable(
              Stream.of(
                      "widest S 1 Hillock 30",
                      "widest S 1 OpenBLAS 20",
                      "widest S 1 oneDNN 600",
                      "widest S 2 Hillock 20",
                      "widest S 2 OpenBLAS 10",
                      "avx2 S 1 Hillock 45",
                      "widest T 1 Hillock 10",
                      "widest T 1 OpenBLAS 20",
                      "widest T 1 oneDNN 20")
                  .map(line -> Time.of(line.replace(' ', '\t')))
                  .toList())
          .lines();

  @Test
  void aLineIsReadAsItWasWritten() {
    Time time = new Time("avx2", Shape.ALL.getFirst().label(), 2, "oneDNN", 0.1 + 0.2);
    assertEquals(time, Time.of(time.line()));
  }

  @Test
  void aRowHasOurTimeAsAShareOfTheOthersAndOfOurOwn() {
    assertEquals("| S | 1.50 | 0.050 | 2.00 | - | 1.50 | 1.50 |", lines.get(4));
  }

  @Test
  void whatWasNotMeasuredIsADash() {
    assertEquals("| T | 0.50 | 0.50 | - | - | - | - |", lines.get(5));
  }

  @Test
  void itIsCountedHowOftenHillockIsFaster() {
    assertEquals(
        "On one thread Hillock is faster than OpenBLAS in 1 of 2 products, and than oneDNN in 2 of 2.",
        lines.getFirst());
  }
}
