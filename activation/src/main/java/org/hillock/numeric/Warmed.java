package org.hillock.numeric;

import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// Two ways of computing the same bits: a plain one, which runs well at once, and one in SIMD
/// lanes, which takes ten thousand times as long until C2 has compiled it. The plain one serves
/// until there was so much work that the other pays; then a thread in the background exercises the
/// other, which takes over once it is compiled. Nothing but time shows which one serves.
///
/// `-Dhillock.simd=at-once` lets the fast one serve from the start.
///
/// @param <T> what computes
public final class Warmed<T> {
  private static final boolean AT_ONCE = "at-once".equals(System.getProperty("hillock.simd"));

  /// C2 compiles a method after 5,000 calls or 15,000 rounds of its loops; the rest of the calls
  /// take as long as C2 does.
  private static final int EXERCISES = 20_000;

  private final Supplier<T> plain;
  private final @Nullable Supplier<T> fast;
  private final Consumer<T> exercise;
  private final long enough;
  private volatile @Nullable T serving;
  private volatile boolean settled;
  private long done;
  private boolean asked;

  private Warmed(Supplier<T> plain, @Nullable Supplier<T> fast, long enough, Consumer<T> exercise) {
    this.plain = plain;
    this.fast = fast;
    this.enough = enough;
    this.exercise = exercise;
  }

  /// Two ways.
  ///
  /// @param enough how much work, in the unit of [#after], is worth the other way
  /// @param exercise a little work with either, on data of its own
  public static <T> Warmed<T> of(
      Supplier<T> plain, Supplier<T> fast, long enough, Consumer<T> exercise) {
    return of(plain, fast, enough, exercise, AT_ONCE);
  }

  static <T> Warmed<T> of(
      Supplier<T> plain, Supplier<T> fast, long enough, Consumer<T> exercise, boolean atOnce) {
    return atOnce ? plain(fast) : new Warmed<>(plain, fast, enough, exercise);
  }

  /// One way alone, made when it is first wanted.
  public static <T> Warmed<T> plain(Supplier<T> plain) {
    return new Warmed<>(plain, null, Long.MAX_VALUE, serving -> {});
  }

  /// The one that serves.
  ///
  /// @param work that it is wanted for
  public T after(long work) {
    T now = serving;
    if (settled && now != null) {
      return now;
    }
    return unsettled(work);
  }

  private synchronized T unsettled(long work) {
    Supplier<T> next = fast;
    T now = serving;
    if (now == null) {
      settled = next == null;
      now = plain.get();
      serving = now;
    }
    done += work;
    if (done > enough && !asked && next != null && !settled) {
      asked = true;
      Background.THREAD.execute(() -> takeOver(next.get()));
    }
    return now;
  }

  private void takeOver(T next) {
    for (int i = 0; i < EXERCISES; i++) {
      exercise.accept(next);
    }
    serving = next;
    settled = true;
  }

  /// One thread for all, so that the others have theirs for themselves; it ends when it has nothing
  /// to do.
  private static final class Background {
    static final ThreadPoolExecutor THREAD = thread();

    private Background() {}

    private static ThreadPoolExecutor thread() {
      ThreadPoolExecutor thread =
          new ThreadPoolExecutor(
              1,
              1,
              1,
              TimeUnit.SECONDS,
              new LinkedBlockingQueue<>(),
              Thread.ofPlatform().daemon().name("hillock-warming").factory());
      thread.allowCoreThreadTimeOut(true);
      return thread;
    }
  }
}
