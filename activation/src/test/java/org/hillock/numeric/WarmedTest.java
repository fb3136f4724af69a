package org.hillock.numeric;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class WarmedTest {
  /// The JVM of the tests lets the fast way serve at once.
  @Test
  void theFastWayServesAtOnceWhereThatIsWanted() {
    Warmed<String> warmed = Warmed.of(() -> "plain", () -> "fast", 10, serving -> {});
    assertEquals("fast", warmed.after(1));
  }

  @Test
  void thePlainWayServesFirstAndTheFastOneAfterEnoughWork() throws Exception {
    AtomicInteger exercised = new AtomicInteger();
    CountDownLatch begun = new CountDownLatch(1);
    CountDownLatch goOn = new CountDownLatch(1);
    Warmed<String> warmed =
        Warmed.of(
            () -> "plain",
            () -> "fast",
            10,
            serving -> {
              if (exercised.getAndIncrement() == 0) {
                begun.countDown();
                await(goOn);
              }
            },
            false);
    assertEquals("plain", warmed.after(10));
    assertEquals(0, exercised.get());
    assertEquals("plain", warmed.after(1));
    await(begun);
    assertEquals("plain", warmed.after(1000), "still being exercised");
    goOn.countDown();
    for (int look = 0; look < 10_000 && warmed.after(1).equals("plain"); look++) {
      Thread.sleep(1);
    }
    assertEquals("fast", warmed.after(1));
    assertEquals(20_000, exercised.get());
  }

  @Test
  void thePlainWayAloneIsMadeOnce() {
    Warmed<Object> warmed = Warmed.plain(Object::new);
    assertSame(warmed.after(1_000_000), warmed.after(1));
  }

  private static void await(CountDownLatch latch) {
    try {
      assertEquals(true, latch.await(60, TimeUnit.SECONDS));
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}
