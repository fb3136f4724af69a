package org.hillock.work;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.ObjIntConsumer;
import org.hillock.activation.InvalidInputException;

/// Does independent pieces of work side by side and gives their results in the order of the work,
/// so that the number of threads changes none.
///
/// @param threads at least 1
/// @param progress is told of each piece that is done
public record Crew(int threads, Progress progress) {
  /// Checks the number of threads.
  public Crew {
    if (threads < 1) {
      throw new InvalidInputException(
          threads + " threads cannot work; give at least 1, or leave the number out.");
    }
  }

  /// Does all of it. The first piece that fails ends the others.
  ///
  /// @param what each piece is called
  public <T> List<T> all(String what, List<Callable<T>> work) {
    List<T> results = new ArrayList<>();
    each(
        work,
        (result, done) -> {
          results.add(result);
          progress.finished(done, work.size(), what);
        });
    return results;
  }

  /// Does all of it and hands over each result as soon as it and all before it are there.
  ///
  /// @param told is given the results in the order of the work, and how many are there, on the
  ///   calling thread; the progress is not told
  public <T> void each(List<Callable<T>> work, ObjIntConsumer<T> told) {
    try (Pool pool = new Pool(threads)) {
      List<Future<T>> futures = work.stream().map(pool.executor::submit).toList();
      int done = 0;
      for (Future<T> future : futures) {
        done++;
        told.accept(result(future), done);
      }
    }
  }

  private static <T> T result(Future<T> future) {
    try {
      return future.get();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      CancellationException cancelled = new CancellationException("the work was interrupted");
      cancelled.initCause(e);
      throw cancelled;
    } catch (ExecutionException e) {
      throw e.getCause() instanceof RuntimeException cause
          ? cause
          : new IllegalStateException("a piece of work failed", e.getCause());
    }
  }

  private record Pool(ExecutorService executor) implements AutoCloseable {
    Pool(int threads) {
      this(
          Executors.newFixedThreadPool(
              threads, Thread.ofPlatform().daemon().name("hillock-work-", 0).factory()));
    }

    @Override
    public void close() {
      executor.shutdownNow();
    }
  }
}
