package io.ringledger.sites.persistence;

import java.util.LinkedHashMap;
import java.util.Map;

/** A row that is right in each table of sites. */
public final class GoodSiteRows {

  private GoodSiteRows() {}

  public static Map<String, Map<String, String>> ofEachTable() {
    Map<String, String> site = new LinkedHashMap<>();
    site.put("id", "gen_random_uuid()");
    site.put("slug", "'s-' || gen_random_uuid()");
    site.put("name", "'A'");
    site.put("currency", "'EUR'");
    site.put("open", "true");
    site.put("created_at", "now()");
    Map<String, String> admin = new LinkedHashMap<>();
    admin.put("site_id", "(select id from sites limit 1)");
    admin.put("user_id", "(select id from users limit 1)");
    admin.put("granted_at", "now()");
    Map<String, Map<String, String>> rows = new LinkedHashMap<>();
    rows.put("sites", site);
    rows.put("site_admins", admin);
    return rows;
  }
}
