package io.ringledger.bouts.xaman;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What we use of Xaman's platform API, with its bodies as they are on the wire (in {@code
 * snake_case}). Types as in Xaman's own SDK (XRPL-Labs/XUMM-SDK, {@code
 * src/types/xumm-api/index.ts}); what we do not read is left out.
 */
interface XamanApi {

  /** {@code POST payload}: asks for a signature. Each call makes another payload. */
  CreatedPayload create(NewPayload payload) throws XamanFailureException;

  /** {@code GET payload/{uuid}}. */
  PayloadDetails payload(UUID uuid) throws XamanFailureException;

  /** {@code GET payload/ci/{identifier}}: the payload that was created with this identifier. */
  PayloadDetails payload(String identifier) throws XamanFailureException;

  /** {@code DELETE payload/{uuid}}: takes it back, unless somebody opened it. */
  CancelledPayload cancel(UUID uuid) throws XamanFailureException;

  /** What is asked for. */
  @RegisterForReflection
  record NewPayload(Map<String, Object> txjson, Options options, CustomMeta customMeta) {}

  /**
   * How it is to be signed.
   *
   * @param expire minutes until it can no longer be opened
   * @param signers the accounts that may sign; the transaction's own {@code Account} is a wish only
   * @param forceNetwork the network the wallet must be on
   */
  @RegisterForReflection
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record Options(
      boolean submit,
      boolean multisign,
      int expire,
      List<String> signers,
      @Nullable String forceNetwork,
      @Nullable ReturnUrl returnUrl) {}

  /** Where the person goes afterwards, on the phone and in the browser. */
  @RegisterForReflection
  record ReturnUrl(String app, String web) {}

  /** What we add for ourselves and for the person who signs. */
  @RegisterForReflection
  record CustomMeta(String identifier, String instruction, Map<String, String> blob) {}

  /** What came of asking. */
  @RegisterForReflection
  record CreatedPayload(@JsonProperty(required = true) UUID uuid) {}

  /** All that is known of a payload. */
  @RegisterForReflection
  record PayloadDetails(
      @JsonProperty(required = true) Meta meta,
      @Nullable Times payload,
      @Nullable Response response,
      @Nullable KnownMeta customMeta) {}

  /** How far it has come. Of a payload that does not exist the rest may be missing. */
  @RegisterForReflection
  record Meta(
      @JsonProperty(required = true) boolean exists,
      @Nullable UUID uuid,
      @Nullable Boolean signed,
      @Nullable Boolean cancelled,
      @Nullable Boolean resolved,
      @Nullable Boolean expired,
      @Nullable Boolean appOpened,
      @Nullable Boolean openedByDeeplink) {}

  /** When it ends. */
  @RegisterForReflection
  record Times(@Nullable String expiresAt) {}

  /** What was signed. */
  @RegisterForReflection
  record Response(@Nullable String hex, @Nullable String txid) {}

  /** What we added when we asked. */
  @RegisterForReflection
  record KnownMeta(@Nullable String identifier) {}

  /** What came of taking it back. */
  @RegisterForReflection
  record CancelledPayload(@JsonProperty(required = true) CancelResult result) {}

  /** Whether it is taken back, and why not. */
  @RegisterForReflection
  record CancelResult(
      @JsonProperty(required = true) boolean cancelled,
      @JsonProperty(required = true) @Nullable String reason) {}
}
