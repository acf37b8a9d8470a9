package io.ringledger.bench;

import java.io.IOException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;
import org.HdrHistogram.Histogram;

/** Confirms a range of bouts from several workers at once and takes the time of each. */
final class Load {

  private Load() {}

  /** One connection, used by one thread. */
  interface Worker extends AutoCloseable {

    /** Confirms one bout; throws where the answer is not the expected one. */
    void confirm(BenchBout bout) throws IOException, SQLException;

    @Override
    void close() throws IOException, SQLException;
  }

  /** Opens the connection of a worker. */
  interface WorkerFactory {
    Worker open() throws IOException, SQLException;
  }

  static Measurement run(
      String name, WorkerFactory factory, int workers, long firstBout, long count)
      throws Exception {
    List<Worker> open = new ArrayList<>();
    for (int i = 0; i < workers; i++) {
      open.add(factory.open());
    }
    AtomicLong next = new AtomicLong(firstBout);
    long end = firstBout + count;
    Histogram all = new Histogram(3);
    long start = System.nanoTime();
    try (ExecutorService threads = Executors.newFixedThreadPool(workers)) {
      List<Future<Histogram>> running = new ArrayList<>();
      for (Worker worker : open) {
        running.add(threads.submit(() -> work(worker, next, end)));
      }
      for (Future<Histogram> one : running) {
        all.add(get(one));
      }
    }
    Duration elapsed = Duration.ofNanos(System.nanoTime() - start);
    for (Worker worker : open) {
      worker.close();
    }
    return new Measurement(name, count, elapsed, all);
  }

  private static Histogram work(Worker worker, AtomicLong next, long end) throws Exception {
    Histogram micros = new Histogram(3);
    for (long number = next.getAndIncrement(); number < end; number = next.getAndIncrement()) {
      long before = System.nanoTime();
      worker.confirm(new BenchBout(number));
      micros.recordValue((System.nanoTime() - before) / 1000);
    }
    return micros;
  }

  private static Histogram get(Future<Histogram> one) throws Exception {
    try {
      return one.get();
    } catch (ExecutionException e) {
      throw e.getCause() instanceof Exception cause ? cause : e;
    }
  }
}
