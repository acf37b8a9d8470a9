package io.ringledger.api.rest;

import io.restassured.response.Response;
import io.ringledger.api.rest.RewardExamples.Notes;
import io.ringledger.shared.rest.testing.Api;
import io.ringledger.shared.rest.testing.Api.Person;
import java.util.LinkedHashMap;
import java.util.Map;

/** Opens a site, for the examples of the API. */
final class SiteExamples {

  private final Person admin;

  SiteExamples(Person admin) {
    this.admin = admin;
  }

  /** Answers the site. */
  String play(Notes notes) {
    Map<String, Object> wanted = new LinkedHashMap<>();
    wanted.put("slug", "fight-night");
    wanted.put("name", "Fight Night");
    wanted.put("currency", "EUR");
    Response made = Api.post(admin, "/sites", wanted);
    notes.note("createSite", wanted, made);
    String site = made.path("site_id");
    String path = "/sites/" + site;
    notes.note("listSites", null, Api.get(admin, "/sites?limit=1"));
    notes.note("getSite", null, Api.get(admin, path));
    Map<String, Object> open = Map.of("open", true);
    notes.note("openSite", open, Api.put(admin, path, open));
    String user = Api.join("site-admin", "fighter").userId();
    notes.note("grantSiteAdmin", null, Api.as(admin).put(path + "/admins/" + user));
    notes.note("listSiteAdmins", null, Api.get(admin, path + "/admins"));
    notes.note("revokeSiteAdmin", null, Api.delete(admin, path + "/admins/" + user));
    Map<String, Object> rewards = new LinkedHashMap<>();
    rewards.put("enabled", true);
    rewards.put("minor_per_point", 100);
    rewards.put("grade", "shop");
    notes.note("putOrderRewards", rewards, Api.put(admin, path + "/order-rewards", rewards));
    notes.note("getOrderRewards", null, Api.get(admin, path + "/order-rewards"));
    Map<String, Object> visitor = Map.of("site_id", site);
    notes.note("welcomeVisitor", visitor, Api.post(null, "/visitors", visitor));
    return site;
  }
}
