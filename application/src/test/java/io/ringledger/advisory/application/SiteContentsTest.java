package io.ringledger.advisory.application;

import static io.ringledger.advisory.application.fakes.AdvisoryStage.admin;
import static io.ringledger.advisory.application.fakes.AdvisoryStage.superAdmin;
import static io.ringledger.advisory.application.fakes.AdvisoryStage.visitor;
import static io.ringledger.advisory.domain.AdvisoryFixtures.ANNOUNCED;
import static io.ringledger.advisory.domain.AdvisoryFixtures.BETTER;
import static io.ringledger.advisory.domain.AdvisoryFixtures.SITE;
import static io.ringledger.advisory.domain.AdvisoryFixtures.assertRefused;
import static io.ringledger.advisory.domain.AdvisoryFixtures.successOf;
import static org.assertj.core.api.Assertions.assertThat;

import io.ringledger.advisory.application.fakes.AdvisoryStage;
import io.ringledger.advisory.domain.AdvisoryFailure;
import io.ringledger.advisory.domain.AiFlag;
import io.ringledger.advisory.domain.Content;
import io.ringledger.advisory.domain.ContentId;
import io.ringledger.advisory.domain.ContentKey;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class SiteContentsTest {

  private static final ContentKey KEY = new ContentKey("fight-night");

  private final AdvisoryStage stage = new AdvisoryStage();
  private final SiteContents contents = new SiteContentsUseCase(stage.ports());
  private final AiSwitch ai = new AiSwitchUseCase(stage.ports());

  @Test
  void a_content_is_said_and_read_by_everybody_who_is_let_in() {
    Content content = successOf(contents.create(admin(), KEY, ANNOUNCED));
    assertThat(successOf(contents.get(visitor(), content.id()))).isEqualTo(content);
    assertThat(contents.list(visitor(), Optional.empty(), 10).items()).containsExactly(content);
    assertThat(stage.outbox.published(AdvisoryEvents.CONTENT_PUBLISHED)).hasSize(1);
  }

  @Test
  void a_key_is_used_once() {
    successOf(contents.create(admin(), KEY, ANNOUNCED));
    assertRefused(contents.create(admin(), KEY, BETTER), AdvisoryFailure.CONTENT_KEY_TAKEN);
    assertThat(stage.outbox.published()).hasSize(1);
  }

  @Test
  void an_edit_by_hand_is_the_next_version_and_a_stale_one_is_refused() {
    Content content = successOf(contents.create(admin(), KEY, ANNOUNCED));
    Content next = successOf(contents.edit(admin(), content.id(), 1, BETTER));
    assertThat(next.canonical().number()).isEqualTo(2);
    assertThat(next.canonical().suggestion()).isEmpty();
    assertRefused(
        contents.edit(admin(), content.id(), 1, ANNOUNCED), AdvisoryFailure.CONTENT_STALE);
    var versions = successOf(contents.versions(admin(), content.id(), Optional.empty(), 10));
    assertThat(versions.items()).containsExactly(next.canonical(), content.canonical());
    var history = stage.trail.history(AdvisoryHistory.chainOf(content.id()));
    assertThat(history.intact()).isTrue();
    assertThat(history.links())
        .extracting(link -> link.entry().action() + " " + link.entry().outcome())
        .containsExactly(
            "content.create success", "content.edit success", "content.edit content_stale");
  }

  @Test
  void what_there_is_not_is_not_found() {
    ContentId nothing = new ContentId(new UUID(0, 0));
    assertRefused(contents.get(visitor(), nothing), AdvisoryFailure.CONTENT_NOT_FOUND);
    assertRefused(contents.edit(admin(), nothing, 1, BETTER), AdvisoryFailure.CONTENT_NOT_FOUND);
    assertRefused(
        contents.versions(admin(), nothing, Optional.empty(), 10),
        AdvisoryFailure.CONTENT_NOT_FOUND);
  }

  @Test
  void the_flag_is_turned_by_a_super_admin_and_every_turn_is_audited() {
    assertThat(successOf(ai.read(admin()))).isEqualTo(AiFlag.untouched(SITE));
    AiFlag on = successOf(ai.turn(superAdmin(), true));
    assertThat(on.enabled()).isTrue();
    assertThat(successOf(ai.read(admin()))).isEqualTo(on);
    assertThat(successOf(ai.turn(superAdmin(), true))).isEqualTo(on);
    assertThat(stage.flags.all()).as("a repeat makes no new row").hasSize(1);
    successOf(ai.turn(superAdmin(), false));
    assertThat(stage.flags.all()).hasSize(2);
    assertThat(stage.trail.history(AdvisoryHistory.chainOf(SITE)).links())
        .extracting(link -> link.entry().action() + " " + link.entry().details().get("enabled"))
        .containsExactly("ai_enabled.set true", "ai_enabled.set false");
    assertThat(stage.trail.entries())
        .allSatisfy(entry -> assertThat(entry.details()).containsEntry("site_id", SITE.toString()));
  }

  @Test
  void turning_off_what_was_never_on_writes_nothing() {
    assertThat(successOf(ai.turn(superAdmin(), false))).isEqualTo(AiFlag.untouched(SITE));
    assertThat(stage.trail.entries()).isEmpty();
  }
}
