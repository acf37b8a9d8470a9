package io.ringledger.shared.domain.planted;

import io.ringledger.bouts.domain.BoutId;

/** Is shared by every context and knows one of them. */
public record MeetsBouts(BoutId bout) {}
