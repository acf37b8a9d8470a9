package io.ringledger.vault.rest.content;

import io.ringledger.shared.domain.Outcome;
import io.ringledger.shared.rest.OutcomeAnswers;
import io.ringledger.vault.application.content.Contents;
import io.ringledger.vault.domain.content.Document;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.EntityTag;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.Variant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** What the vault publishes, byte for byte. */
@Path("/api/documents")
@Tag(name = "documents", description = "Published documents of the vault, by their content.")
public class DocumentsResource {

  /** A block of bytes, as IPFS gateways call it. */
  static final String RAW = "application/vnd.ipld.raw";

  private static final String FOR_EVER = "public, max-age=31536000, immutable";
  private static final List<Variant> FORMS =
      List.of(
          new Variant(MediaType.APPLICATION_JSON_TYPE, (String) null, null),
          new Variant(MediaType.valueOf(RAW), (String) null, null));

  private final Contents contents;

  public DocumentsResource(Contents contents) {
    this.contents = contents;
  }

  @GET
  @Path("{cid}")
  @PermitAll
  @Produces({MediaType.APPLICATION_JSON, RAW})
  @Operation(
      operationId = "getDocument",
      summary = "A published document",
      description =
          "The very bytes whose SHA-256 is in the CID, so that whoever asks can check them. They"
              + " never change. Ask for "
              + RAW
              + " where the bytes count and not what they say.")
  @APIResponse(
      responseCode = "200",
      description = "The document.",
      content =
          @Content(
              mediaType = MediaType.APPLICATION_JSON,
              schema = @Schema(type = SchemaType.OBJECT)))
  public Response document(@PathParam("cid") String cid, @Context Request request) {
    return switch (contents.find(cid)) {
      case Outcome.Success<Document>(Document document) -> answer(document, request);
      case Outcome.Rejected<Document> refusal -> OutcomeAnswers.respond(refusal, _ -> "");
    };
  }

  private static Response answer(Document document, Request request) {
    EntityTag tag = new EntityTag(document.cid().text());
    Response.ResponseBuilder unchanged = request.evaluatePreconditions(tag);
    Variant form = request.selectVariant(FORMS);
    return (unchanged == null ? Response.ok(document.bytes()).type(form.getMediaType()) : unchanged)
        .tag(tag)
        .header(HttpHeaders.CACHE_CONTROL, FOR_EVER)
        .header(HttpHeaders.VARY, HttpHeaders.ACCEPT)
        .build();
  }
}
