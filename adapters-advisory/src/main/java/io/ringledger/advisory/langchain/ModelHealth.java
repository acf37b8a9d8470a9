package io.ringledger.advisory.langchain;

import java.time.Instant;

/**
 * How it goes with the model, as calls have shown.
 *
 * @param asked whether there was a call yet
 * @param broken whether the last one failed through the model's fault
 * @param since when it is so
 * @param note why; plain, without a secret
 */
public record ModelHealth(boolean asked, boolean broken, Instant since, String note) {}
