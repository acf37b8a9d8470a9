package io.ringledger.advisory.application.fakes;

import io.ringledger.advisory.application.outbound.Contents;
import io.ringledger.advisory.domain.Content;
import io.ringledger.advisory.domain.ContentId;
import io.ringledger.advisory.domain.ContentVersion;
import io.ringledger.shared.application.Page;
import io.ringledger.shared.application.fakes.OneSiteScope;
import io.ringledger.shared.application.fakes.Restorable;
import io.ringledger.shared.application.fakes.RolePlay;
import io.ringledger.shared.domain.SiteId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Contents in memory. No restricted role writes them, and no version is ever replaced. */
public final class InMemoryContents implements Contents, Restorable {

  private final OneSiteScope scope;
  private final RolePlay roles;

  /** By content id, in its order; each with all its versions, the newest last. */
  private Map<String, List<Content>> contents = new TreeMap<>();

  public InMemoryContents(OneSiteScope scope, RolePlay roles) {
    this.scope = scope;
    this.roles = roles;
  }

  @Override
  public synchronized Added add(Content content) {
    scope.requireWithin(content.site(), "content");
    roles.requireUnrestricted("content");
    List<Content> own = of(content.site()).toList();
    if (own.stream().anyMatch(each -> each.key().equals(content.key()))) {
      return Added.KEY_TAKEN;
    }
    if (own.size() >= Content.MAX_OF_A_SITE) {
      return Added.EXHAUSTED;
    }
    contents.put(content.id().toString(), List.of(content));
    return Added.DONE;
  }

  private Stream<Content> of(SiteId site) {
    return contents.values().stream().map(List::getLast).filter(each -> each.site().equals(site));
  }

  @Override
  public synchronized Optional<Content> find(SiteId site, ContentId id) {
    scope.requireWithin(site, "content");
    return of(site).filter(each -> each.id().equals(id)).findFirst();
  }

  @Override
  public Optional<Content> lock(SiteId site, ContentId id) {
    return find(site, id);
  }

  @Override
  public synchronized void publish(Content content) {
    scope.requireWithin(content.site(), "content");
    roles.requireUnrestricted("content");
    List<Content> versions = contents.getOrDefault(content.id().toString(), List.of());
    if (content.canonical().number() != versions.size() + 1) {
      throw new IllegalStateException("a version is added behind the last one");
    }
    List<Content> more = new ArrayList<>(versions);
    more.add(content);
    contents.put(content.id().toString(), List.copyOf(more));
  }

  @Override
  public synchronized Page<Content, ContentId> page(
      SiteId site, Optional<ContentId> before, int limit) {
    scope.requireWithin(site, "contents");
    List<Content> found =
        of(site)
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
  public synchronized Page<ContentVersion, Integer> versions(
      SiteId site, ContentId content, Optional<Integer> before, int limit) {
    scope.requireWithin(site, "versions");
    List<ContentVersion> found =
        contents.getOrDefault(content.toString(), List.of()).stream()
            .filter(each -> each.site().equals(site))
            .map(Content::canonical)
            .filter(each -> before.filter(number -> each.number() >= number).isEmpty())
            .toList()
            .reversed();
    return found.size() <= limit
        ? new Page<>(found, Optional.empty())
        : new Page<>(found.subList(0, limit), Optional.of(found.get(limit - 1).number()));
  }

  @Override
  public synchronized Runnable checkpoint() {
    Map<String, List<Content>> before = new TreeMap<>(contents);
    return () -> contents = before;
  }
}
