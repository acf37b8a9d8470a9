package io.ringledger.bouts.application.planted;

import io.ringledger.bouts.domain.Bout;
import io.ringledger.planted.Adapter;

/** Knows an adapter. */
public record Outward(Adapter adapter, Bout bout) {}
