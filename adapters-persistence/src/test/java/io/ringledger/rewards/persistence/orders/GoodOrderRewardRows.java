package io.ringledger.rewards.persistence.orders;

import java.util.LinkedHashMap;
import java.util.Map;

/** A row that is right in each table of what orders earn. */
public final class GoodOrderRewardRows {

  private GoodOrderRewardRows() {}

  public static Map<String, Map<String, String>> ofEachTable() {
    Map<String, String> mapping = new LinkedHashMap<>();
    mapping.put("site_id", "(select id from sites limit 1)");
    mapping.put("version", "1");
    mapping.put("enabled", "true");
    mapping.put("minor_per_point", "100");
    mapping.put("grade", "'shop'");
    mapping.put("changed_by", "(select id from users limit 1)");
    mapping.put("changed_at", "now()");
    return Map.of("order_reward_mappings", mapping);
  }
}
