package io.ringledger.api.rest;

import static io.ringledger.vault.domain.VaultFailure.DOCUMENT_ID_INVALID;
import static io.ringledger.vault.domain.VaultFailure.DOCUMENT_NOT_FOUND;

import io.ringledger.api.rest.OperationGuide.Row;
import java.util.Map;
import java.util.Set;

/** Which refusals the operations on published documents know; they are open to everybody. */
final class DocumentGuide {

  static final Map<String, Row> ROWS =
      Map.ofEntries(
          OperationGuide.row("getDocument", Set.of(), DOCUMENT_ID_INVALID, DOCUMENT_NOT_FOUND));

  private DocumentGuide() {}
}
