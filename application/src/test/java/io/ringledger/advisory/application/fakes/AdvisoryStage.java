package io.ringledger.advisory.application.fakes;

import static io.ringledger.advisory.domain.AdvisoryFixtures.ADMIN;
import static io.ringledger.advisory.domain.AdvisoryFixtures.NOON;
import static io.ringledger.advisory.domain.AdvisoryFixtures.SITE;

import io.ringledger.advisory.application.AdvisoryPorts;
import io.ringledger.advisory.application.SiteSuggestions.RequestSuggestion;
import io.ringledger.advisory.domain.ContentId;
import io.ringledger.shared.application.IdempotencyKey;
import io.ringledger.shared.application.RequestId;
import io.ringledger.shared.application.fakes.InMemoryAuditTrail;
import io.ringledger.shared.application.fakes.InMemoryIdempotentAnswers;
import io.ringledger.shared.application.fakes.OneSiteScope;
import io.ringledger.shared.application.fakes.RecordingOutbox;
import io.ringledger.shared.application.fakes.RolePlay;
import io.ringledger.shared.application.fakes.SequentialRandomness;
import io.ringledger.shared.application.fakes.SettableClock;
import io.ringledger.shared.application.fakes.SnapshotUnitOfWork;
import io.ringledger.shared.application.sites.SiteCaller;
import io.ringledger.shared.application.sites.SiteCaller.User;
import io.ringledger.shared.application.sites.SiteCaller.Visitor;
import io.ringledger.shared.application.sites.SiteStanding;
import io.ringledger.shared.domain.SiteId;
import io.ringledger.shared.domain.UserId;
import java.util.List;
import java.util.Optional;

/** Everything that advisory needs, in memory. */
public final class AdvisoryStage {

  public final InMemoryAuditTrail trail = new InMemoryAuditTrail();
  public final InMemoryIdempotentAnswers answers = new InMemoryIdempotentAnswers();
  public final RecordingOutbox outbox = new RecordingOutbox();
  public final SequentialRandomness randomness = new SequentialRandomness();
  public final SettableClock clock = new SettableClock(NOON);
  public final SnapshotUnitOfWork unitOfWork =
      new SnapshotUnitOfWork(trail, answers, outbox, () -> checkpoint());
  public final OneSiteScope scope = new OneSiteScope(unitOfWork);
  public final RolePlay roles = new RolePlay(unitOfWork);
  public final InMemoryContents contents = new InMemoryContents(scope, roles);
  public final InMemoryAiFlags flags = new InMemoryAiFlags(scope, roles);
  public final InMemorySuggestions suggestions = new InMemorySuggestions(scope, roles, flags);
  public final ScriptedSuggestionProvider provider = new ScriptedSuggestionProvider(unitOfWork);

  private Runnable checkpoint() {
    List<Runnable> wayBack =
        List.of(contents.checkpoint(), flags.checkpoint(), suggestions.checkpoint());
    return () -> wayBack.forEach(Runnable::run);
  }

  /** What the use cases work with. */
  public AdvisoryPorts ports() {
    return new AdvisoryPorts(
        scope,
        roles,
        contents,
        suggestions,
        flags,
        provider,
        answers,
        outbox,
        trail,
        randomness,
        clock);
  }

  /** An admin of the site. */
  public static SiteCaller admin() {
    return admin(SITE, ADMIN);
  }

  public static SiteCaller admin(SiteId site, UserId user) {
    return new SiteCaller(
        site, new User(user), SiteStanding.SITE_ADMIN, new RequestId("request-1"));
  }

  /** An admin of the whole house. */
  public static SiteCaller superAdmin() {
    return new SiteCaller(
        SITE, new User(ADMIN), SiteStanding.SUPER_ADMIN, new RequestId("request-2"));
  }

  /** Somebody unknown. */
  public static SiteCaller visitor() {
    return new SiteCaller(
        SITE, new Visitor(ADMIN), SiteStanding.VISITOR, new RequestId("request-3"));
  }

  /** Somebody who is logged in, and no more. */
  public static SiteCaller customer() {
    return new SiteCaller(SITE, new User(ADMIN), SiteStanding.VISITOR, new RequestId("request-4"));
  }

  /** The wish for a suggestion about a content. */
  public static RequestSuggestion wish(SiteCaller caller, ContentId content, String key) {
    return new RequestSuggestion(
        caller, content, Optional.empty(), new IdempotencyKey(key), "f".repeat(64));
  }
}
