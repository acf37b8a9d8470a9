package io.ringledger.advisory.application.fakes;

import io.ringledger.advisory.application.outbound.Suggestions;
import io.ringledger.advisory.domain.ContentId;
import io.ringledger.advisory.domain.Decision.Pending;
import io.ringledger.advisory.domain.Suggestion;
import io.ringledger.advisory.domain.SuggestionId;
import io.ringledger.advisory.domain.SuggestionStatus;
import io.ringledger.shared.application.Page;
import io.ringledger.shared.application.fakes.OneSiteScope;
import io.ringledger.shared.application.fakes.Restorable;
import io.ringledger.shared.application.fakes.RolePlay;
import io.ringledger.shared.application.sites.RestrictedRole;
import io.ringledger.shared.domain.SiteId;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Suggestions in memory: the advisory role adds them while AI is on, and nobody else ever does. */
public final class InMemorySuggestions implements Suggestions, Restorable {

  private final OneSiteScope scope;
  private final RolePlay roles;
  private final InMemoryAiFlags flags;
  private Map<String, Suggestion> suggestions = new TreeMap<>();

  public InMemorySuggestions(OneSiteScope scope, RolePlay roles, InMemoryAiFlags flags) {
    this.scope = scope;
    this.roles = roles;
    this.flags = flags;
  }

  @Override
  public synchronized void add(Suggestion suggestion) {
    scope.requireWithin(suggestion.site(), "a suggestion");
    roles.requireAs(RestrictedRole.ADVISORY, "a suggestion");
    if (!flags.current(suggestion.site()).enabled()) {
      throw new IllegalStateException("a suggestion was added while AI was disabled");
    }
    if (!(suggestion.decision() instanceof Pending)) {
      throw new IllegalStateException("a suggestion is decided on by a person");
    }
    if (suggestions.putIfAbsent(suggestion.id().toString(), suggestion) != null) {
      throw new IllegalStateException("the suggestion is there already");
    }
  }

  private Stream<Suggestion> of(SiteId site) {
    scope.requireWithin(site, "suggestions");
    return suggestions.values().stream().filter(each -> each.site().equals(site));
  }

  @Override
  public synchronized Optional<Suggestion> find(SiteId site, SuggestionId id) {
    return of(site).filter(each -> each.id().equals(id)).findFirst();
  }

  @Override
  public synchronized void decide(Suggestion suggestion) {
    roles.requireUnrestricted("a decision");
    Suggestion before = find(suggestion.site(), suggestion.id()).orElseThrow();
    if (!(before.decision() instanceof Pending)) {
      throw new IllegalStateException("a decision stays");
    }
    suggestions.put(suggestion.id().toString(), suggestion);
  }

  @Override
  public synchronized Page<Suggestion, SuggestionId> page(
      SiteId site, Filter filter, Optional<SuggestionId> before, int limit) {
    List<Suggestion> found =
        of(site)
            .filter(each -> filter.status().filter(s -> s != each.decision().status()).isEmpty())
            .filter(each -> filter.content().filter(c -> !c.equals(each.content())).isEmpty())
            .filter(
                each ->
                    before
                        .filter(id -> each.id().toString().compareTo(id.toString()) >= 0)
                        .isEmpty())
            .toList()
            .reversed();
    return found.size() <= limit
        ? new Page<>(found, Optional.empty())
        : new Page<>(found.subList(0, limit), Optional.of(found.get(limit - 1).id()));
  }

  @Override
  public synchronized int pending(SiteId site, ContentId content) {
    return (int)
        of(site)
            .filter(each -> each.content().equals(content))
            .filter(each -> each.decision().status() == SuggestionStatus.PENDING)
            .count();
  }

  @Override
  public synchronized int madeAfter(SiteId site, Instant instant) {
    return (int) of(site).filter(each -> each.at().isAfter(instant)).count();
  }

  /** How many there are, of all sites. */
  public synchronized int size() {
    return suggestions.size();
  }

  @Override
  public synchronized Runnable checkpoint() {
    Map<String, Suggestion> before = new TreeMap<>(suggestions);
    return () -> suggestions = before;
  }
}
