package io.ringledger.bouts.application.planted;

import io.ringledger.identity.application.Users;

/** Calls into another context. */
public record MeetsIdentity(Users users) {}
