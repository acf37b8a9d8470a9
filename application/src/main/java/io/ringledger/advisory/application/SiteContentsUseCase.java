package io.ringledger.advisory.application;

import io.ringledger.advisory.application.outbound.Contents;
import io.ringledger.advisory.domain.AdvisoryFailure;
import io.ringledger.advisory.domain.Content;
import io.ringledger.advisory.domain.ContentId;
import io.ringledger.advisory.domain.ContentKey;
import io.ringledger.advisory.domain.ContentText;
import io.ringledger.advisory.domain.ContentVersion;
import io.ringledger.shared.application.Page;
import io.ringledger.shared.application.sites.SiteCaller;
import io.ringledger.shared.application.sites.SiteScope;
import io.ringledger.shared.domain.Outcome;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** {@inheritDoc} */
public final class SiteContentsUseCase implements SiteContents {

  private static final String CREATE = "content.create";
  private static final String EDIT = "content.edit";

  private final AdvisoryPorts ports;
  private final SiteScope scope;
  private final Contents contents;
  private final AdvisoryHistory history;

  public SiteContentsUseCase(AdvisoryPorts ports) {
    this.ports = ports;
    this.scope = ports.scope();
    this.contents = ports.contents();
    this.history = ports.history();
  }

  @Override
  public Outcome<Content> create(SiteCaller caller, ContentKey key, ContentText text) {
    return SuggestionGates.entry(caller)
        .then(
            admin -> {
              Content content =
                  Content.begin(
                      caller.site(),
                      new ContentId(ports.randomness().newId()),
                      key,
                      text,
                      admin.user(),
                      ports.now());
              return scope.within(caller.site(), () -> added(caller, content));
            });
  }

  private Outcome<Content> added(SiteCaller caller, Content content) {
    return switch (contents.add(content)) {
      case DONE -> {
        tell(content);
        yield history.write(
            caller,
            AdvisoryHistory.chainOf(content.id()),
            CREATE,
            Map.of("key", content.key().value()),
            Outcome.success(content),
            SiteContentsUseCase::facts);
      }
      case KEY_TAKEN -> Outcome.rejected(AdvisoryFailure.CONTENT_KEY_TAKEN);
      case EXHAUSTED -> Outcome.rejected(AdvisoryFailure.CONTENTS_EXHAUSTED);
    };
  }

  @Override
  public Outcome<Content> edit(SiteCaller caller, ContentId id, int base, ContentText text) {
    return SuggestionGates.entry(caller)
        .then(
            admin ->
                scope.within(
                    caller.site(),
                    () ->
                        found(contents.lock(caller.site(), id))
                            .then(
                                content ->
                                    history.write(
                                        caller,
                                        AdvisoryHistory.chainOf(id),
                                        EDIT,
                                        Map.of("base_version", Integer.toString(base)),
                                        content
                                            .edit(base, text, admin.user(), ports.now())
                                            .map(this::published),
                                        SiteContentsUseCase::facts))));
  }

  private Content published(Content next) {
    contents.publish(next);
    tell(next);
    return next;
  }

  private void tell(Content content) {
    ports.outbox().publish(List.of(AdvisoryEvents.published(content, ports.randomness().newId())));
  }

  private static Map<String, String> facts(Content content) {
    return Map.of("version", Integer.toString(content.canonical().number()));
  }

  @Override
  public Outcome<Content> get(SiteCaller caller, ContentId content) {
    return found(scope.within(caller.site(), () -> contents.find(caller.site(), content)));
  }

  @Override
  public Page<Content, ContentId> list(SiteCaller caller, Optional<ContentId> before, int limit) {
    return scope.within(
        caller.site(), () -> contents.page(caller.site(), before, Math.clamp(limit, 1, MAX_PAGE)));
  }

  @Override
  public Outcome<Page<ContentVersion, Integer>> versions(
      SiteCaller caller, ContentId id, Optional<Integer> before, int limit) {
    return SuggestionGates.entry(caller)
        .then(
            _ ->
                scope.within(
                    caller.site(),
                    () ->
                        found(contents.find(caller.site(), id))
                            .map(
                                _ ->
                                    contents.versions(
                                        caller.site(),
                                        id,
                                        before,
                                        Math.clamp(limit, 1, MAX_PAGE)))));
  }

  static Outcome<Content> found(Optional<Content> content) {
    return content
        .map(Outcome::success)
        .orElseGet(() -> Outcome.rejected(AdvisoryFailure.CONTENT_NOT_FOUND));
  }
}
