package io.ringledger.advisory.rest.response;

import io.ringledger.advisory.domain.Content;

/** What a site says. */
public record ContentResponse(
    String contentId,
    String siteId,
    String key,
    int version,
    String title,
    String body,
    String createdAt,
    String publishedAt) {

  public static ContentResponse of(Content content) {
    return new ContentResponse(
        content.id().toString(),
        content.site().toString(),
        content.key().value(),
        content.canonical().number(),
        content.canonical().text().title(),
        content.canonical().text().body(),
        content.createdAt().toString(),
        content.canonical().at().toString());
  }
}
