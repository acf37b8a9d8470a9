package io.ringledger.app.observation;

import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.Tag;
import io.micrometer.core.instrument.config.MeterFilter;
import io.micrometer.core.instrument.distribution.DistributionStatisticConfig;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Keeps what is measured of requests within bounds: the name of a method is the client's own text
 * and could be anything, so those that nobody serves are one.
 */
@Singleton
class RequestMeters implements MeterFilter {

  private static final String REQUESTS = "http.server.requests";
  private static final String METHOD = "method";
  private static final Set<String> METHODS =
      Set.of("GET", "HEAD", "POST", "PUT", "DELETE", "PATCH", "OPTIONS");

  private static final double[] BUCKETS =
      Stream.of(5, 10, 25, 50, 100, 250, 500, 1_000, 2_500, 5_000, 10_000)
          .mapToDouble(millis -> Duration.ofMillis(millis).toNanos())
          .toArray();

  @Override
  public Meter.Id map(Meter.Id id) {
    if (!id.getName().equals(REQUESTS)
        || METHODS.contains(Objects.requireNonNullElse(id.getTag(METHOD), ""))) {
      return id;
    }
    List<Tag> tags =
        id.getTags().stream()
            .map(tag -> tag.getKey().equals(METHOD) ? Tag.of(METHOD, "OTHER") : tag)
            .toList();
    return id.replaceTags(tags);
  }

  @Override
  public DistributionStatisticConfig configure(Meter.Id id, DistributionStatisticConfig config) {
    return id.getName().equals(REQUESTS)
        ? DistributionStatisticConfig.builder()
            .serviceLevelObjectives(BUCKETS)
            .build()
            .merge(config)
        : config;
  }
}
