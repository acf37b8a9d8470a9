package io.ringledger.advisory.application.fakes;

import io.ringledger.advisory.application.outbound.AiFlags;
import io.ringledger.advisory.domain.AiFlag;
import io.ringledger.shared.application.fakes.OneSiteScope;
import io.ringledger.shared.application.fakes.Restorable;
import io.ringledger.shared.application.fakes.RolePlay;
import io.ringledger.shared.domain.SiteId;
import java.util.ArrayList;
import java.util.List;

/**
 * All versions of all flags in memory; units of work take turns, so that each holds all of them.
 */
public final class InMemoryAiFlags implements AiFlags, Restorable {

  private final OneSiteScope scope;
  private final RolePlay roles;
  private List<AiFlag> flags = new ArrayList<>();

  public InMemoryAiFlags(OneSiteScope scope, RolePlay roles) {
    this.scope = scope;
    this.roles = roles;
  }

  @Override
  public synchronized AiFlag current(SiteId site) {
    scope.requireWithin(site, "the AI flag");
    return flags.stream()
        .filter(flag -> flag.site().equals(site))
        .reduce((_, later) -> later)
        .orElseGet(() -> AiFlag.untouched(site));
  }

  @Override
  public AiFlag hold(SiteId site) {
    return current(site);
  }

  @Override
  public AiFlag lock(SiteId site) {
    return current(site);
  }

  @Override
  public synchronized void add(AiFlag next) {
    roles.requireUnrestricted("the AI flag");
    AiFlag before = current(next.site());
    if (next.version() != before.version() + 1 || next.enabled() == before.enabled()) {
      throw new IllegalStateException("each version turns the one before");
    }
    flags.add(next);
  }

  /** All versions, of all sites, in the order in which they came. */
  public synchronized List<AiFlag> all() {
    return List.copyOf(flags);
  }

  @Override
  public synchronized Runnable checkpoint() {
    List<AiFlag> before = new ArrayList<>(flags);
    return () -> flags = before;
  }
}
