package io.ringledger.vault.content;

import io.ringledger.vault.domain.content.Document;
import java.io.ByteArrayOutputStream;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/** A form with a document in it ({@code multipart/form-data}, RFC 7578). */
final class Multipart {

  private Multipart() {}

  /**
   * Makes it the body of a request.
   *
   * @param fields names and values that need no quoting
   * @param file the name of the field that the document is in
   */
  static HttpRequest.Builder post(
      HttpRequest.Builder request, Map<String, String> fields, String file, Document document) {
    // No document holds the hash of itself.
    String boundary = "ringledger-" + document.cid();
    ByteArrayOutputStream body = new ByteArrayOutputStream(document.bytes().length + 1024);
    fields.forEach(
        (name, value) ->
            write(
                body,
                "--%s\r\nContent-Disposition: form-data; name=\"%s\"\r\n\r\n%s\r\n"
                    .formatted(boundary, name, value)));
    write(
        body,
        "--%s\r\nContent-Disposition: form-data; name=\"%s\"; filename=\"%s\"\r\n"
            .formatted(boundary, file, document.cid()));
    write(body, "Content-Type: application/octet-stream\r\n\r\n");
    body.writeBytes(document.bytes());
    write(body, "\r\n--%s--\r\n".formatted(boundary));
    return request
        .header("Content-Type", "multipart/form-data; boundary=" + boundary)
        .POST(HttpRequest.BodyPublishers.ofByteArray(body.toByteArray()));
  }

  private static void write(ByteArrayOutputStream body, String text) {
    body.writeBytes(text.getBytes(StandardCharsets.UTF_8));
  }
}
