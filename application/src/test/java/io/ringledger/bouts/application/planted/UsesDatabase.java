package io.ringledger.bouts.application.planted;

import java.sql.Connection;

/** Knows how things are stored. */
public record UsesDatabase(Connection connection) {}
