package io.ringledger.shared.rest.health;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import io.ringledger.shared.application.DependencyHealth;
import io.ringledger.shared.application.DependencyHealth.State;
import io.ringledger.shared.application.EssentialHealth.Finding;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The answer to the question whether this server should get requests. Anyone may ask, so it names
 * neither hosts nor reasons; those stand in the log.
 *
 * @param status {@code ready}, {@code unready}, or {@code draining} while the server stops
 * @param checks by name
 */
public record ReadinessReport(String status, Map<String, Check> checks) {

  private static final String READY = "ready";

  /**
   * One thing that was looked at.
   *
   * @param status {@code up} or {@code down} for what is essential; {@code up}, {@code degraded} or
   *     {@code unknown} for everything else
   * @param since when that began, RFC 3339, where it is known
   */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  public record Check(String status, @Nullable String since) {}

  static ReadinessReport of(
      boolean draining, List<Finding> essentials, Iterable<DependencyHealth> dependencies) {
    Map<String, Check> checks = new LinkedHashMap<>();
    for (Finding finding : essentials) {
      checks.put(finding.name(), new Check(finding.up() ? "up" : "down", null));
    }
    for (DependencyHealth dependency : dependencies) {
      State state = dependency.state();
      String status = state.status().name().toLowerCase(Locale.ROOT);
      checks.put(dependency.name(), new Check(status, state.since().toString()));
    }
    boolean up = essentials.stream().allMatch(Finding::up);
    return new ReadinessReport(draining ? "draining" : up ? READY : "unready", checks);
  }

  @JsonIgnore
  boolean isReady() {
    return status.equals(READY);
  }
}
