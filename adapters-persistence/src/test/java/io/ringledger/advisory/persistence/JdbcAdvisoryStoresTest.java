package io.ringledger.advisory.persistence;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.ringledger.advisory.application.contract.AdvisoryStoresContract;
import io.ringledger.advisory.application.outbound.AiFlags;
import io.ringledger.advisory.application.outbound.Contents;
import io.ringledger.advisory.application.outbound.Suggestions;
import io.ringledger.shared.application.Randomness;
import io.ringledger.shared.application.fakes.SequentialRandomness;
import io.ringledger.shared.application.sites.Restriction;
import io.ringledger.shared.application.sites.SiteScope;
import io.ringledger.shared.domain.SiteId;
import io.ringledger.shared.domain.UserId;
import io.ringledger.shared.persistence.EmbeddedDatabase;
import io.ringledger.shared.persistence.EmbeddedDatabaseResource;
import jakarta.inject.Inject;
import java.util.UUID;

@QuarkusTest
@WithTestResource(EmbeddedDatabaseResource.class)
class JdbcAdvisoryStoresTest extends AdvisoryStoresContract {

  /** In order within all tests: what one of them adds is there for the next. */
  private static final SequentialRandomness IDS = new SequentialRandomness();

  @Inject SiteScope scope;
  @Inject Restriction restriction;
  @Inject Contents contents;
  @Inject Suggestions suggestions;
  @Inject AiFlags flags;
  EmbeddedDatabase database;

  @Override
  protected SiteScope scope() {
    return scope;
  }

  @Override
  protected Restriction restriction() {
    return restriction;
  }

  @Override
  protected Contents contents() {
    return contents;
  }

  @Override
  protected Suggestions suggestions() {
    return suggestions;
  }

  @Override
  protected AiFlags flags() {
    return flags;
  }

  @Override
  protected Randomness randomness() {
    return IDS;
  }

  @Override
  protected SiteId newSite() {
    return AdvisoryRows.site(database, new SiteId(UUID.randomUUID()));
  }

  @Override
  protected UserId newUser() {
    return AdvisoryRows.user(database, new UserId(UUID.randomUUID()));
  }
}
