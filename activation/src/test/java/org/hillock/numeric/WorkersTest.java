package org.hillock.numeric;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.concurrent.atomic.AtomicIntegerArray;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WorkersTest {
  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 7, 16})
  void everyPieceIsDoneOnceInEveryOfManyRounds(int threads) {
    try (Workers workers = Workers.of(threads)) {
      assertEquals(threads, workers.count());
      for (int round = 0; round < 2000; round++) {
        int pieces = round % 23;
        AtomicIntegerArray done = new AtomicIntegerArray(pieces);
        workers.run(pieces, (index, worker) -> done.incrementAndGet(index));
        for (int i = 0; i < pieces; i++) {
          assertEquals(1, done.get(i));
        }
      }
    }
  }

  @Test
  void noTwoPiecesRunAtOnceOnOneWorker() {
    int threads = 5;
    AtomicIntegerArray busy = new AtomicIntegerArray(threads);
    AtomicIntegerArray clashes = new AtomicIntegerArray(1);
    try (Workers workers = Workers.of(threads)) {
      for (int round = 0; round < 500; round++) {
        workers.run(
            20,
            (index, worker) -> {
              if (busy.incrementAndGet(worker) != 1) {
                clashes.incrementAndGet(0);
              }
              busy.decrementAndGet(worker);
            });
      }
    }
    assertEquals(0, clashes.get(0));
  }

  @Test
  void whatAPieceThrowsReachesTheCallerAndTheRestIsDone() {
    try (Workers workers = Workers.of(3)) {
      AtomicIntegerArray done = new AtomicIntegerArray(10);
      IllegalStateException thrown =
          assertThrows(
              IllegalStateException.class,
              () ->
                  workers.run(
                      10,
                      (index, worker) -> {
                        done.incrementAndGet(index);
                        if (index == 4) {
                          throw new IllegalStateException("piece 4");
                        }
                      }));
      assertEquals("piece 4", thrown.getMessage());
      for (int i = 0; i < 10; i++) {
        assertEquals(1, done.get(i));
      }
      workers.run(10, (index, worker) -> done.incrementAndGet(index));
      assertEquals(2, done.get(9));
    }
  }

  @Test
  void sleepersAreWokenForTheNextRound() throws InterruptedException {
    try (Workers workers = Workers.of(4)) {
      AtomicIntegerArray done = new AtomicIntegerArray(1);
      for (int round = 0; round < 5; round++) {
        Thread.sleep(5);
        workers.run(40, (index, worker) -> done.incrementAndGet(0));
      }
      assertEquals(200, done.get(0));
    }
  }

  @Test
  void withoutThreadsNothingRuns() {
    assertEquals(
        "0 threads; at least 1 is needed",
        assertThrows(IllegalArgumentException.class, () -> Workers.of(0)).getMessage());
  }
}
