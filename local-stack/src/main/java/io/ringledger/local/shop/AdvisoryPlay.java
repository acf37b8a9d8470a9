package io.ringledger.local.shop;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.ringledger.local.demo.ApiClient.Answer;
import io.ringledger.local.demo.Json;
import io.ringledger.local.demo.Narration;
import java.util.Optional;

/** Suggestions for what a site says: off, on, approved, outdated, rejected, and off again. */
final class AdvisoryPlay {

  private static final String SWITCH = "/admin/config/ai_enabled";

  private final ShopScene scene;
  private final Narration story;

  AdvisoryPlay(ShopScene scene) {
    this.scene = scene;
    this.story = scene.story();
  }

  void run() throws InterruptedException {
    story.begin("Mona asks for a better text while AI advisory is off");
    JsonNode content = created();
    scene.refused(suggest(content), 409, "advisory_disabled", "a suggestion");
    story.begin("A super-admin turns it on; Mona gets a suggestion and approves it");
    scene.refused(turn(scene.admin().bearer(), true), 403, "forbidden", "Mona turns it on herself");
    turn(scene.superAdmin().bearer(), true).expect(200);
    JsonNode approved = suggest(content).expect(201);
    story.detail(
        "by %s %s, with %d findings; the text itself has not changed"
            .formatted(
                Json.text(approved, "provider"),
                Json.text(approved, "provider_version"),
                approved.path("findings").size()));
    story.check(version(content) == 1, "the text changed before anybody approved");
    JsonNode stale = suggest(content).expect(201);
    decide(approved, "approve", ShopApi.on(scene.site())).expect(200);
    story.check(version(content) == 2, "the approved text is not version 2");
    story.detail("approved: version 2, which names its suggestion");
    story.begin("What is outdated is not approved, and what is bad is rejected with a reason");
    scene.refused(
        decide(stale, "approve", ShopApi.on(scene.site())),
        409,
        "suggestion_stale",
        "the other suggestion, made for version 1");
    String reason = "It is about a text that is gone.";
    JsonNode rejected =
        decide(stale, "reject", ShopApi.on(scene.site()).put("reason", reason)).expect(200);
    story.check(Json.text(rejected, "reason").equals(reason), "the reason is lost: " + rejected);
    story.detail("rejected: \"%s\"".formatted(reason));
    turn(scene.superAdmin().bearer(), false).expect(200);
    scene.refused(suggest(content), 409, "advisory_disabled", "after it was turned off again");
    story.check(version(content) == 2, "the text changed by itself");
  }

  private JsonNode created() throws InterruptedException {
    ObjectNode body =
        ShopApi.on(scene.site())
            .put("key", "fight-night")
            .put("title", "Fight night")
            .put(
                "body",
                "Doors open at seven. Twelve rounds, two fighters, one winner. The fight is"
                    + " streamed live, and whoever was there will tell of it.");
    return scene.shops().post(scene.admin().bearer(), "/content", body).expect(201);
  }

  private Answer suggest(JsonNode content) throws InterruptedException {
    ObjectNode body = ShopApi.on(scene.site()).put("content_id", Json.text(content, "content_id"));
    return scene.shops().post(scene.admin().bearer(), "/suggestions", body, ShopScene.key());
  }

  private Answer decide(JsonNode suggestion, String verb, ObjectNode body)
      throws InterruptedException {
    String path = "/suggestions/%s/%s".formatted(Json.text(suggestion, "suggestion_id"), verb);
    return scene.shops().put(scene.admin().bearer(), path, body);
  }

  private Answer turn(Optional<String> token, boolean on) throws InterruptedException {
    return scene.shops().post(token, SWITCH, ShopApi.on(scene.site()).put("enabled", on));
  }

  private long version(JsonNode content) throws InterruptedException {
    String path = "/content/" + Json.text(content, "content_id");
    return Json.number(
        scene.shops().get(scene.admin().bearer(), path, scene.site()).expect(200), "version");
  }
}
