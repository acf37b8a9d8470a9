package io.ringledger.shared.rest.testing;

import io.restassured.response.Response;
import io.ringledger.shared.rest.testing.Api.Person;
import java.util.Map;
import java.util.UUID;

/** A site with somebody of each standing, made over the API. */
public record Premises(String siteId, Person superAdmin, Person siteAdmin, Person visitor) {

  /** A new site that sells for euros. */
  public static Premises opened() {
    String name = "s" + UUID.randomUUID();
    Person superAdmin = Api.join(name + "-super", "admin");
    Person siteAdmin = Api.join(name + "-admin", "fighter");
    Response made =
        Api.post(superAdmin, "/sites", Map.of("slug", name, "name", "Ring", "currency", "EUR"));
    made.then().statusCode(201);
    String site = made.path("site_id");
    Api.as(superAdmin)
        .put("/sites/" + site + "/admins/" + siteAdmin.userId())
        .then()
        .statusCode(200);
    return new Premises(site, superAdmin, siteAdmin, visitorOf(site));
  }

  /** Somebody unknown who has just come to the site. */
  public static Person visitorOf(String site) {
    Response welcomed = Api.post(null, "/visitors", Map.of("site_id", site));
    welcomed.then().statusCode(201);
    return new Person(welcomed.path("visitor_id"), "", "visitor", welcomed.<String>path("token"));
  }
}
