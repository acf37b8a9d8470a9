package io.ringledger.sites.domain;

import io.ringledger.shared.domain.CurrencyCode;
import io.ringledger.shared.domain.SiteId;
import java.time.Instant;
import java.util.regex.Pattern;

/**
 * A site of the promotion: a tenant with its own goods, orders and contents.
 *
 * @param slug its name in addresses: 2 to 60 lower-case letters, digits and hyphens; unique
 * @param name as people read it, 1 to 100 characters
 * @param currency in which it sells
 * @param open whether visitors are let in; its admins always are
 */
public record Site(
    SiteId id, String slug, String name, CurrencyCode currency, boolean open, Instant createdAt) {

  public static final int MAX_NAME_LENGTH = 100;
  public static final String SLUG_FORM = "[a-z0-9](?:[a-z0-9-]{0,58}[a-z0-9])";
  private static final Pattern SLUG = Pattern.compile(SLUG_FORM);

  public Site {
    if (!SLUG.matcher(slug).matches()) {
      throw new IllegalArgumentException("a slug has 2 to 60 letters, digits and hyphens");
    }
    if (name.isBlank() || name.length() > MAX_NAME_LENGTH) {
      throw new IllegalArgumentException("a site has a name of at most 100 characters");
    }
  }

  /** The same site, letting visitors in or not. */
  public Site opened(boolean forVisitors) {
    return new Site(id, slug, name, currency, forVisitors, createdAt);
  }
}
