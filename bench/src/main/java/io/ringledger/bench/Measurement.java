package io.ringledger.bench;

import java.time.Duration;
import java.util.Locale;
import org.HdrHistogram.Histogram;

/** So many confirms in so long, and how long each took in microseconds. */
record Measurement(String name, long count, Duration elapsed, Histogram micros) {

  double perSecond() {
    return count / (elapsed.toNanos() / 1e9);
  }

  double percentileMillis(double percentile) {
    return micros.getValueAtPercentile(percentile) / 1000.0;
  }

  /** Both runs taken together. */
  Measurement plus(Measurement other) {
    Histogram both = new Histogram(micros);
    both.add(other.micros);
    return new Measurement(name, count + other.count, elapsed.plus(other.elapsed), both);
  }

  @Override
  public String toString() {
    return String.format(
        Locale.ROOT,
        "%-10s %,9.0f confirms/s   p50 %6.2f ms   p99 %6.2f ms   (%,d in %.1f s)",
        name,
        perSecond(),
        percentileMillis(50),
        percentileMillis(99),
        count,
        elapsed.toNanos() / 1e9);
  }
}
