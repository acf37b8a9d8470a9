package io.ringledger.api.rest;

import io.restassured.response.Response;
import io.ringledger.api.rest.RewardExamples.Notes;
import io.ringledger.shared.rest.testing.Api;
import io.ringledger.shared.rest.testing.Api.Person;
import java.util.LinkedHashMap;
import java.util.Map;

/** Says something, has it suggested otherwise and decides, for the examples of the API. */
final class AdvisoryExamples {

  private final Person admin;
  private final String site;

  AdvisoryExamples(Person admin, String site) {
    this.admin = admin;
    this.site = site;
  }

  void play(Notes notes) {
    Map<String, Object> on = body("enabled", true);
    notes.note("setAiEnabled", on, Api.post(admin, "/admin/config/ai_enabled", on));
    String of = "?site_id=" + site;
    notes.note("getAiEnabled", null, Api.get(admin, "/admin/config/ai_enabled" + of));

    Map<String, Object> said = body("key", "fight-night");
    said.put("title", "Fight night");
    said.put("body", "Ada fights Ben. It will be a fight to remember.");
    Response made = Api.post(admin, "/content", said);
    notes.note("createContent", said, made);
    String content = made.path("content_id");
    String path = "/content/" + content;
    notes.note("listContents", null, Api.get(admin, "/content" + of + "&limit=1"));
    notes.note("getContent", null, Api.get(admin, path + of));
    Map<String, Object> edit = body("base_version", 1);
    edit.put("title", "Fight night");
    edit.put("body", "Ada fights Ben in Berlin. It will be a fight to remember.");
    notes.note("editContent", edit, Api.put(admin, path, edit));

    String first = ask(notes, content, "example-1").path("suggestion_id");
    String second = ask(notes, content, "example-2").path("suggestion_id");
    notes.note("getSuggestion", null, Api.get(admin, "/suggestions/" + second + of));
    Map<String, Object> reason = body("reason", "The date is known by now: 12 June.");
    notes.note(
        "rejectSuggestion", reason, Api.put(admin, "/suggestions/" + second + "/reject", reason));
    Map<String, Object> approval = Map.of("site_id", site);
    notes.note(
        "approveSuggestion",
        approval,
        Api.put(admin, "/suggestions/" + first + "/approve", approval));
    notes.note("listSuggestions", null, Api.get(admin, "/suggestions" + of + "&limit=1"));
    notes.note("listContentVersions", null, Api.get(admin, path + "/versions" + of + "&limit=1"));
  }

  private Response ask(Notes notes, String content, String key) {
    Map<String, Object> wish = body("content_id", content);
    wish.put("instruction", "Say when and where.");
    Response made = Api.confirm(admin, "/suggestions", key, wish);
    notes.note("requestSuggestion", wish, made);
    return made;
  }

  private Map<String, Object> body(String name, Object value) {
    Map<String, Object> body = new LinkedHashMap<>();
    body.put("site_id", site);
    body.put(name, value);
    return body;
  }
}
