package io.ringledger.bouts.domain.planted;

import io.ringledger.identity.domain.EmailAddress;

/** Knows a type of another context. */
public record MeetsIdentity(EmailAddress email) {}
