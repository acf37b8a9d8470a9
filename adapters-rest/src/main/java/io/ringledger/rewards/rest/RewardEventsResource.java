package io.ringledger.rewards.rest;

import io.ringledger.rewards.application.settlement.RewardIntake;
import io.ringledger.rewards.application.settlement.RewardIntake.Received;
import io.ringledger.rewards.rest.response.ReceivedBatchResponse;
import io.ringledger.rewards.rest.response.ReceivedEventResponse;
import io.ringledger.rewards.security.Services;
import io.ringledger.shared.domain.Outcome;
import io.ringledger.shared.domain.Outcome.Rejected;
import io.ringledger.shared.domain.Outcome.Success;
import io.ringledger.shared.rest.OutcomeAnswers;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.headers.Header;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Where registered event sources send what may earn points. */
@Path("/reward-events")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed(Services.ROLE)
@Tag(name = "rewards", description = "Events become points, exactly once.")
public class RewardEventsResource {

  /** CloudEvents 1.0, JSON format. */
  static final String EVENT = "application/cloudevents+json";

  static final String BATCH = "application/cloudevents-batch+json";

  private static final int ACCEPTED = 202;

  private final RewardIntake intake;
  private final Services services;

  public RewardEventsResource(RewardIntake intake, Services services) {
    this.intake = intake;
    this.services = services;
  }

  @POST
  @RolesAllowed(Services.ROLE)
  @Consumes({EVENT, BATCH, MediaType.APPLICATION_JSON})
  @Operation(
      operationId = "sendRewardEvents",
      summary = "Send one event or a batch",
      description =
          "CloudEvents 1.0 in structured JSON; a JSON array is a batch of 1 to 500. An event is kept before"
              + " this answers. The same source and id again get the settlement that is there, the same id"
              + " with other content is refused. In a batch each event has its own outcome, in the order of"
              + " the events, and the answer is 202 where any of them is new.")
  @RequestBody(
      content = {
        @Content(
            mediaType = MediaType.APPLICATION_JSON,
            schema = @Schema(type = SchemaType.OBJECT)),
        @Content(mediaType = EVENT, schema = @Schema(type = SchemaType.OBJECT)),
        @Content(mediaType = BATCH, schema = @Schema(type = SchemaType.ARRAY))
      })
  @APIResponse(
      responseCode = "202",
      description = "Kept, and about to be settled.",
      headers =
          @Header(
              name = HttpHeaders.LOCATION,
              description = "Where the settlement of a single event is.",
              schema = @Schema(type = SchemaType.STRING)),
      content =
          @Content(
              schema = @Schema(oneOf = {ReceivedEventResponse.class, ReceivedBatchResponse.class})))
  @APIResponse(
      responseCode = "200",
      description = "Known before; nothing new was kept.",
      content =
          @Content(
              schema = @Schema(oneOf = {ReceivedEventResponse.class, ReceivedBatchResponse.class})))
  public Response send(byte[] body) {
    return switch (intake.receive(services.current().sender(), body)) {
      case Rejected<List<Outcome<Received>>> refusal ->
          OutcomeAnswers.respond(refusal, outcomes -> outcomes);
      case Success<List<Outcome<Received>>>(var outcomes) ->
          isBatch(body) ? batch(outcomes) : single(outcomes.getFirst());
    };
  }

  private static Response single(Outcome<Received> outcome) {
    Response response = OutcomeAnswers.respond(outcome, status(outcome), ReceivedEventResponse::of);
    return outcome instanceof Success<Received>(var received) && !received.known()
        ? Response.fromResponse(response)
            .location(URI.create(ReceivedEventResponse.pathOf(received.settlement())))
            .build()
        : response;
  }

  private static Response batch(List<Outcome<Received>> outcomes) {
    boolean anyNew = outcomes.stream().anyMatch(outcome -> status(outcome) == ACCEPTED);
    return OutcomeAnswers.respond(
        Outcome.success(outcomes),
        anyNew ? ACCEPTED : Response.Status.OK.getStatusCode(),
        ReceivedBatchResponse::of);
  }

  private static int status(Outcome<Received> outcome) {
    return outcome instanceof Success<Received>(var received) && !received.known()
        ? ACCEPTED
        : Response.Status.OK.getStatusCode();
  }

  /** What the body is decides, not what it is called: senders mix the two types up. */
  private static boolean isBatch(byte[] body) {
    for (byte one : body) {
      if (one != ' ' && one != '\n' && one != '\r' && one != '\t') {
        return one == '[';
      }
    }
    return false;
  }
}
