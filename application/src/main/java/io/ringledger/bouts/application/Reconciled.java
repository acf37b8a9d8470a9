package io.ringledger.bouts.application;

import io.ringledger.bouts.application.outbound.SigningRequests.SigningResult;
import io.ringledger.bouts.domain.BoutId;
import io.ringledger.bouts.domain.Escrow;
import java.util.UUID;

/** A signing request as it stands, and the escrow it is about, which it did not move. */
public record Reconciled(BoutId bout, Escrow escrow, UUID payload, SigningResult signing) {}
